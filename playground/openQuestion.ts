import { getOperationAST, Kind, OperationTypeNode, parse } from 'graphql';
import { travel } from './address.ts';
import { besideIn, decodeLink, type Linked } from './answer/links.ts';
import type { Picture } from './answer/picture.ts';
import { answerQuestion } from './asking.ts';
import { showPlace } from './places.ts';
import {
  BESIDE,
  dropBeside,
  readSessions,
  sessionOf,
  setPicture,
  startBeside,
  startRun,
  withPicture,
  type Run,
  type Written,
} from './sessions.ts';

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
  else run(opened, startRun);
}

function run(
  { query, variables = '', operationName = null, picture }: Opened,
  start: (written: Written) => Run,
): void {
  withPicture(picture, () => {
    const name = operationName ?? getOperationAST(parse(query))?.name?.value ?? null;
    const asked = { query, variables: readVariables(variables), operationName: name };
    void answerQuestion(start({ query, variables }), {
      asked,
      variablesText: variables,
      headers: {},
    });
  });
}

/** Of a link that somebody changed, variables may be anything. */
export function readVariables(text: string): Readonly<Record<string, unknown>> {
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
  if (isBack && openInEditor === null && isShown(linked)) {
    setPicture(picture ?? { view: 'table' });
    showPlace({ kind: 'answer' });
    return true;
  }
  openQuestion({ ...linked, picture: picture ?? { view: 'table' } }, isBack);
  return true;
}

/** Whether the answer is here still, so that nobody has to wait for it again. */
function isShown({ query, variables }: Omit<Linked, 'picture'>): boolean {
  const { shown, run: asking } = sessionOf(readSessions());
  const isWhole = shown !== null && shown.silence === null && asking === null;
  return isWhole && shown.asked.query === query && shown.variablesText === variables;
}

/** Opens what a link keeps beside its answer; what cannot be read of it is an error of the link. */
export async function openBeside(hash: string): Promise<void> {
  const kept = besideIn(hash);
  if (kept === null) {
    dropBeside();
    return;
  }
  const linked = await decodeLink(kept);
  if (linked === null || !isOnlyAsking(linked.query)) throw new Error('Expected a question.');
  const { shown } = sessionOf(readSessions(), BESIDE);
  const isThere = shown?.asked.query === linked.query && shown.variablesText === linked.variables;
  if (!isThere) run({ ...linked, picture: linked.picture ?? { view: 'table' } }, startBeside);
}

export function isOnlyAsking(query: string): boolean {
  try {
    const operations = parse(query).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    return operations.every(({ operation }) => operation === OperationTypeNode.QUERY);
  } catch {
    return false;
  }
}
