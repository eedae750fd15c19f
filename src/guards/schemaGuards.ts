import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { allOf, implies, open, type Guard } from './guard.ts';
import { guardOf, type GuardRules, type Policies } from './guardRules.ts';

export interface GuardedSchema {
  readonly schema: GraphQLSchema;
  readonly rules: GuardRules;
  readonly policies: Policies;
}

/** What it takes to see each type and field of a schema, all that follows from its rules. */
export class SchemaGuards {
  readonly schema: GraphQLSchema;
  readonly #rules: GuardRules;
  readonly #policies: Policies;
  readonly #types = new Map<string, Guard>();
  readonly #fields = new Map<string, Guard>();

  constructor({ schema, rules, policies }: GuardedSchema) {
    this.schema = schema;
    this.#rules = rules;
    this.#policies = policies;
  }

  /** Of what has the type: all that could come back, and the elements of a connection, which it counts and tells of. */
  ofType(type: GraphQLNamedType): Guard {
    const known = this.#types.get(type.name);
    if (known !== undefined) return known;
    // A connection may lead to itself.
    this.#types.set(type.name, this.#ruleOf(type.name));
    const guard = this.#makeOfType(type);
    this.#types.set(type.name, guard);
    return guard;
  }

  /**
   * Of a field that is selected on a type, where objects can be of these types only; of fields of interfaces, all of
   * them count.
   */
  ofField(parent: GraphQLNamedType, possible: readonly GraphQLObjectType[], name: string): Guard {
    if (isObjectType(parent)) return this.#ofObjectField(parent, name);
    if (!isInterfaceType(parent)) return open;
    return allOf([
      this.#ofInterface(parent.name, null),
      this.#ofInterface(parent.name, name),
      ...possible.map((type) => this.#ofObjectField(type, name)),
      this.#ofOutput(parent, name),
    ]);
  }

  possibleTypes(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : [];
  }

  #makeOfType(type: GraphQLNamedType): Guard {
    // Which types come back is what a router tells of them; that is looked at instead.
    if (type.name === '_Entity') return open;
    if (!isAbstractType(type)) {
      const node = isObjectType(type) ? nodeTypeOf(type) : null;
      return allOf([this.#ruleOf(type.name), node === null ? open : this.ofType(node)]);
    }
    const possible = this.possibleTypes(type).map((one) => this.ofType(one));
    return allOf([this.#ofInterface(type.name, null), ...possible]);
  }

  #ofObjectField(type: GraphQLObjectType, name: string): Guard {
    const coordinate = `${type.name}.${name}`;
    let guard = this.#fields.get(coordinate);
    if (guard === undefined) {
      guard = allOf([this.ofType(type), this.#ruleOf(coordinate), this.#ofOutput(type, name)]);
      this.#fields.set(coordinate, guard);
    }
    return guard;
  }

  #ofOutput(parent: GraphQLNamedType, name: string): Guard {
    const output = outputOf(parent, name);
    return output === null ? open : this.ofType(output);
  }

  /**
   * What is said of an interface itself, or a field of it. What composing brought there from its types is not: where
   * it is known that an object is of one type, only that one counts.
   */
  #ofInterface(type: string, field: string | null): Guard {
    const guard = this.#ruleOf(field === null ? type : `${type}.${field}`);
    if (guard.length === 0) return guard;
    const known = this.schema.getType(type);
    const possible = (known === undefined ? [] : this.possibleTypes(known)).map(({ name }) =>
      this.#ruleOf(field === null ? name : `${name}.${field}`),
    );
    return implies(allOf(possible), guard) ? open : guard;
  }

  #ruleOf(coordinate: string): Guard {
    return guardOf(this.#rules.get(coordinate), this.#policies);
  }
}

/** The type of what a field gives; null where there is no such field. */
export function outputOf(parent: GraphQLNamedType, name: string): GraphQLNamedType | null {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return null;
  const field = parent.getFields()[name];
  return field === undefined ? null : getNamedType(field.type);
}

/** What the elements of a connection are; null for what is none. */
export function nodeTypeOf(type: GraphQLObjectType): GraphQLNamedType | null {
  const { edges, nodes } = type.getFields();
  const edge = edges && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()['node'] : undefined;
  if (node !== undefined) return getNamedType(node.type);
  return nodes !== undefined && type.name.endsWith('Connection') ? getNamedType(nodes.type) : null;
}
