import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import { travel } from './address.ts';
import type { Linked } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import { answerQuestion } from './asking.ts';
import { showPlace } from './places.ts';
import { startRun, withPicture } from './sessions.ts';

export interface Opened {
  readonly query: string;
  readonly variables?: string;
  readonly operationName?: string | null;
  readonly picture: Picture;
}

/** `isBack` says that what the editor holds may go: it stands in the history. */
type Opener = (opened: Opened, isBack?: boolean) => void;

/** The editor's way, while one is open. */
let openInEditor: Opener | null = null;

export function registerEditor(opener: Opener): () => void {
  openInEditor = opener;
  return () => {
    if (openInEditor === opener) openInEditor = null;
  };
}

/** Asks a question and shows its answer: in the editor where one is open, on a page of its own otherwise. */
export function openQuestion(opened: Opened, isBack = false): void {
  showPlace({ kind: 'answer' });
  if (openInEditor) openInEditor(opened, isBack);
  else run(opened);
}

function run({ query, variables = '', operationName = null, picture }: Opened): void {
  withPicture(picture, () => {
    const name = operationName ?? getOperationAST(parse(query))?.name?.value ?? null;
    const asked = { query, variables: readVariables(variables), operationName: name };
    void answerQuestion(startRun({ query, variables }), {
      asked,
      variablesText: variables,
      headers: {},
    });
  });
}

/** Of a link that somebody changed, variables may be anything. */
function readVariables(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Opens what a link holds and is true, unless it would change something or is no query: that is left to a click. */
export function openLink({ picture, ...linked }: Linked, isBack = false): boolean {
  if (!isOnlyAsking(linked.query)) return false;
  travel();
  openQuestion({ ...linked, picture: picture ?? { view: 'table' } }, isBack);
  return true;
}

function isOnlyAsking(query: string): boolean {
  try {
    const operations = parse(query).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return operations.every(({ operation }) => operation === OperationTypeNode.QUERY);
  } catch {
    return false;
  }
}
