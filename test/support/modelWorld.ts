import {
  buildASTSchema,
  execute,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import { joins, SupergraphParts, type Join } from './supergraphParts.ts';
import type { GraphOperation } from '../../src/graph/graph.ts';
import type { Subgraph } from '../../src/gateway/subgraph.ts';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';

/** An imagined world that a supergraph describes: what any subgraph says of an object agrees with all others. */
export interface ModelWorld {
  /** What one server that knows all of it would answer. */
  readonly answer: (operation: GraphOperation) => Promise<ExecutionResult>;
  /** Each answers what its part of the supergraph lets it; anything else is an error. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
}

/** An object; whatever is known of it follows from its identity. */
interface Thing {
  readonly __typename: string;
  readonly identity: string;
  /** Of an entity; its keys say it. */
  readonly number: number | null;
  /** What the gateway told of it. */
  readonly told: Record<string, unknown> | null;
}

/** How many of each entity there are. */
const COUNT = 3;

export function createModelWorld(supergraphSdl: string): ModelWorld {
  const model = new Model(supergraphSdl);
  const { schema: api, subgraphs } = readSupergraph(supergraphSdl);
  return {
    answer: async ({ document, variables, operationName }) =>
      execute({
        schema: api,
        document,
        variableValues: variables,
        operationName,
        fieldResolver: (source: Thing | undefined, args: Record<string, unknown>, _context, info) =>
          model.know(source ?? rootOf(info), info.fieldName, args, null),
        typeResolver: ({ __typename }: Thing) => __typename,
      }),
    subgraphs: new Map(
      subgraphs.map(({ name }) => [name, createModelSubgraph(model, name)] as const),
    ),
  };
}

function rootOf({ parentType }: GraphQLResolveInfo): Thing {
  return { __typename: parentType.name, identity: 'root', number: null, told: null };
}

function createModelSubgraph(model: Model, name: string): Subgraph {
  const graph = model.parts.graphNamed(name);
  const schema = buildASTSchema(parse(model.parts.sdlOf(graph)), { assumeValid: true });
  return {
    name,
    execute: async ({ operation, variables }) => {
      const { document } = operation;
      const invalid = validate(schema, document);
      if (invalid.length > 0) {
        const error = { message: `${String(invalid[0])} in ${operation.text}`, path: null };
        return { data: null, errors: [{ ...error, extensions: { code: 'INVALID_PLAN' } }] };
      }
      const { data, errors = [] } = await execute({
        schema,
        document,
        variableValues: variables,
        fieldResolver: (
          source: Thing | undefined,
          args: Record<string, unknown>,
          _context,
          info,
        ) =>
          info.fieldName === '_entities'
            ? (args['representations'] as Record<string, unknown>[]).map((one) => model.find(one))
            : model.know(source ?? rootOf(info), info.fieldName, args, graph),
        typeResolver: ({ __typename }: Thing, _context, info) =>
          model.typeIn(info.schema, __typename),
      });
      return {
        // As if it came over HTTP.
        data: JSON.parse(JSON.stringify(data ?? null)) as Record<string, unknown> | null,
        errors: errors.map(({ message, path }) => ({
          message: `${message} (${operation.text})`,
          path: path ?? null,
          extensions: { code: 'SUBGRAPH_ERROR' },
        })),
      };
    },
    subscribe: () => {
      throw new Error('Expected no subscription.');
    },
    close: async () => undefined,
  };
}

class Model {
  readonly parts: SupergraphParts;
  /** With everything, join directives aside. */
  readonly #whole: GraphQLSchema;
  readonly #api: GraphQLSchema;
  /** `Type.field` whose values say which entity it is. */
  readonly #keys = new Set<string>();
  /** Types whose objects have numbers. */
  readonly #numbered = new Set<string>();

  constructor(sdl: string) {
    const document = parse(sdl, { noLocation: true });
    this.#whole = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
    this.parts = new SupergraphParts(document, this.#whole);
    this.#api = readSupergraph(sdl).schema;
    for (const type of this.parts.types()) {
      for (const { key } of joins(type.directives, 'join__type')) {
        if (typeof key === 'string') this.#readKey(type.name.value, selectionsOf(key));
      }
    }
  }

  #readKey(type: string, { selections }: SelectionSetNode): void {
    this.#numbered.add(type);
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      this.#keys.add(`${type}.${name}`);
      const field = this.#fieldOf(type, name);
      if (!field || !selection.selectionSet) continue;
      const below = getNamedType(field.type);
      const types = isAbstractType(below) ? this.#whole.getPossibleTypes(below) : [below];
      for (const { name: known } of [below, ...types]) this.#readKey(known, selection.selectionSet);
    }
  }

  /** The value of a field; `graph` is who is asked, null for who knows all. */
  know(
    thing: Thing,
    name: string,
    args: Readonly<Record<string, unknown>>,
    graph: string | null,
  ): unknown {
    const { __typename: type, number } = thing;
    const field = this.#fieldOf(type, name);
    if (!field) throw new Error(`Expected a field, got ${type}.${name}.`);
    const requires = this.#requiresOf(type, name);
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
    const isKey = number !== null && this.#isKey(type, name);
    return this.#imagine(this.#typesOf(type, field), seed, isKey ? { number, name } : null);
  }

  #isKey(type: string, name: string): boolean {
    const object = this.#whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return [type, ...above.map((known) => known.name)].some((known) =>
      this.#keys.has(`${known}.${name}`),
    );
  }

  /** What the subgraphs say of a field's type: all must be true. */
  #typesOf(type: string, field: GraphQLField<unknown, unknown>): readonly TypeIn[] {
    const owners = this.#ownersOf(type, field.name);
    return owners.map(({ graph, type: own }) => ({
      graph,
      type: own ?? parseType(String(field.type)),
    }));
  }

  #ownersOf(type: string, name: string): readonly { graph: string; type: TypeNode | null }[] {
    const node = this.parts.node(type);
    const field = node?.fields?.find((one) => one.name.value === name);
    const graphs = joins(node?.directives, 'join__type').map(({ graph }) => String(graph));
    const own = joins(field?.directives, 'join__field');
    if (own.length === 0) return graphs.map((graph) => ({ graph, type: null }));
    const owners = own
      .filter(({ graph }) => graph !== undefined)
      .map(({ graph, type: told }) => ({
        graph: String(graph),
        type: typeof told === 'string' ? parseType(told) : null,
      }));
    if (owners.length > 0) return owners;
    // A subgraph that takes the interface for an object gives it.
    const object = this.#whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return above
      .filter((known) => known.getFields()[name] !== undefined)
      .flatMap((known) => this.#ownersOf(known.name, name));
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
    const named = this.#whole.getType(first?.name ?? '');
    if (named === undefined || first === undefined) throw new Error(`Expected a type for ${seed}.`);
    if (isObjectType(named) || isAbstractType(named)) {
      const sets = names.map(({ graph, name }) => this.parts.possibleIn(graph, name));
      const allowed = (sets[0] ?? []).filter(
        (type) => sets.every((set) => set.includes(type)) && this.#api.getType(type) !== undefined,
      );
      if (allowed.length === 0) {
        if (isNonNull) throw new Error(`Expected a type that all subgraphs know for ${seed}.`);
        return null;
      }
      const type = allowed[hash(seed) % allowed.length] ?? '';
      if (key !== null) return this.#thing(type, `n${key.number}`, key.number);
      if (!this.#isNumbered(type)) return this.#thing(type, String(hash(seed)), null);
      const numbers = this.#numbersOf(type);
      const number = numbers[hash(`${seed}!`) % numbers.length] ?? 0;
      return this.#thing(type, `n${number}`, number);
    }
    if (isEnumType(named)) {
      const known = this.#api.getType(named.name);
      const values = (isEnumType(known) ? known.getValues() : []).filter(({ name }) =>
        names.every(({ graph }) => this.parts.enumValues(graph, named.name).includes(name)),
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

  #isNumbered(type: string): boolean {
    const object = this.#whole.getType(type);
    return (
      this.#numbered.has(type) ||
      (isObjectType(object) && object.getInterfaces().some(({ name }) => this.#numbered.has(name)))
    );
  }

  /** The numbers that entities of a type have; those of types that one subgraph takes for one differ. */
  #numbersOf(type: string): readonly number[] {
    const siblings = this.#siblingsOf(type);
    const at = siblings.indexOf(type);
    return Array.from({ length: COUNT }, (_none, index) => index * siblings.length + at);
  }

  /** The types whose entities some subgraph may take for one another: those of interfaces with keys that overlap. */
  #siblingsOf(type: string): readonly string[] {
    const groups = Object.values(this.#whole.getTypeMap())
      .filter(isInterfaceType)
      .filter(({ name }) =>
        joins(this.parts.node(name)?.directives, 'join__type').some(
          ({ key }) => typeof key === 'string',
        ),
      )
      .map((known) => [known.name, ...this.#whole.getPossibleTypes(known).map(({ name }) => name)]);
    const found = new Set([type]);
    for (const group of [...groups, ...groups]) {
      if (group.some((name) => found.has(name))) group.forEach((name) => found.add(name));
    }
    return [...found].filter((name) => isObjectType(this.#whole.getType(name))).sort();
  }

  /** The entity that a representation stands for. */
  find(told: Record<string, unknown>): Thing | null {
    const name = String(told['__typename']);
    const number = this.#numberIn(name, told);
    if (number === null) return null;
    const siblings = this.#siblingsOf(name);
    const type = siblings[number % siblings.length] ?? name;
    return { __typename: type, identity: `n${number}`, number, told };
  }

  #numberIn(type: string, value: unknown): number | null {
    if (Array.isArray(value)) return this.#numberIn(type, value[0]);
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return Number(/\d+$/.exec(value)?.[0] ?? NaN);
    if (typeof value !== 'object' || value === null) return null;
    for (const [name, below] of Object.entries(value)) {
      if (!this.#isKey(type, name)) continue;
      const field = this.#fieldOf(type, name);
      const number = field ? this.#numberIn(getNamedType(field.type).name, below) : null;
      if (number !== null && !Number.isNaN(number)) return number;
    }
    return null;
  }

  #requiresOf(type: string, name: string): SelectionSetNode | null {
    const own = this.#joinsOfField(type, name).filter(({ external }) => external !== true);
    const all = new Set(own.map(({ requires }) => requires));
    const [only] = all;
    return all.size === 1 && typeof only === 'string' ? selectionsOf(only) : null;
  }

  #joinsOfField(type: string, name: string): readonly Join[] {
    const field = this.parts.node(type)?.fields?.find((one) => one.name.value === name);
    const own = joins(field?.directives, 'join__field');
    if (own.length === 0 || own.some(({ graph }) => graph !== undefined)) return own;
    const object = this.#whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return above.flatMap((known) => this.#joinsOfField(known.name, name));
  }

  #evaluate(thing: Thing, { selections }: SelectionSetNode): unknown {
    const values: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value;
        if (on === undefined || this.#isA(thing.__typename, on)) {
          Object.assign(values, this.#evaluate(thing, selection.selectionSet));
        }
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const name = selection.name.value;
        const field = this.#fieldOf(thing.__typename, name);
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
        if (on === undefined || typeof type !== 'string' || this.#isA(type, on)) {
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

  #isA(type: string, on: string): boolean {
    const known = this.#whole.getType(on);
    return (
      type === on ||
      (isAbstractType(known) &&
        this.#whole.getPossibleTypes(known).some(({ name }) => name === type))
    );
  }

  /** What an object is called in a subgraph that may take its interface for an object type. */
  typeIn(schema: GraphQLSchema, type: string): string {
    if (isObjectType(schema.getType(type))) return type;
    const object = this.#whole.getType(type) as GraphQLObjectType;
    return (
      object.getInterfaces().find(({ name }) => isObjectType(schema.getType(name)))?.name ?? type
    );
  }

  #fieldOf(type: string, name: string): GraphQLField<unknown, unknown> | undefined {
    const known = this.#whole.getType(type);
    return known && 'getFields' in known
      ? (known.getFields()[name] as GraphQLField<unknown, unknown> | undefined)
      : undefined;
  }
}

interface TypeIn {
  readonly graph: string;
  readonly type: TypeNode;
}

interface Key {
  readonly number: number;
  readonly name: string;
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

const parsed = new Map<string, SelectionSetNode>();

function selectionsOf(text: string): SelectionSetNode {
  const known = parsed.get(text);
  if (known) return known;
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`Expected fields, got ${text}.`);
  parsed.set(text, operation.selectionSet);
  return operation.selectionSet;
}

function parseType(text: string): TypeNode {
  const [type] = parse(`type T { f: ${text} }`, { noLocation: true }).definitions;
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION || !type.fields?.[0]) throw new Error(text);
  return type.fields[0].type;
}
