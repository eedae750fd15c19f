import { readFile } from 'node:fs/promises';
import { buildSchema, getOperationAST, GraphQLError, type GraphQLSchema } from 'graphql';
import { StartupError } from '../errors.ts';
import { readApiSdl } from '../graph/schemaFiles.ts';
import { EMPTY_FOLDER, updateFolder } from '../operations/folderState.ts';
import { examplesOf, type NamedOperation } from '../operations/namedOperation.ts';
import { OWN_OPERATIONS } from '../operations/operationFiles.ts';
import { bindOperations } from '../operations/operationSet.ts';
import { printProblem } from '../operations/problem.ts';
import { checkDocument } from '../server/limits/documentRule.ts';
import type { Limits } from '../server/limits/limits.ts';
import { checkNodes, countWorstCase } from '../server/limits/nodes.ts';
import { readDocument } from '../server/operations/trustedDocuments.ts';
import { readOperations } from './operationsIn.ts';
import type { Output } from './steps.ts';

export interface OperationsCheckOptions {
  /** Null for those that come with the graph. */
  readonly folder: string | null;
  /** File with the SDL; null for our own. */
  readonly schema: string | null;
  readonly format: 'text' | 'json';
  readonly limits: Limits;
  readonly out: Output;
}

interface Checked {
  readonly name: string;
  readonly file: string;
  /** Elements of lists that it could return at worst, with its examples. */
  readonly nodes: number;
  /** Why it would be refused; null where it would not. */
  readonly problem: string | null;
}

/** Prints what is to be said of each, and whether all can be served. */
export async function runOperationsCheck(options: OperationsCheckOptions): Promise<boolean> {
  const { folder, limits, format, out } = options;
  const schema = await readSchema(options.schema);
  const files = await readOperations(folder ?? OWN_OPERATIONS);
  const state = updateFolder(EMPTY_FOLDER, files);
  const set = bindOperations(schema, [...state.operations.values()]);
  const operations = set.list().map((operation) => checkOperation(schema, operation, limits));
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

async function readSchema(file: string | null): Promise<GraphQLSchema> {
  const sdl = file === null ? readApiSdl() : await readFile(file, 'utf8').catch(() => null);
  if (sdl === null) throw new StartupError(`Expected --schema to name a file, got ${file ?? ''}.`);
  try {
    return buildSchema(sdl);
  } catch (error) {
    throw new StartupError(`Expected --schema to hold the SDL of a graph: ${String(error)}`);
  }
}

function checkOperation(
  schema: GraphQLSchema,
  { name, file, document, operation, ...rest }: NamedOperation,
  limits: Limits,
): Checked {
  const variables = examplesOf(rest);
  const worst = countWorstCase({ schema, document, operation, variables });
  const error = checkDocument(document, limits) ?? checkNodes(worst, limits);
  return { name, file, nodes: worst.nodes, problem: error?.message ?? null };
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
    ({ name, nodes, problem }) =>
      `${problem === null ? 'good' : 'bad '}  ${name.padEnd(width)}  at most ${nodes} elements of lists`,
  );
  const counts = `${operations.length} operations, ${documents} documents of manifests, ${problems.length} problems`;
  return [...lines, ...problems.map((problem) => `bad   ${problem}`), counts, ''].join('\n');
}
