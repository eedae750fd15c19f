import { MongoError, type Db, type Document } from 'mongodb';
import { readPlan, UNTOLD, type PlanFacts } from './explainedPlan.ts';
import type { IndexNames } from './reader.ts';

/** One MongoDB operation of a request, and what it took. */
export interface RecordedOperation {
  readonly operation: 'find' | 'aggregate';
  readonly collection: string;
  readonly command: Document;
  /** When it was asked, after the request came. */
  readonly startMs: number;
  /** From the request of the operation to its last document, in this process. */
  readonly milliseconds: number;
  /** Documents that were found, over all parents of a nested page. */
  readonly returned: number;
  readonly isFailed: boolean;
}

/** The same with how MongoDB went about it. */
export interface ExplainedOperation extends Omit<RecordedOperation, 'command'>, PlanFacts {}

interface Explaining {
  readonly db: Db;
  /** Bound of each operation that explains another. */
  readonly maxTimeMs: number;
  readonly indexNames: IndexNames;
}

/** Asks MongoDB how it went about operations that are over. */
export async function explainOperations(
  recorded: readonly RecordedOperation[],
  explaining: Explaining,
): Promise<readonly ExplainedOperation[]> {
  const explained: ExplainedOperation[] = [];
  // In turn, so that explaining does not crowd out the requests of others.
  for (const { command: asked, ...facts } of recorded) {
    const hint = asked['hint'] as string | undefined;
    const command =
      hint === undefined
        ? asked
        : { ...asked, hint: explaining.indexNames(facts.collection, hint) };
    const plans = facts.isFailed ? null : await explainParts(command, explaining);
    explained.push({ ...facts, ...(plans === null ? UNTOLD : readPlan(plans)) });
  }
  return explained;
}

/** Null when MongoDB does not tell: an answer that stands must not fail for it. */
async function explainParts(
  command: Document,
  { db, maxTimeMs }: Pick<Explaining, 'db' | 'maxTimeMs'>,
): Promise<readonly Document[] | null> {
  const plans: Document[] = [];
  try {
    for (const part of partsOf(command)) {
      plans.push(
        await db.command({
          explain: { ...part, maxTimeMS: maxTimeMs },
          verbosity: 'executionStats',
        }),
      );
    }
    return plans;
  } catch (error) {
    if (error instanceof MongoError) return null;
    throw error;
  }
}

/** Parts that are explained one by one: of a union, MongoDB leaves out some of what it examined. */
function partsOf(command: Document): readonly Document[] {
  // The recorder itself has made it.
  const { pipeline } = command as { readonly pipeline?: readonly Document[] };
  if (pipeline === undefined) return [command];
  const own = pipeline.filter((stage) => !('$unionWith' in stage));
  const unions = pipeline.flatMap((stage) => (stage['$unionWith'] as Union | undefined) ?? []);
  return [
    { ...command, pipeline: own },
    ...unions.map(({ coll, pipeline }) => ({ aggregate: coll, pipeline, cursor: {} })),
  ];
}

interface Union {
  readonly coll: string;
  readonly pipeline: readonly Document[];
}
