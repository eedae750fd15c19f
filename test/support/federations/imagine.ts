import { isAbstractType, isEnumType, Kind, type GraphQLSchema } from 'graphql';
import type { Facts, FieldIn } from './facts.ts';
import { hash, imagineLeaf } from './leaves.ts';
import type { Numbers } from './numbers.ts';
import { thingOf } from './thing.ts';

/** Makes up values that every subgraph could give for a field; the same for the same seed. */
export class Imagination {
  readonly #facts: Facts;
  readonly #api: GraphQLSchema;
  readonly #numbers: Numbers;

  constructor(facts: Facts, api: GraphQLSchema, numbers: Numbers) {
    this.#facts = facts;
    this.#api = api;
    this.#numbers = numbers;
  }

  value(
    all: readonly FieldIn[],
    seed: string,
    key: { readonly number: number | null; readonly name: string },
  ): unknown {
    return this.#ofTypes(
      all.map(({ graph, node }) => ({ graph, type: node.type })),
      seed,
      key,
    );
  }

  #ofTypes(
    types: readonly { readonly graph: string; readonly type: FieldIn['node']['type'] }[],
    seed: string,
    key: { readonly number: number | null; readonly name: string },
  ): unknown {
    const isRequired = types.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    const bare = types.map(({ graph, type }) => ({
      graph,
      type: type.kind === Kind.NON_NULL_TYPE ? type.type : type,
    }));
    if (!isRequired && key.number === null && hash(`${seed}?`) % 9 === 0) return null;
    if (bare[0]?.type.kind === Kind.LIST_TYPE) {
      const inner = bare.flatMap(({ graph, type }) =>
        type.kind === Kind.LIST_TYPE ? [{ graph, type: type.type }] : [],
      );
      const length = hash(`${seed}#`) % 4;
      return Array.from({ length }, (_none, index) =>
        this.#ofTypes(inner, `${seed}[${index}]`, key),
      );
    }
    const names = bare.flatMap(({ graph, type }) =>
      type.kind === Kind.NAMED_TYPE ? [{ graph, name: type.name.value }] : [],
    );
    return this.#named(names, seed, { ...key, isRequired });
  }

  #named(
    names: readonly { readonly graph: string; readonly name: string }[],
    seed: string,
    key: { readonly number: number | null; readonly name: string; readonly isRequired: boolean },
  ): unknown {
    const name = names[0]?.name ?? '';
    if (!this.#facts.typeNames().has(name) && !this.#isUnion(name))
      return this.#leaf(names, seed, key);
    const sets = names.map((one) => this.#facts.possibleIn(one.graph, one.name));
    const allowed = (sets[0] ?? [])
      .filter(
        (type) => sets.every((set) => set.includes(type)) && this.#api.getType(type) !== undefined,
      )
      .toSorted();
    const type = allowed[hash(seed) % Math.max(1, allowed.length)];
    if (type === undefined) {
      if (key.isRequired) throw new Error(`Expected a type that all subgraphs know for ${seed}.`);
      return null;
    }
    if (key.number !== null) return thingOf(type, `n${key.number}`, key.number);
    const numbers = this.#numbers.of(type);
    if (numbers.length === 0) {
      // Query is the same everywhere.
      return thingOf(type, type === 'Query' ? 'root' : String(hash(seed)), null);
    }
    const number = numbers[hash(`${seed}!`) % numbers.length] ?? 0;
    return thingOf(type, `n${number}`, number);
  }

  #isUnion(name: string): boolean {
    return [...this.#facts.graphs.values()].some(({ schema }) =>
      isAbstractType(schema.getType(name)),
    );
  }

  #leaf(
    names: readonly { readonly graph: string; readonly name: string }[],
    seed: string,
    key: { readonly number: number | null; readonly name: string },
  ): unknown {
    const name = names[0]?.name ?? '';
    const type = this.#api.getType(name);
    if (!isEnumType(type)) return imagineLeaf(name, seed, key);
    const values = type.getValues().filter((value) =>
      names.every((one) => {
        const known = this.#facts.graph(one.graph).schema.getType(name);
        return isEnumType(known) && known.getValue(value.name) !== undefined;
      }),
    );
    return values[hash(seed) % Math.max(1, values.length)]?.name ?? null;
  }
}
