import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { ModelTypes, type TypeIn } from './modelTypes.ts';

/** An object; whatever is known of it follows from its identity. */
export interface Thing {
  readonly __typename: string;
  readonly identity: string;
  /** Of an entity; its keys say it. */
  readonly number: number | null;
  /** What the gateway told of it. */
  readonly told: Record<string, unknown> | null;
}

interface Key {
  readonly number: number;
  readonly name: string;
}

/** What is true of every object of a world; it is imagined, and the same each time. */
export class Model {
  readonly types: ModelTypes;

  constructor(sdl: string) {
    this.types = new ModelTypes(sdl);
  }

  /** The value of a field; `graph` is who is asked, null for who knows all. */
  know(
    thing: Thing,
    name: string,
    args: Readonly<Record<string, unknown>>,
    graph: string | null,
  ): unknown {
    const { __typename: type, number } = thing;
    const field = this.types.fieldOf(type, name);
    if (!field) throw new Error(`Expected a field, got ${type}.${name}.`);
    const requires = this.types.requiresOf(type, name);
    const required =
      requires === null
        ? ''
        : JSON.stringify(
            graph === null ? this.#evaluate(thing, requires) : this.#read(thing, requires),
          );
    const told = Object.keys(args)
      .sort()
      .map((key) => `${key}:${JSON.stringify(args[key])}`);
    const seed = `${thing.identity}.${name}(${told.join()})${required}`;
    const isKey = number !== null && this.types.isKey(type, name);
    return this.#imagine(this.types.typesOf(type, field), seed, isKey ? { number, name } : null);
  }

