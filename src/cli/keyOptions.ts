import { StartupError } from '../errors.ts';
import type { NewKey } from '../identity/keys/keyRecords.ts';

/** What a command about keys was given, as it was typed. */
export interface TypedKey {
  readonly owner?: string;
  readonly scopes?: string;
  readonly contract?: string;
  readonly expires: string;
  readonly note?: string;
  readonly pointsPerSecond?: string;
  readonly pointsMaximum?: string;
}

/**
 * What a key is to be.
 * @throws StartupError that names each wrong option, what was expected and what came
 */
export function readNewKey(typed: TypedKey, now: Date): NewKey {
  const problems = new Problems();
  const made = {
    owner: problems.collect(null, () => readOwner(typed.owner)),
    scopes: problems.collect([], () => readScopes(typed.scopes)),
    contract: problems.collect(null, () => readContract(typed.contract)),
    quota: problems.collect(null, () => readQuota(typed)),
    note: problems.collect('', () => readNote(typed.note)),
    expiresAt: problems.collect(null, () => readExpiry('--expires', typed.expires, now)),
  };
  problems.throwAny();
  return made;
}

class Problems {
  readonly #messages: string[] = [];

  collect<Value>(otherwise: Value, read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StartupError)) throw error;
      this.#messages.push(error.message);
      return otherwise;
    }
  }

  throwAny(): void {
    if (this.#messages.length > 0) throw new StartupError(this.#messages.join('\n'));
  }
}

function refuse(option: string, expected: string, got: string): never {
  throw new StartupError(`${option}: expected ${expected}, got ${JSON.stringify(got)}`);
}

const MAX_TEXT = 200;
const MAX_SCOPES = 50;
/** Of RFC 6749: what a list of scopes can be written with. */
const SCOPE = /^[!#-+\--[\]-~]{1,100}$/;

function readOwner(typed?: string): string | null {
  if (typed === undefined) return null;
  const isId = /^[A-Z]\w*:\S+$/.test(typed) && typed.length <= MAX_TEXT;
  return isId ? typed : refuse('--owner', 'the id of an entity, like Center:gamep', typed);
}

function readScopes(typed?: string): readonly string[] {
  if (typed === undefined) return [];
  const scopes = [...new Set(typed.split(',').map((scope) => scope.trim()))];
  const wrong = scopes.find((scope) => !SCOPE.test(scope));
  if (wrong !== undefined) {
    return refuse(
      '--scopes',
      'names without blanks, quotes and backslashes, separated by commas',
      wrong,
    );
  }
  if (scopes.length > MAX_SCOPES) {
    return refuse('--scopes', `at most ${MAX_SCOPES} scopes`, `${scopes.length} of them`);
  }
  return scopes;
}

function readContract(typed?: string): string | null {
  if (typed === undefined) return null;
  const isName = /^[a-z][a-z0-9-]{0,63}$/.test(typed);
  return isName ? typed : refuse('--contract', 'the name of a contract, like public', typed);
}

function readNote(typed = ''): string {
  const note = typed.trim();
  const isPlain = note.length <= MAX_TEXT && !/\p{Cc}/u.test(note);
  return isPlain
    ? note
    : refuse('--note', `one line of at most ${MAX_TEXT} characters`, note.slice(0, 50));
}

function readQuota({ pointsPerSecond, pointsMaximum }: TypedKey): NewKey['quota'] {
  if (pointsPerSecond === undefined && pointsMaximum === undefined) return null;
  if (pointsPerSecond === undefined || pointsMaximum === undefined) {
    throw new StartupError(
      'Expected --points-per-second and --points-maximum together, got one of them: how fast a share fills, and how much it holds.',
    );
  }
  return {
    pointsPerSecond: readPoints('--points-per-second', pointsPerSecond),
    maximum: readPoints('--points-maximum', pointsMaximum),
  };
}

function readPoints(option: string, typed: string): number {
  const points = /^\d{1,10}$/.test(typed) ? Number(typed) : 0;
  return points > 0 ? points : refuse(option, 'a whole number from 1', typed);
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const MAX_DAYS = 3660;
const EXPIRY = 'a time like 90d, 12h or 30m, a day like 2027-01-31, or never';

/** A time from now, the end of a day (UTC), or null for never. */
export function readExpiry(option: string, typed: string, now: Date): Date | null {
  if (typed === 'never') return null;
  if (/^\d{4}-\d\d-\d\d$/.test(typed)) {
    const end = new Date(`${typed}T23:59:59.999Z`);
    // The engine takes the 31st of a short month for a day of the next.
    const isDay = !Number.isNaN(end.getTime()) && end.toISOString().startsWith(typed);
    if (!isDay) return refuse(option, EXPIRY, typed);
    return end > now ? end : refuse(option, 'a day that is not over', typed);
  }
  return new Date(now.getTime() + readDuration(option, typed, EXPIRY));
}

/** In ms. */
export function readDuration(
  option: string,
  typed: string,
  expected = 'a time like 7d, 12h or 30m',
): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([mhd])$/.exec(typed) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? 0);
  const isFit = ms > 0 && ms <= MAX_DAYS * (UNITS['d'] ?? 0);
  return isFit ? ms : refuse(option, expected, typed);
}
