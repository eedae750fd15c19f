import { anomaly } from '../../answer/anomaly.ts';
import { functionOf } from '../../answer/functionOf.ts';
import { BoundedCache } from '../../boundedCache.ts';
import type { Make } from './run.ts';

/** Makes objects with certain keys, the values of which these fields make. */
type MakeWith = (fields: readonly Make[]) => Make;

/** After so many objects, a function of their own is cheaper than what it takes to make it. */
const GENERATED_AFTER = 100;
/** V8 keeps what has more keys as a table. */
const MAX_KEYS = 200;
const bounds = { maxEntries: 5000, maxSize: 2_000_000, sizeOf: (name: string) => name.length };

/**
 * How objects are made: what documents ask of a type is often the same, and one function that has the
 * keys written in it makes all such objects.
 */
export class Objects {
  readonly #kinds = new BoundedCache<string, Kind>(bounds);

  /** @param fields - by response key. @throws anomaly for a key that no object can have like others */
  of(type: string, fields: ReadonlyMap<string, Make>): Make {
    const keys = [...fields.keys()];
    const name = `${type} ${keys.join()}`;
    let kind = this.#kinds.get(name);
    if (kind === undefined) {
      kind = new Kind(keys);
      this.#kinds.set(name, kind);
    }
    return kind.with([...fields.values()]);
  }
}

/** All objects of one type with the same keys. */
class Kind {
  readonly #keys: readonly string[];
  #made = 0;
  #generated: MakeWith | null = null;

  constructor(keys: readonly string[]) {
    if (keys.includes('__proto__')) throw anomaly;
    this.#keys = keys;
  }

  with(fields: readonly Make[]): Make {
    let make = this.#generated?.(fields) ?? null;
    if (make !== null) return make;
    const byHand = makeByHand(this.#keys, fields);
    return (parent, run) => {
      make ??= this.#generateInTime()?.(fields) ?? null;
      return (make ?? byHand)(parent, run);
    };
  }

  #generateInTime(): MakeWith | null {
    this.#made += 1;
    if (this.#made < GENERATED_AFTER || this.#keys.length > MAX_KEYS) return null;
    return (this.#generated ??= generate(this.#keys));
  }
}

function makeByHand(keys: readonly string[], fields: readonly Make[]): Make {
  return (parent, run) => {
    const since = run.waiting;
    const object: Record<string, unknown> = {};
    for (const [index, key] of keys.entries()) object[key] = fields[index]?.(parent, run);
    if (run.waiting !== since) run.hold(object, since);
    return object;
  };
}

/** The same with the keys in the code: V8 then knows what such objects are like. */
function generate(keys: readonly string[]): MakeWith {
  const names = keys.map((_, index) => `f${index}`);
  const members = keys.map((key, index) => `${JSON.stringify(key)}:f${index}(p,r)`);
  const code =
    `const [${names.join()}]=fields;return (p,r)=>{const s=r.waiting;` +
    `const o={${members.join()}};if(r.waiting!==s)r.hold(o,s);return o}`;
  return functionOf(['fields'], code) as MakeWith;
}
