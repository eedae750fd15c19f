import {
  isAbstractType,
  Kind,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Facts, FieldIn } from './facts.ts';
import { Imagination } from './imagine.ts';
import { project } from './leaves.ts';
import { Numbers } from './numbers.ts';
import { sharedArguments } from './sharedArguments.ts';
import { holds, isThing, providedBelow, thingOf, type Thing } from './thing.ts';
import { isInnerRequired, namedTypeOf } from './typeNodes.ts';

export interface Asking {
  /** Who is asked; null for who knows all. */
  readonly graph: string | null;
  readonly args: Readonly<Record<string, unknown>>;
  /** Told what is seen of federation's rules. */
  readonly note: (feature: string) => void;
}

/** An imagined world: what any subgraph rightly says of an object agrees with all others. */
export class World {
  readonly facts: Facts;
  readonly #api: GraphQLSchema;
  readonly #seed: number;
  readonly #numbers: Numbers;
  readonly #imagination: Imagination;
  /** How many mutations there were; what they answer shows their order. */
  #mutations = 0;

  constructor(facts: Facts, api: GraphQLSchema, seed: number) {
    this.facts = facts;
    this.#api = api;
    this.#seed = seed;
    this.#numbers = new Numbers(facts);
    this.#imagination = new Imagination(facts, api, this.#numbers);
  }

  /** A field for which subgraphs share no type, and must give an object all the same; null for none. */
  findContradiction(): string | null {
    for (const type of this.facts.typeNames()) {
      for (const name of this.facts.fieldNames(type)) {
        const all = this.facts.declarations(type, name);
        const [first, ...more] = all.map(({ graph, node }) =>
          this.facts.possibleIn(graph, namedTypeOf(node.type)),
        );
        const isRequired = all.some(({ node }) => isInnerRequired(node.type));
        const common = first?.filter((one) => more.every((set) => set.includes(one)));
        const isShown = common?.some((one) => this.#api.getType(one) !== undefined);
        if (isRequired && isShown === false) return `${type}.${name}`;
      }
    }
    return null;
  }

  /** As if nothing had been changed. */
  restart(): void {
    this.#mutations = 0;
  }

  /** Tells of a field; what a subgraph cannot know it tells wrong. */
  know(thing: Thing, name: string, asking: Asking): unknown {
    const all = this.facts.declarations(thing.type, name);
    const here = this.#here(all, asking.graph);
    const right = all.filter(({ isExternal, isOverridden }) => !isExternal && !isOverridden);
    const isProvided =
      here?.isExternal === true && providedBelow(thing, name, this.facts).length > 0;
    const isWrong = here !== undefined && ((here.isExternal && !isProvided) || here.isOverridden);
    this.#noteRules(here, { isProvided, note: asking.note });
    const requires = right.find((one) => one.requires !== null)?.requires ?? null;
    const isTold = here !== undefined && here.requires !== null;
    const required = requires === null ? '' : this.#required(thing, requires, isTold);
    const told = JSON.stringify(Object.entries(sharedArguments(asking.args, all, this.facts)));
    const counted = thing.type === 'Mutation' ? `#${(this.#mutations += 1)}` : '';
    const seed = `${this.#seed} ${thing.type} ${thing.identity}${counted} ${name}${told === '[]' ? '' : told}${required}`;
    const number = !isWrong && this.#numbers.isKey(thing.type, name) ? thing.number : null;
    const value = this.#imagination.value(all, isWrong ? `wrong ${seed}` : seed, { number, name });
    if (here === undefined) return value;
    const below = here.provides === null ? [] : [here.provides];
    const provided = [...below, ...providedBelow(thing, name, this.facts)];
    return provided.length === 0
      ? value
      : project(value, (one) => (isThing(one) ? { ...one, provided } : one));
  }

  #here(all: readonly FieldIn[], graph: string | null): FieldIn | undefined {
    return all.find((one) => one.graph === graph);
  }

