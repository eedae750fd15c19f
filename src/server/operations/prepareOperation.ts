import { OperationTypeNode, parse, print } from 'graphql';
import { forgetTokens } from '../../answer/forgetTokens.ts';
import type { Graph } from '../../graph/graph.ts';
import { formsOf, type Form, type FormName } from '../../operations/forms.ts';
import { examplesOf, type NamedOperation } from '../../operations/namedOperation.ts';
import { createRows, type Rows } from '../../operations/rows.ts';
import { tableShape, type ShapeColumn } from '../../operations/tableShape.ts';
import { pagedDocument } from '../../table/pagedDocument.ts';
import type { KnownOperation, KnownOperations, TrustedQueries } from '../known/knownOperations.ts';
import type { Limits } from '../limits/limits.ts';

/** One query that was parsed, checked, compiled and planned. */
export interface PreparedQuery {
  readonly text: string;
  readonly known: KnownOperation;
}

/** A named operation, and all that can be had of it without an answer. */
export interface PreparedOperation {
  readonly operation: NamedOperation;
  /** Null for what is no query. */
  readonly query: PreparedQuery | null;
  /** The same that asks for one page of its list, wherever it begins; null where there are no pages to follow. */
  readonly paged: (PreparedQuery & { readonly used: ReadonlySet<string> }) | null;
  readonly rows: Rows;
  readonly shape: readonly ShapeColumn[];
  readonly forms: ReadonlyMap<FormName, Form>;
}

export interface PrepareParts {
  readonly graph: Pick<Graph, 'schema' | 'prepare'>;
  readonly known: KnownOperations;
  readonly limits: Limits;
  /** Takes in what is prepared. */
  readonly trusted: TrustedQueries;
}

export async function prepareOperation(
  operation: NamedOperation,
  parts: PrepareParts,
): Promise<PreparedOperation> {
  const shape = tableShape(parts.graph.schema, operation);
  const rows = createRows(operation, shape);
  const { text, document } = operation;
  const isQuery = operation.operation.operation === OperationTypeNode.QUERY;
  const variables = examplesOf(operation);
  const query = isQuery
    ? await prepareQuery({ text, known: parts.known.know(document), variables }, parts)
    : null;
  const paged = isQuery ? await preparePages(operation, parts) : null;
  return { operation, query, paged, rows, shape, forms: formsOf(rows) };
}

interface QueryToPrepare extends PreparedQuery {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Makes all that its first answer would have to make of the text. */
export async function prepareQuery(
  { text, known, variables }: QueryToPrepare,
  { graph, trusted }: Pick<PrepareParts, 'graph' | 'trusted'>,
): Promise<PreparedQuery> {
  const { document, name: operationName } = known;
  known.isWithinLimits(variables);
  await graph.prepare?.({ document, operationName, variables });
  forgetTokens(document);
  trusted.set(text, known);
  return { text, known };
}

const PAGE_SIZE = 100;

async function preparePages(
  operation: NamedOperation,
  parts: PrepareParts,
): Promise<PreparedOperation['paged']> {
  const { connection, document: whole, name: operationName, variables } = operation;
  if (connection === null || variables.some(({ name }) => name === 'all')) return null;
  const { schema } = parts.graph;
  const examples = examplesOf(operation);
  // What a page holds besides may be so much that fewer elements are all that is allowed.
  for (let size = PAGE_SIZE; size > 0; size = Math.floor(size / 2)) {
    const made = pagedDocument({ document: whole, operationName, connection, size, schema });
    const text = print(made.document);
    // Another document with a text of its own, by which plans are known.
    const known = parts.known.know(parse(text));
    if (!known.isWithinLimits(examples)) continue;
    return {
      ...(await prepareQuery({ text, known, variables: examples }, parts)),
      used: made.used,
    };
  }
  return null;
}
