import { parse, validate, type ExecutionResult } from 'graphql';
import type { Db } from 'mongodb';
import { explained } from '../../src/observing/explanation.ts';
import { createGraph } from '../../src/graph/createGraph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import type { Asker, Question } from './questions.ts';

/** What a question takes in one database. */
export interface Cost {
  readonly operations: number;
  readonly keysExamined: number;
  readonly documentsExamined: number;
  /** Things in the answer that have an id. */
  readonly answered: number;
  /** Median of the windows' medians. */
  readonly milliseconds: number;
  /** The median of each window; the databases are asked in turn, so that windows can be compared. */
  readonly windows: readonly number[];
}

/** A database to measure in. */
export interface Site extends Asker {
  readonly resources: number;
  readonly execute: (question: AskedQuery, explain: boolean) => Promise<ExecutionResult>;
}

interface AskedQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const maxTimeMs = 30_000;

export function createSite(db: Db, resources: number): Site {
  const graph = createGraph(accessData(db, maxTimeMs));
  const documents = new Map<string, ReturnType<typeof parse>>();
  const documentOf = (query: string): ReturnType<typeof parse> => {
    const document = documents.get(query) ?? parse(query);
    if (!documents.has(query)) {
      const [error] = validate(graph.schema, document);
      if (error !== undefined) throw new Error(`${error.message} in ${query}`);
    }
    documents.set(query, document);
    return document;
  };
  const execute: Site['execute'] = async ({ query, variables }, explain) => {
    const document = documentOf(query);
    const operation = { document, operationName: null, variables };
    const result = explain
      ? await explained((explanation) => graph.execute({ ...operation, explanation }))
      : await graph.execute(operation);
    const [error] = result.errors ?? [];
    if (error !== undefined) throw error;
    return result;
  };
  return {
    db,
    resources,
    execute,
    ask: async (query, variables) => (await execute({ query, variables }, false)).data ?? {},
  };
}

const windows = 5;
const slowMs = 50;

export interface MeasureOptions {
  /** How often a question is asked in one window. */
  readonly repeats: number;
}

/** What one question takes in each of the databases. */
export async function measure(
  sites: readonly Site[],
  question: Question,
  { repeats }: MeasureOptions,
): Promise<readonly Cost[]> {
  const asked = await Promise.all(
    sites.map(async (site) => ({
      site,
      question: { query: question.query, variables: await question.variables(site) },
      medians: [] as number[],
    })),
  );
  for (let window = -1; window < windows; window += 1) {
    const times = asked.map((): number[] => []);
    for (let count = 0; count < repeatsFor(asked, repeats); count += 1) {
      // In turn: what else the machine does then meets all databases alike.
      for (const [index, { site, question }] of asked.entries()) {
        times[index]?.push(await timeOf(() => site.execute(question, false)));
      }
    }
    // The first window warms up plans, caches and code.
    if (window >= 0)
      asked.forEach(({ medians }, index) => medians.push(median(times[index] ?? [])));
  }
  const costs: Cost[] = [];
  for (const { site, question, medians } of asked) {
    const explained = sumOperations(await site.execute(question, true));
    costs.push({ ...explained, milliseconds: median(medians), windows: medians });
  }
  return costs;
}

/** What is slow needs no many repeats to be told so. */
function repeatsFor(
  asked: readonly { readonly medians: readonly number[] }[],
  repeats: number,
): number {
  const isSlow = asked.some(({ medians }) => (medians[0] ?? 0) > slowMs);
  return isSlow ? 1 : repeats;
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

type Operation = Pick<Cost, 'keysExamined' | 'documentsExamined'>;

function sumOperations({
  data,
  extensions,
}: ExecutionResult): Omit<Cost, 'milliseconds' | 'windows'> {
  // What was explained says so.
  const { explain } = extensions as { explain: { operations: readonly Operation[] } };
  const { operations } = explain;
  const sum = (name: keyof Operation): number =>
    operations.reduce((total, operation) => total + operation[name], 0);
  return {
    operations: operations.length,
    keysExamined: sum('keysExamined'),
    documentsExamined: sum('documentsExamined'),
    answered: JSON.stringify(data).split('"id":').length - 1,
  };
}