  #noteRules(
    here: FieldIn | undefined,
    { isProvided, note }: { readonly isProvided: boolean } & Pick<Asking, 'note'>,
  ): void {
    if (here === undefined) return;
    if (isProvided) note('@provides');
    if (here.isOverriding) note('@override');
    if (here.requires === null) return;
    note('@requires');
    const { selections } = here.requires;
    if (selections.some((one) => one.kind === Kind.FIELD && one.arguments?.length))
      note('@requires with arguments');
    if (selections.some((one) => one.kind === Kind.FIELD && one.selectionSet))
      note('@requires of objects');
  }

  /** What a requiring field is given, in the order in which it requires it. */
  #required(thing: Thing, requires: SelectionSetNode, isTold: boolean): string {
    if (!isTold) return JSON.stringify(this.#evaluate(thing, requires));
    if (thing.told !== null) return JSON.stringify(this.#read(thing.told, requires));
    const isGiven = requires.selections.every(
      (one) =>
        one.kind === Kind.FIELD && providedBelow(thing, one.name.value, this.facts).length > 0,
    );
    if (isGiven) return JSON.stringify(this.#evaluate(thing, requires));
    throw new Error(`Expected a representation of ${thing.type}.`);
  }

  /** The object that a representation stands for; null where its keys say nothing or disagree. */
  find(graph: string, told: Readonly<Record<string, unknown>>): Thing | null {
    const name = String(told['__typename']);
    const keys = this.facts.typeIn(graph, name)?.keys ?? [];
    for (const { selections, isResolvable } of keys) {
      if (!isResolvable || !holds(told, selections)) continue;
      const found = this.#numbers.find(name, selections, told);
      if (found === null) continue;
      const thing = { ...thingOf(found.type, `n${found.number}`, found.number), told };
      const same =
        JSON.stringify(this.#evaluate(thing, selections)) ===
        JSON.stringify(this.#read(told, selections));
      if (same) return thing;
    }
    return null;
  }

  #evaluate(thing: Thing, { selections }: SelectionSetNode): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? thing.type;
        if (this.isA(thing.type, on))
          Object.assign(values, this.#evaluate(thing, selection.selectionSet));
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const name = selection.name.value;
        const field = this.#fieldOf(thing.type, name);
        const args = field ? getArgumentValues(field, selection) : {};
        const value = this.know(thing, name, { graph: null, args, note: () => undefined });
        values[name] = project(value, (one) =>
          selection.selectionSet && isThing(one)
            ? this.#evaluate(one, selection.selectionSet)
            : one,
        );
      }
    }
    return values;
  }

  #read(
    told: Readonly<Record<string, unknown>>,
    { selections }: SelectionSetNode,
  ): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        const type = told['__typename'];
        if (on === undefined || typeof type !== 'string' || this.isA(type, on)) {
          Object.assign(values, this.#read(told, selection.selectionSet));
        }
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const { name, selectionSet } = selection;
        if (!Object.hasOwn(told, name.value))
          throw new Error(`Expected ${name.value} in ${JSON.stringify(told)}.`);
        values[name.value] = project(told[name.value], (one) =>
          selectionSet ? this.#read(one as Record<string, unknown>, selectionSet) : one,
        );
      }
    }
    return values;
  }

  isA(type: string, on: string): boolean {
    if (type === on) return true;
    return [...this.facts.graphs.values()].some(({ schema }) => {
      const known = schema.getType(on);
      return (
        isAbstractType(known) && schema.getPossibleTypes(known).some((one) => one.name === type)
      );
    });
  }

  #fieldOf(type: string, name: string): GraphQLField<unknown, unknown> | undefined {
    for (const { schema } of this.facts.graphs.values()) {
      for (const one of [type, ...this.facts.interfaceObjectsOf(type)]) {
        const known = schema.getType(one);
        const field = known && 'getFields' in known ? known.getFields()[name] : undefined;
        if (field && 'args' in field) return field;
      }
    }
    return undefined;
  }
}
