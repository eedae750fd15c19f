import {
  buildASTSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { readSupergraph } from '../../src/gateway/readSupergraph.ts';
import { joins, SupergraphParts, type Join } from './supergraphParts.ts';

/** How many of each entity there are. */
const COUNT = 3;

/** A type of a field, as one subgraph has it. */
export interface TypeIn {
  readonly graph: string;
  readonly type: TypeNode;
}

/** What a supergraph says of the types of its world. */
export class ModelTypes {
  readonly parts: SupergraphParts;
  /** With everything, join directives aside. */
  readonly whole: GraphQLSchema;
  readonly api: GraphQLSchema;
  /** `Type.field` whose values say which entity it is. */
  readonly #keys = new Set<string>();
  /** Types whose objects have numbers. */
  readonly #numbered = new Set<string>();

  constructor(sdl: string) {
    const document = parse(sdl, { noLocation: true });
    this.whole = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
    this.parts = new SupergraphParts(document, this.whole);
    this.api = readSupergraph(sdl).schema;
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
      const field = this.fieldOf(type, name);
      if (!field || !selection.selectionSet) continue;
      const below = getNamedType(field.type);
      const types = isAbstractType(below) ? this.whole.getPossibleTypes(below) : [below];
      for (const { name: known } of [below, ...types]) this.#readKey(known, selection.selectionSet);
    }
  }

  fieldOf(type: string, name: string): GraphQLField<unknown, unknown> | undefined {
    const known = this.whole.getType(type);
    return known && 'getFields' in known
      ? (known.getFields()[name] as GraphQLField<unknown, unknown> | undefined)
      : undefined;
  }

  /** Whether the value of a field says which entity an object is. */
  isKey(type: string, name: string): boolean {
    const object = this.whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return [type, ...above.map((known) => known.name)].some((known) =>
      this.#keys.has(`${known}.${name}`),
    );
  }

  /** What the subgraphs say of a field's type: all must be true. */
  typesOf(type: string, field: GraphQLField<unknown, unknown>): readonly TypeIn[] {
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
    const object = this.whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return above
      .filter((known) => known.getFields()[name] !== undefined)
      .flatMap((known) => this.#ownersOf(known.name, name));
  }

  /** Whether objects of a type are entities. */
  isNumbered(type: string): boolean {
    const object = this.whole.getType(type);
    return (
      this.#numbered.has(type) ||
      (isObjectType(object) && object.getInterfaces().some(({ name }) => this.#numbered.has(name)))
    );
  }

  /** The numbers that entities of a type have; those of types that one subgraph takes for one differ. */
  numbersOf(type: string): readonly number[] {
    const siblings = this.siblingsOf(type);
    const at = siblings.indexOf(type);
    return Array.from({ length: COUNT }, (_none, index) => index * siblings.length + at);
  }

  /** The types whose entities some subgraph may take for one another: those of interfaces with keys that overlap. */
  siblingsOf(type: string): readonly string[] {
    const groups = Object.values(this.whole.getTypeMap())
      .filter(isInterfaceType)
      .filter(({ name }) =>
        joins(this.parts.node(name)?.directives, 'join__type').some(
          ({ key }) => typeof key === 'string',
        ),
      )
      .map((known) => [known.name, ...this.whole.getPossibleTypes(known).map(({ name }) => name)]);
    const found = new Set([type]);
    for (const group of [...groups, ...groups]) {
      if (group.some((name) => found.has(name))) group.forEach((name) => found.add(name));
    }
    return [...found].filter((name) => isObjectType(this.whole.getType(name))).sort();
  }

  /** What a field is computed from besides; null where it requires nothing. */
  requiresOf(type: string, name: string): SelectionSetNode | null {
    const own = this.#joinsOfField(type, name).filter(({ external }) => external !== true);
    const all = new Set(own.map(({ requires }) => requires));
    const [only] = all;
    return all.size === 1 && typeof only === 'string' ? selectionsOf(only) : null;
  }

  #joinsOfField(type: string, name: string): readonly Join[] {
    const field = this.parts.node(type)?.fields?.find((one) => one.name.value === name);
    const own = joins(field?.directives, 'join__field');
    if (own.length === 0 || own.some(({ graph }) => graph !== undefined)) return own;
    const object = this.whole.getType(type);
    const above = isObjectType(object) ? object.getInterfaces() : [];
    return above.flatMap((known) => this.#joinsOfField(known.name, name));
  }

  isA(type: string, on: string): boolean {
    const known = this.whole.getType(on);
    return (
      type === on ||
      (isAbstractType(known) &&
        this.whole.getPossibleTypes(known).some(({ name }) => name === type))
    );
  }

  /** What an object is called in a subgraph that may take its interface for an object type. */
  typeIn(schema: GraphQLSchema, type: string): string {
    if (isObjectType(schema.getType(type))) return type;
    const object = this.whole.getType(type) as GraphQLObjectType;
    return (
      object.getInterfaces().find(({ name }) => isObjectType(schema.getType(name)))?.name ?? type
    );
  }
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
