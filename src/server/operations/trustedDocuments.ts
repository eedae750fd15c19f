import { hash } from 'node:crypto';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { TrustedDocument } from '../../operations/manifest.ts';
import type { NamedOperation } from '../../operations/namedOperation.ts';
import type { OperationProblem } from '../../operations/problem.ts';
import { checkDocument } from '../limits/documentRule.ts';
import type { Limits } from '../limits/limits.ts';
import { prepareQuery, type PrepareParts } from './prepareOperation.ts';

export interface Trusted {
  /** By the ids that clients know them by. */
  readonly texts: ReadonlyMap<string, string>;
  /** By the hash of their texts, parsed and found valid. */
  readonly documents: ReadonlyMap<string, DocumentNode>;
  readonly problems: readonly OperationProblem[];
}

/** What of all texts together is prepared, in characters; with all that is derived, a text takes some hundred times that. */
const MAX_PREPARED = 1_000_000;

/** Checks documents, and prepares their queries for their first request; those the graph cannot answer are left out. */
export async function trustDocuments(
  documents: readonly Given[],
  parts: PrepareParts,
): Promise<Trusted> {
  const texts = new Map<string, string>();
  const problems: OperationProblem[] = [];
  const parsed = new Map<string, DocumentNode>();
  let characters = 0;
  for (const { id, text, file, document: node } of documents) {
    // One in each turn of the event loop, so that requests go on.
    await turn();
    try {
      const key = hash('sha256', text);
      const document =
        parsed.get(key) ?? node ?? readDocument(text, parts.graph.schema, parts.limits);
      parsed.set(key, document);
      texts.set(id, text);
      characters += text.length;
      if (characters <= MAX_PREPARED && !parts.trusted.has(text))
        await prepare(text, document, parts);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      problems.push({ file, line: null, message: `Document ${id}: ${error.message}` });
    }
  }
  return { texts, documents: parsed, problems };
}

/** What may be asked by its text; throws the first error there is. */
export function readDocument(text: string, schema: GraphQLSchema, limits: Limits): DocumentNode {
  const document = parse(text, { maxLexicalTokens: limits.maxTokens });
  const error = checkDocument(document, limits) ?? validate(schema, document)[0];
  if (error) throw error;
  return document;
}

async function prepare(text: string, document: DocumentNode, parts: PrepareParts): Promise<void> {
  const operation = getOperationAST(document);
  if (operation?.operation !== OperationTypeNode.QUERY) return;
  await prepareQuery({ text, known: parts.known.know(document), variables: {} }, parts);
}

interface Given extends TrustedDocument {
  /** Where it is parsed and valid already. */
  readonly document?: DocumentNode;
}

/** The operations of files have the hash of their text as id. */
export function documentsOf(operations: readonly NamedOperation[]): readonly Given[] {
  return operations.map(({ hash: id, text, file, document }) => ({ id, text, file, document }));
}

export async function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
