import { dataUrl, formUrl, restCommand, toolCall, toolServer } from '../answer/programs.ts';
import { nameOfAnswer } from '../answer/fileNames.ts';
import { operationOf } from '../answer/namedOperations.ts';
import { nameFrom, toOperationText } from '../answer/operationText.ts';
import type { Picture } from '../answer/picture.ts';
import { withValues } from '../answer/withValues.ts';
import { BASE } from '../commandOf.ts';
import { headingOf } from '../../src/table/headings.ts';
import { questions } from '../gallery/index.ts';
import { identityHeaders } from '../identity.ts';
import { isOnlyAsking } from '../openQuestion.ts';
import { useOperations } from '../operations.ts';
import { saveFile } from '../save.ts';
import { loadSchema } from '../schema.ts';
import type { Shown } from '../sessions.ts';
import { useSay } from '../useSession.ts';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  readonly copy: (what: string, text: string) => Promise<void>;
}

/** A contract has no page of its interface. */
const IS_CONTRACT = BASE.includes('/contracts/');

const NO_URL =
  'Only named operations have a URL. Save this as an operation file, put it into the folder that --operations names, and ask it again.';

/** The same question for spreadsheets, programs and assistants. */
export function ForPrograms({ shown, picture, copy }: Props) {
  const say = useSay();
  const { asked, headers, pages } = shown;
  const operation = operationOf(useOperations(), asked);
  const hasKey = identityHeaders(headers)['authorization'] !== undefined;
  const program = { base: BASE, asked, operation, hasKey };
  if (!isOnlyAsking(asked.query)) return null;
  const offer = (what: string, text: string | null): void => {
    if (text === null) say(NO_URL);
    else void copy(what, text);
  };
  const isWhole = pages?.isWhole === true;
  return (
    <>
      <button
        type="button"
        onClick={() => {
          offer('URL', dataUrl(program, { form: 'csv', isWhole }));
        }}
      >
        Copy URL of the data
      </button>
      <button type="button" onClick={() => void saveOperation({ shown, picture }).then(say)}>
        Save as operation file
      </button>
      <button
        type="button"
        onClick={() => {
          offer('REST request', restCommand(program, { isWhole }));
        }}
      >
        Copy as REST
      </button>
      {operation && !IS_CONTRACT && (
        <a className="mg-schema" href={formUrl(BASE, operation)}>
          REST form
        </a>
      )}
      <button type="button" onClick={() => void copy('Call of a tool', toolCall(program))}>
        Copy for MCP
      </button>
      <button type="button" onClick={() => void copy('MCP server', toolServer(program))}>
        Copy MCP server
      </button>
    </>
  );
}

/** Saves what is shown as a file of the folder of operations; resolves to what was done, in words. */
async function saveOperation({ shown, picture }: Pick<Props, 'shown' | 'picture'>) {
  const schema = await loadSchema().catch(() => null);
  const known = questions.find(({ query }) => query.trim() === shown.asked.query.trim());
  const own = nameFrom(nameOfAnswer(shown.asked, picture.title));
  // What was put together here is the same text for all that can be filled in.
  const isOwn = picture.title !== undefined && schema !== null;
  const asked = isOwn ? withValues(schema, shown.asked, own) : shown.asked;
  const name = asked.operationName ?? own;
  const title = known?.text ?? picture.title ?? headingOf(name);
  const text = toOperationText({ asked, title, name, picture, schema });
  saveFile(`${name}.graphql`, 'application/graphql', text);
  return `Saved as ${name}.graphql: in the folder that --operations names, it has a URL and is a tool.`;
}
