import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type ValueNode,
} from 'graphql';
import { allOf, open, type Guard } from './guard.ts';
import { isAbout } from './inputNames.ts';
import { nodeTypeOf, type SchemaGuards } from './schemaGuards.ts';

/** What is told of types (`Type`) and fields (`Type.field`) by other ways than selecting them. */
export interface Tells {
  /** By a field, an input field (`Input.field`) or an enum value (`Enum.VALUE`). */
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** By the input type of an argument that is not given. */
  readonly unsaid: ReadonlyMap<string, readonly string[]>;
  /** Whether a field, input field or enum value is of the graph of which this is told: by its name, it is about fields of that alone. */
  readonly owns: (coordinate: string) => boolean;
}

export const tellsNothing: Tells = { of: new Map(), unsaid: new Map(), owns: () => false };

type Variables = Readonly<Record<string, unknown>>;
type Field = GraphQLField<unknown, unknown>;

/**
 * What it takes to give a field its arguments: who asks for those with a value, or in an order, finds out about the
 * value. An argument, input field or enum value is about the field of the same name, of what is asked for.
 */
export class InputGuards {
  readonly #guards: SchemaGuards;
  readonly #tells: Tells;
  readonly #fields = new Map<string, FieldInputs | null>();

  constructor(guards: SchemaGuards, tells: Tells) {
    this.#guards = guards;
    this.#tells = tells;
  }

  /** Null for a field by whose arguments nothing is told that not everybody may see. */
  of(parent: GraphQLNamedType, field: Field): FieldInputs | null {
    const coordinate = `${parent.name}.${field.name}`;
    let inputs = this.#fields.get(coordinate);
    if (inputs === undefined) {
      const made = new FieldInputs(this.#guards, this.#tells, parent, field);
      inputs = made.all.length === 0 ? null : made;
      this.#fields.set(coordinate, inputs);
    }
    return inputs;
  }
}

/** The arguments of one field. */
export class FieldInputs {
  readonly #guards: SchemaGuards;
  readonly #tells: Tells;
  readonly #field: Field;
  readonly #coordinate: string;
  /** Fields of what is asked for. */
  readonly #about: About;
  /** Those of them that what is ours can be about. */
  readonly #aboutOwn: About;
  /** Whatever its arguments are. */
  readonly #always: Guard;
  /** What the most that can be given takes. */
  readonly all: Guard;