  #imagine(types: readonly TypeIn[], seed: string, key: Key | null): unknown {
    const isNonNull = types.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    const bare = types.map(({ graph, type }) => ({
      graph,
      type: type.kind === Kind.NON_NULL_TYPE ? type.type : type,
    }));
    if (!isNonNull && key === null && hash(`${seed}?`) % 10 === 0) return null;
    const [first] = bare;
    if (first === undefined) throw new Error(`Expected a type for ${seed}.`);
    if (first.type.kind === Kind.LIST_TYPE) {
      const inner = bare.flatMap(({ graph, type }) =>
        type.kind === Kind.LIST_TYPE ? [{ graph, type: type.type }] : [],
      );
      const length = key === null ? hash(`${seed}#`) % 4 : 1;
      return Array.from({ length }, (_none, index) =>
        this.#imagine(inner, `${seed}[${index}]`, key),
      );
    }
    const names = bare.map(({ graph, type }) => ({
      graph,
      name: type.kind === Kind.NAMED_TYPE ? type.name.value : '',
    }));
    return this.#imagineNamed(names, seed, key, isNonNull);
  }

  #imagineNamed(
    names: readonly { graph: string; name: string }[],
    seed: string,
    key: Key | null,
    isNonNull: boolean,
  ): unknown {
    const [first] = names;
    const named = this.types.whole.getType(first?.name ?? '');
    if (named === undefined || first === undefined) throw new Error(`Expected a type for ${seed}.`);
    if (isObjectType(named) || isAbstractType(named)) {
      const sets = names.map(({ graph, name }) => this.types.parts.possibleIn(graph, name));
      const allowed = (sets[0] ?? []).filter(
        (type) =>
          sets.every((set) => set.includes(type)) && this.types.api.getType(type) !== undefined,
      );
      if (allowed.length === 0) {
        if (isNonNull) throw new Error(`Expected a type that all subgraphs know for ${seed}.`);
        return null;
      }
      const type = allowed[hash(seed) % allowed.length] ?? '';
      if (key !== null) return this.#thing(type, `n${key.number}`, key.number);
      if (!this.types.isNumbered(type)) return this.#thing(type, String(hash(seed)), null);
      const numbers = this.types.numbersOf(type);
      const number = numbers[hash(`${seed}!`) % numbers.length] ?? 0;
      return this.#thing(type, `n${number}`, number);
    }
    if (isEnumType(named)) {
      const known = this.types.api.getType(named.name);
      const values = (isEnumType(known) ? known.getValues() : []).filter(({ name }) =>
        names.every(({ graph }) => this.types.parts.enumValues(graph, named.name).includes(name)),
      );
      const value = values[hash(seed) % Math.max(1, values.length)]?.name;
      if (value === undefined && isNonNull) throw new Error(`Expected a value for ${seed}.`);
      return value ?? null;
    }
    return leaf(named.name, seed, key);
  }

  #thing(type: string, identity: string, number: number | null): Thing {
    return { __typename: type, identity, number, told: null };
  }

  /** The entity that a representation stands for. */
  find(told: Record<string, unknown>): Thing | null {
    const name = String(told['__typename']);
    const number = this.#numberIn(name, told);
    if (number === null) return null;
    const siblings = this.types.siblingsOf(name);
    const type = siblings[number % siblings.length] ?? name;
    return { __typename: type, identity: `n${number}`, number, told };
  }

  #numberIn(type: string, value: unknown): number | null {
    if (Array.isArray(value)) return this.#numberIn(type, value[0]);
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return Number(/\d+$/.exec(value)?.[0] ?? NaN);
    if (typeof value !== 'object' || value === null) return null;
    for (const [name, below] of Object.entries(value)) {
      if (!this.types.isKey(type, name)) continue;
      const field = this.types.fieldOf(type, name);
      const number = field ? this.#numberIn(getNamedType(field.type).name, below) : null;
      if (number !== null && !Number.isNaN(number)) return number;
    }
    return null;
  }

  #evaluate(thing: Thing, { selections }: SelectionSetNode): unknown {
    const values: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        if (on === undefined || this.types.isA(thing.__typename, on)) {
          Object.assign(values, this.#evaluate(thing, selection.selectionSet));
        }
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const name = selection.name.value;
        const field = this.types.fieldOf(thing.__typename, name);
        if (!field) throw new Error(`Expected a field, got ${thing.__typename}.${name}.`);
        const value = this.know(thing, name, getArgumentValues(field, selection), null);
        values[name] = project(value, (one) =>
          selection.selectionSet ? this.#evaluate(one as Thing, selection.selectionSet) : one,
        );
      }
    }
    return values;
  }

  #read({ __typename, told }: Thing, selections: SelectionSetNode): unknown {
    if (told === null) throw new Error(`Expected a representation of ${__typename}.`);
    return this.#readFrom(told, selections);
  }

  #readFrom(told: Record<string, unknown>, { selections }: SelectionSetNode): unknown {
    const values: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        const type = told['__typename'];
        if (on === undefined || typeof type !== 'string' || this.types.isA(type, on)) {
          Object.assign(values, this.#readFrom(told, selection.selectionSet));
        }
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const { name, selectionSet } = selection;
        values[name.value] = project(told[name.value], (one) =>
          selectionSet ? this.#readFrom(one as Record<string, unknown>, selectionSet) : one,
        );
      }
    }
    return values;
  }
}

function leaf(type: string, seed: string, key: Key | null): unknown {
  switch (type) {
    case 'Int':
      return key === null ? hash(seed) % 1000 : key.number;
    case 'Float':
      return key === null ? (hash(seed) % 1000) / 4 : key.number;
    case 'Boolean':
      return hash(seed) % 2 === 0;
    default:
      return key === null ? `${type} ${hash(seed)}` : `${key.name}-${key.number}`;
  }
}

/** FNV-1a, well mixed. */
function hash(text: string): number {
  let state = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 16777619);
  }
  state = Math.imul(state ^ (state >>> 15), 2246822519);
  return (state ^ (state >>> 13)) >>> 0;
}

function project(value: unknown, of: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => project(element, of));
  return value === null || value === undefined ? null : of(value);
}
