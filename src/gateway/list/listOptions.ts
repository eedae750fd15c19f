import { z } from 'zod';
import type { ListProblem } from './problem.ts';

const DEFAULT_POLL_MS = 30_000;
const MAX_POLL_MS = 86_400_000;

/** What is said once for the list, and not of each subgraph. */
export interface ListOptions {
  /** Null for never. */
  readonly pollMs: number | null;
  /** Of each policy, all the scopes that it takes; null where the settings say. */
  readonly policies: ReadonlyMap<string, readonly string[]> | null;
  /** Null where the settings say. */
  readonly unauthorized: 'filter' | 'reject' | null;
}

interface CommonOptions {
  readonly options: ListOptions;
  readonly problems: readonly ListProblem[];
  /** Defaults for the options of every subgraph. */
  readonly rest: unknown;
}

/** The options for all subgraphs together, apart from those that each has. */
export function splitOptions(common: unknown): CommonOptions {
  if (!isRecord(common)) return { options: NONE, problems: [], rest: common };
  const { pollMs = DEFAULT_POLL_MS, policies = null, unauthorized = null, ...rest } = common;
  const problems: ListProblem[] = [];
  const read = <T>(name: string, schema: z.ZodType<T>, value: unknown, otherwise: T): T => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) {
      const at = path.map((key) => (typeof key === 'symbol' ? String(key) : key));
      const got = at.length === 0 ? value : undefined;
      const told = got === undefined ? '' : `, got ${JSON.stringify(got)}`;
      problems.push({ path: ['x-mep-graph', name, ...at], message: `${message}${told}` });
    }
    return otherwise;
  };
  const options = {
    pollMs: read('pollMs', pollMsSchema, pollMs, null),
    policies: read('policies', policiesSchema, policies, null),
    unauthorized: read('unauthorized', unauthorizedSchema, unauthorized, null),
  };
  return { options, problems, rest };
}

const NONE: ListOptions = { pollMs: DEFAULT_POLL_MS, policies: null, unauthorized: null };

const pollMsSchema = z
  .unknown()
  .refine((ms) => Number.isInteger(ms) && Number(ms) >= 0 && Number(ms) <= MAX_POLL_MS, {
    message: `expected a whole number of milliseconds up to ${MAX_POLL_MS}, or 0 for never`,
  })
  .transform((ms) => (ms === 0 ? null : Number(ms)));

const someScopes = 'expected the scopes that it stands for, a list with at least one text';
const policiesSchema = z
  .record(
    z.string().min(1),
    z
      .array(z.string({ error: someScopes }).min(1, someScopes), { error: someScopes })
      .min(1, someScopes),
    { error: 'expected policies with their scopes' },
  )
  .nullable()
  .transform((policies) => policies && new Map(Object.entries(policies)));

const unauthorizedSchema = z
  .enum(['filter', 'reject'], { error: 'expected filter or reject' })
  .nullable();

/** The options of one subgraph over those for all; lists take the place of lists, and null is a value like others. */
export function mergeOptions(common: unknown, own: unknown): unknown {
  if (!isRecord(common) || !isRecord(own)) return own === undefined ? common : own;
  const merged: Record<string, unknown> = { ...common };
  for (const [key, value] of Object.entries(own)) merged[key] = mergeOptions(common[key], value);
  return merged;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
