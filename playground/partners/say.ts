import { isList, isObject, type Json, type JsonObject } from '../../src/table/lists.ts';
import { adviseOn, adviseOnSilence } from '../answer/advice.ts';
import { ask, GRAPHQL_URL, type Reply } from '../ask.ts';
import { noteWritten } from '../identity.ts';
import { pathIn, type Fault } from './faults.ts';

/** What the graph says to a mutation whose answer has `said`. */
export type Said =
  | { readonly state: 'refused'; readonly faults: readonly Fault[] }
  | { readonly state: 'taken'; readonly status: string | null; readonly entityId: string | null };

interface Request {
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export async function say({ query, input }: Request): Promise<Said> {
  try {
    const asked = { query, variables: { input }, operationName: null };
    return readSaid((await ask(asked)).body);
  } catch (error) {
    const { what, then } = adviseOnSilence(GRAPHQL_URL, error);
    return refused([{ field: null, code: '', message: `${what} ${then}` }]);
  }
}

function readSaid({ data, errors = [] }: Reply['body']): Said {
  const said = data?.['said'];
  if (!isObject(said)) {
    return refused(
      errors.map((error) => {
        const { what, then, code } = adviseOn(error);
        return { field: pathIn(error.message), code: code ?? '', message: `${what} ${then}` };
      }),
    );
  }
  const userErrors = said['userErrors'];
  const faults = isList(userErrors) ? userErrors.filter(isObject).map(toFault) : [];
  if (faults.length > 0) return refused(faults);
  if (typeof said['token'] === 'string') noteWritten(said['token']);
  const amendment = isObject(said['amendment']) ? said['amendment'] : {};
  return {
    state: 'taken',
    status: textOf(amendment['status']),
    entityId: textOf(amendment['entityId']),
  };
}

function refused(faults: readonly Fault[]): Said {
  return { state: 'refused', faults };
}

function toFault({ field, code, message }: JsonObject): Fault {
  return { field: textOf(field), code: textOf(code) ?? '', message: textOf(message) ?? '' };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** A new one, also where the page came without encryption. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
