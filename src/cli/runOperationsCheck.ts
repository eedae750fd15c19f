import { getOperationAST, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Policies } from '../guards/guardRules.ts';
import { EMPTY_FOLDER, updateFolder } from '../operations/folderState.ts';
import { examplesOf, type NamedOperation } from '../operations/namedOperation.ts';
import { OWN_OPERATIONS } from '../operations/operationFiles.ts';
import { bindOperations } from '../operations/operationSet.ts';
import { printProblem } from '../operations/problem.ts';
import { priceOperation } from '../points/operationCost.ts';
import { checkDocument } from '../server/limits/documentRule.ts';
import type { Limits } from '../server/limits/limits.ts';
import { checkNodes } from '../server/limits/checkNodes.ts';
import { countWorstCase } from '../server/limits/worstCase.ts';
import { readDocument } from '../server/operations/trustedDocuments.ts';
import { readCheckedGraph, type CheckedGraph } from './checkedGraph.ts';
import { readOperations } from './readOperations.ts';
import type { Output } from './steps.ts';

export interface OperationsCheckOptions {
  /** Null for those that come with the graph. */
  readonly folder: string | null;
  /** File with the SDL; null for our own. */
  readonly schema: string | null;
  readonly format: 'text' | 'json';
  /** Scopes that policies stand for. */
  readonly policies?: Policies;
  readonly limits: Limits;
  readonly out: Output;
}

interface Checked {
  readonly name: string;
  readonly file: string;
  /** Elements of lists that it could return at worst, with its examples. */
  readonly nodes: number;
  /** What it is charged before it runs, with its examples. */
  readonly points: number;
  /** Of each list, all scopes of one of its sets are needed; empty for what everybody may ask. */
  readonly scopes: readonly (readonly (readonly string[])[])[];
  /** The same in words; null for what everybody may ask. */
  readonly needs: string | null;
  /** Why it would be refused; null where it would not. */
  readonly problem: string | null;
}

/** Prints what is to be said of each, and whether all can be served. */
export async function runOperationsCheck(options: OperationsCheckOptions): Promise<boolean> {
  const { folder, limits, format, out } = options;
  const graph = await readCheckedGraph(options);
  const { schema } = graph;
  const state = updateFolder(EMPTY_FOLDER, await readOperations(folder ?? OWN_OPERATIONS));
  const set = bindOperations(schema, [...state.operations.values()]);
  const operations = set.list().map((operation) => checkOperation(graph, operation, limits));
  const documents = [...state.manifests.values()].flatMap((manifest) => manifest.documents);
  const wrong = documents.flatMap(({ file, id, text }) => {
    const message = problemOf(schema, text, limits);
    return message === null ? [] : [`${file}: Document ${id}: ${message}`];
  });
  const problems = [
    ...[...state.problems, ...set.problems].map(printProblem),
    ...operations.flatMap(({ file, problem }) => (problem === null ? [] : [`${file}: ${problem}`])),
    ...wrong,
  ];
  const report = { operations, documents: documents.length, problems };
  out.write(format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : printReport(report));
  return problems.length === 0;
}

function checkOperation(
  { schema, needsOf, costs }: CheckedGraph,
  { name, file, document, operation, ...rest }: NamedOperation,
  limits: Limits,
): Checked {
  const variables = examplesOf(rest);
  const cost = priceOperation({ schema, document, operation, costs, work: undefined });
  const worst = countWorstCase({ schema, document, operation, variables });
  const error = checkDocument(document, limits) ?? checkNodes(worst, limits);
  return {
    ...{ name, file, nodes: worst.nodes, points: cost.estimate(variables) },
    ...needsOf(document),
    problem: error?.message ?? null,
  };
}

function problemOf(schema: GraphQLSchema, text: string, limits: Limits): string | null {
  try {
    const operation = getOperationAST(readDocument(text, schema, limits));
    return operation ? null : 'Expected one operation, got another document.';
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}

interface Report {
  readonly operations: readonly Checked[];
  readonly documents: number;
  readonly problems: readonly string[];
}

function printReport({ operations, documents, problems }: Report): string {
  const width = Math.max(0, ...operations.map(({ name }) => name.length));
  const lines = operations.map(
    ({ name, nodes, points, needs, problem }) =>
      `${problem === null ? 'good' : 'bad '}  ${name.padEnd(width)}  at most ${nodes} elements of lists, ${points} points${needs === null ? '' : `, for ${needs}`}`,
  );
  const counts = `${operations.length} operations, ${documents} documents of manifests, ${problems.length} problems`;
  return [...lines, ...problems.map((problem) => `bad   ${problem}`), counts, ''].join('\n');
}