  constructor(guards: SchemaGuards, tells: Tells, parent: GraphQLNamedType, field: Field) {
    this.#guards = guards;
    this.#tells = tells;
    this.#field = field;
    const at = `${parent.name}.${field.name}`;
    this.#coordinate = at;
    this.#about = aboutOf(guards, parent, field, () => true);
    this.#aboutOwn = aboutOf(guards, parent, field, tells.owns);
    this.#always = this.#told(tells.of.get(at) ?? []);
    const seen = new Set<string>();
    const possible = field.args.map(({ name, type }) =>
      allOf([this.#named(name, at), this.#possible(type, seen)]),
    );
    const unsaid = field.args.map(({ type }) => this.#unsaid(type));
    this.all = allOf([this.#always, ...possible, ...unsaid]);
  }

  /** What it takes to ask for the field so; variables that are not given are null. */
  with({ arguments: given = [] }: FieldNode, variables: Variables): Guard {
    const guards = this.#field.args.map(({ name, type, defaultValue }) => {
      const node = given.find((one) => one.name.value === name)?.value;
      const value = node === undefined ? undefined : read(node, variables);
      if (value === undefined && defaultValue === undefined) return this.#unsaid(type);
      const used = value === undefined ? defaultValue : value;
      if (used === null) return this.#unsaid(type);
      return allOf([this.#named(name, this.#coordinate), this.#ofValue(used, type)]);
    });
    return allOf([this.#always, ...guards]);
  }

  #ofValue(value: unknown, type: GraphQLInputType): Guard {
    const nullable = getNullableType(type);
    if (value == null) return open;
    if (isListType(nullable)) {
      const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
      return allOf(elements.map((element) => this.#ofValue(element, nullable.ofType)));
    }
    const named = getNamedType(nullable);
    const own = this.#guards.ofType(named);
    if (isEnumType(named)) {
      return typeof value === 'string' ? allOf([own, this.#element(named.name, value)]) : own;
    }
    if (named.name === '_Any') return this.#representation(value);
    if (!isInputObjectType(named) || typeof value !== 'object') return own;
    const given = value as Variables;
    const fields = Object.values(named.getFields()).map(({ name, type: of, defaultValue }) => {
      const inner = Object.hasOwn(given, name) ? given[name] : defaultValue;
      if (inner == null) return open;
      return allOf([this.#element(named.name, name), this.#ofValue(inner, of)]);
    });
    return allOf([own, ...fields]);
  }

  #possible(type: GraphQLInputType, seen: Set<string>): Guard {
    const named = getNamedType(type);
    if (named.name === '_Any') return this.#anything();
    if (seen.has(named.name)) return open;
    seen.add(named.name);
    const own = this.#guards.ofType(named);
    if (isEnumType(named)) {
      const values = named.getValues().map(({ name }) => this.#element(named.name, name));
      return allOf([own, ...values]);
    }
    if (!isInputObjectType(named)) return own;
    const fields = Object.values(named.getFields()).map(({ name, type: of }) =>
      allOf([this.#element(named.name, name), this.#possible(of, seen)]),
    );
    return allOf([own, ...fields]);
  }

  /** Of an input field or an enum value: what is said of it, or else what it is about by its name. */
  #element(type: string, name: string): Guard {
    const coordinate = `${type}.${name}`;
    const told = this.#tells.of.get(coordinate);
    return told === undefined ? this.#named(name, coordinate) : this.#told(told);
  }

  #named(name: string, coordinate: string): Guard {
    const { guards, names } = this.#tells.owns(coordinate) ? this.#aboutOwn : this.#about;
    if (guards.size === 0) return open;
    const field = isAbout(name, names);
    return (field === null ? undefined : guards.get(field)) ?? open;
  }

  #unsaid(type: GraphQLInputType): Guard {
    return this.#told(this.#tells.unsaid.get(getNamedType(type).name) ?? []);
  }

  #told(coordinates: readonly string[]): Guard {
    return allOf(coordinates.map((coordinate) => this.#ofCoordinate(coordinate)));
  }

  #ofCoordinate(coordinate: string): Guard {
    const [name = '', field] = coordinate.split('.');
    const type = this.#guards.schema.getType(name);
    if (type === undefined) return open;
    return field === undefined
      ? this.#guards.ofType(type)
      : this.#guards.ofField(type, this.#guards.possibleTypes(type), field);
  }

  /** What a router tells of an entity: its type, and the fields that it is found by. */
  #representation(value: unknown): Guard {
    if (typeof value !== 'object' || value === null) return open;
    const { __typename: type, ...fields } = value as Variables;
    const told = [String(type), ...Object.keys(fields).map((name) => `${String(type)}.${name}`)];
    return this.#told(told);
  }

  #anything(): Guard {
    const types = this.#guards.possibleTypes(getNamedType(this.#field.type));
    return allOf(
      types.flatMap((type) => [
        this.#guards.ofType(type),
        ...Object.keys(type.getFields()).map((name) => this.#guards.ofField(type, [type], name)),
      ]),
    );
  }
}

/** Guarded fields by name, and the names of all. */
interface About {
  readonly guards: ReadonlyMap<string, Guard>;
  readonly names: readonly string[];
}

function aboutOf(
  guards: SchemaGuards,
  parent: GraphQLNamedType,
  { type }: Field,
  isCounted: Tells['owns'],
): About {
  const output = getNamedType(type) as GraphQLNamedType;
  const node = isObjectType(output) ? nodeTypeOf(output) : null;
  const counted = isObjectType(parent) ? nodeTypeOf(parent) : null;
  const subject = node ?? counted ?? output;
  const objects = guards.possibleTypes(subject);
  const owners = isInterfaceType(subject) ? [subject, ...objects] : objects;
  const fieldsOf = (one: (typeof owners)[number]) =>
    Object.keys(one.getFields()).filter((name) => isCounted(`${one.name}.${name}`));
  const names = [...new Set(owners.flatMap(fieldsOf))];
  const guarded = names.flatMap((name) => {
    const having = objects.filter((one) => fieldsOf(one).includes(name));
    const found = allOf(having.map((one) => guards.ofField(one, [one], name)));
    return found.length === 0 ? [] : [[name, found] as const];
  });
  return { guards: new Map(guarded), names };
}

/** As it would come in a variable. */
function read(node: ValueNode, variables: Variables): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.LIST) return node.values.map((one) => read(one, variables));
  if (node.kind !== Kind.OBJECT) return valueFromASTUntyped(node);
  return Object.fromEntries(
    node.fields.map(({ name, value }) => [name.value, read(value, variables)]),
  );
}
