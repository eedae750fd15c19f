import { toCsv, toNdjson, toTabs } from '../../src/table/csv.ts';
import { nameOfAnswer, nameOfRows } from '../answer/fileNames.ts';
import { arrangeColumns } from '../answer/columns.ts';
import type { Table } from '../../src/table/flatten.ts';
import type { Picture } from '../answer/picture.ts';
import type { Numbers } from '../answer/numbers.ts';
import { linkTo } from '../address.ts';
import { commandOf } from '../commandOf.ts';
import { ForPrograms } from './ForPrograms.tsx';
import { copyText, saveFile } from '../save.ts';
import type { Shown } from '../sessions.ts';
import { useSay, useSession } from '../useSession.ts';

interface Props {
  readonly shown: Shown;
  readonly picture: Picture;
  /** The rows behind the view, filtered and sorted. */
  readonly rows: Table | null;
  /** The numbers of the picture, where one is drawn. */
  readonly numbers: Numbers | null;
}

/** Files, links and commands to leave with. */
export function TakeAway({ shown, picture, rows, numbers }: Props) {
  const { said } = useSession();
  const say = useSay();
  const name = nameOfAnswer(shown.asked, picture.title);
  const copy = async (what: string, text: string): Promise<void> => {
    const isCopied = await copyText(text);
    say(isCopied ? `${what} copied.` : `The browser does not let this page copy. ${what}: ${text}`);
  };
  return (
    <footer className="mg-take">
      <div className="mg-line" role="group" aria-label="Take it away">
        {rows && (
          <RowsAway
            rows={rows}
            numbers={numbers}
            picture={picture}
            name={nameOfRows(shown.asked, picture, rows)}
            copy={copy}
          />
        )}
        <button
          type="button"
          onClick={() => {
            const file = `${JSON.stringify(shown.data, null, 2)}\n`;
            saveFile(`${name}.json`, 'application/json', file);
            say(`Saved as ${name}.json: the whole answer.`);
          }}
        >
          JSON
        </button>
        <button
          type="button"
          onClick={() => void commandOf(shown, rows).then(({ what, text }) => copy(what, text))}
        >
          Copy as curl
        </button>
        <button
          type="button"
          onClick={() => void linkTo(shown, picture).then((link) => copy('Link', link))}
        >
          Copy link
        </button>
        <ForPrograms shown={shown} picture={picture} copy={copy} />
      </div>
      <p className="mg-said" role="status">
        {said}
      </p>
    </footer>
  );
}

interface RowsAwayProps extends Pick<Props, 'picture' | 'numbers'> {
  readonly rows: Table;
  /** Of files, without their ending. */
  readonly name: string;
  readonly copy: (what: string, text: string) => Promise<void>;
}

/** Rows as sheets and lines; where a picture is drawn of them, a sheet has its numbers. */
function RowsAway({ rows, numbers, picture, name, copy }: RowsAwayProps) {
  const say = useSay();
  const sheet = () => (numbers ? sheetOf(numbers) : arrangeColumns(rows, picture));
  const what = numbers
    ? 'the numbers of the picture, with totals'
    : 'the rows, filtered and sorted as shown';
  return (
    <>
      <button
        type="button"
        onClick={() => void copy(numbers ? 'Numbers' : 'Table', toTabs(sheet()))}
      >
        {numbers ? 'Copy numbers' : 'Copy table'}
      </button>
      <button
        type="button"
        onClick={() => {
          const file = numbers ? `${name}-${picture.view}` : name;
          saveFile(`${file}.csv`, 'text/csv;charset=utf-8', toCsv(sheet()));
          say(`Saved as ${file}.csv: ${what}.`);
        }}
      >
        CSV
      </button>
      <button
        type="button"
        onClick={() => {
          saveFile(`${name}.ndjson`, 'application/x-ndjson', toNdjson(rows.lines));
          say(`Saved as ${name}.ndjson: one row a line, with what it stands under.`);
        }}
      >
        NDJSON
      </button>
    </>
  );
}

function sheetOf({ headings, rows, foot }: Numbers) {
  return { columns: headings.map((heading) => ({ heading })), rows: foot ? [...rows, foot] : rows };
}
