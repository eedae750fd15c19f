import { hash } from 'node:crypto';
import type { OperationFiles } from '../../operations/operationFiles.ts';
import { bindInTurns, type OperationSet } from '../../operations/operationSet.ts';
import { followUps } from '../../page/followUps.ts';
import { ownQuestions } from '../../page/ownQuestions.ts';
import type { TrustedQueries } from '../known/knownOperations.ts';
import { prepareOperation, type PreparedOperation, type PrepareParts } from './prepareOperation.ts';
import { documentsOf, trustDocuments, turn, type Trusted } from './trustedDocuments.ts';

/** What is prepared of the files. */
export interface Prepared extends Trusted {
  readonly set: OperationSet;
  readonly operations: ReadonlyMap<string, PreparedOperation>;
  readonly queries: TrustedQueries;
}

interface Given {
  readonly files: Pick<OperationFiles, 'current' | 'documents'>;
  /** What was served before. */
  readonly before: OperationSet | undefined;
  /** Whether the playground's own questions are trusted as well. */
  readonly trustsPage: boolean;
}

/** Makes all that the first answers to named operations and trusted documents would have to make. */
export async function prepareAll(
  { files, before, trustsPage }: Given,
  parts: Omit<PrepareParts, 'trusted'>,
): Promise<Prepared> {
  const { schema } = parts.graph;
  const set = await bindInTurns(files.current(), { schema, before, turn });
  const queries: TrustedQueries = new Map();
  const preparing = { ...parts, trusted: queries };
  const operations = new Map<string, PreparedOperation>();
  for (const operation of set.list()) {
    // One in each turn of the event loop, so that requests go on.
    await turn();
    operations.set(operation.name, await prepareOperation(operation, preparing));
  }
  const given = [...documentsOf(set.list()), ...files.documents()];
  const trusted = await trustDocuments(given, preparing);
  const ofPage = trustsPage ? await textsOfPage(schema, set) : [];
  const texts = new Map([...ofPage, ...trusted.texts]);
  const problems = [...set.problems, ...trusted.problems];
  return { ...trusted, texts, problems, set, operations, queries };
}

/** What the page asks by itself, and of the answers to all that it offers, by the hashes of the texts. */
async function textsOfPage(
  schema: PrepareParts['graph']['schema'],
  set: OperationSet,
): Promise<readonly (readonly [string, string])[]> {
  const own = ownQuestions(schema);
  const texts = [...own];
  for (const text of [...own, ...set.list().map((operation) => operation.text)]) {
    await turn();
    texts.push(...followUps(schema, text));
  }
  return texts.map((text) => [hash('sha256', text), text] as const);
}
