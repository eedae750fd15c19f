import {
  isAbstractType,
  isInterfaceType,
  Kind,
  print,
  valueFromASTUntyped,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** The arguments of a join directive. */
export type Join = Readonly<Record<string, unknown>>;

/** What a supergraph says of each of its subgraphs; these go by the values of join__Graph. */
export class SupergraphParts {
  readonly #document: DocumentNode;
  readonly #whole: GraphQLSchema;

  constructor(document: DocumentNode, whole: GraphQLSchema) {
    this.#document = document;
    this.#whole = whole;
  }

  types(): readonly (ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode)[] {
    return this.#document.definitions.filter(
      (one) =>
        one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION,
    );
  }

  node(name: string): ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | undefined {
    return this.types().find((one) => one.name.value === name);
  }

  /** The object types that a subgraph may give for a type. */
  possibleIn(graph: string, name: string): readonly string[] {
    const type = this.#whole.getType(name);
    if (!isAbstractType(type)) return [name];
    const all = this.#whole.getPossibleTypes(type).map((one) => one.name);
    if (isInterfaceType(type)) {
      const own = joins(this.node(name)?.directives, 'join__type').filter(
        (join) => join['graph'] === graph,
      );
      if (own.some(({ isInterfaceObject }) => isInterfaceObject === true)) return all;
      return all.filter((member) =>
        joins(this.node(member)?.directives, 'join__implements').some(
          (join) => join['graph'] === graph && join['interface'] === name,
        ),
      );
    }
    const union = this.#document.definitions.find(
      (one) => one.kind === Kind.UNION_TYPE_DEFINITION && one.name.value === name,
    );
    const members = joins(
      union && 'directives' in union ? union.directives : [],
      'join__unionMember',
    );
    return all.filter((member) =>
      members.some((join) => join['graph'] === graph && join['member'] === member),
    );
  }

  enumValues(graph: string, name: string): readonly string[] {
    return this.#document.definitions.flatMap((one) =>
      one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === name
        ? (one.values ?? [])
            .filter(({ directives }) =>
              joins(directives, 'join__enumValue').some((join) => join['graph'] === graph),
            )
            .map((value) => value.name.value)
        : [],
    );
  }

  graphNamed(name: string): string {
    for (const one of this.#document.definitions) {
      if (one.kind !== Kind.ENUM_TYPE_DEFINITION || one.name.value !== 'join__Graph') continue;
      for (const value of one.values ?? []) {
        if (joins(value.directives, 'join__graph').some((join) => join['name'] === name)) {
          return value.name.value;
        }
      }
    }
    throw new Error(`Expected a subgraph, got ${name}.`);
  }

  /** The schema of one subgraph, `_entities` and all. */
  sdlOf(graph: string): string {
    const parts: string[] = ['scalar _Any'];
    const entities: string[] = [];
    for (const one of this.#document.definitions) {
      if (!('directives' in one) || !('name' in one)) continue;
      const name = one.name.value;
      if (/^(join|link|core)__/.test(name)) continue;
      const own = joins(one.directives, 'join__type').filter((join) => join['graph'] === graph);
      if (own.length === 0) continue;
      const isObject = own.some(({ isInterfaceObject }) => isInterfaceObject === true);
      // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- others are no types
      switch (one.kind) {
        case Kind.SCALAR_TYPE_DEFINITION:
          parts.push(`scalar ${name}`);
          break;
        case Kind.ENUM_TYPE_DEFINITION:
          parts.push(`enum ${name} { ${this.enumValues(graph, name).join(' ')} }`);
          break;
        case Kind.UNION_TYPE_DEFINITION:
          parts.push(`union ${name} = ${this.possibleIn(graph, name).join(' | ')}`);
          break;
        case Kind.INPUT_OBJECT_TYPE_DEFINITION:
          parts.push(
            print({
              ...one,
              directives: [],
              fields: (one.fields ?? []).map((field) => ({ ...field, directives: [] })),
            }),
          );
          break;
        case Kind.OBJECT_TYPE_DEFINITION:
        case Kind.INTERFACE_TYPE_DEFINITION: {
          const fields = (one.fields ?? []).flatMap((field) => this.#fieldIn(graph, field));
          if (own.some(({ key, resolvable }) => key !== undefined && resolvable !== false)) {
            if (isObject || one.kind === Kind.OBJECT_TYPE_DEFINITION) entities.push(name);
          }
          if (this.#whole.getQueryType()?.name === name)
            fields.push('_entities(representations: [_Any!]!): [_Entity]!');
          if (fields.length === 0) break;
          const above = joins(one.directives, 'join__implements')
            .filter((join) => join['graph'] === graph)
            .map((join) => String(join['interface']));
          const head = `${isObject || one.kind === Kind.OBJECT_TYPE_DEFINITION ? 'type' : 'interface'} ${name}`;
          parts.push(
            `${head}${above.length > 0 ? ` implements ${above.join(' & ')}` : ''} { ${fields.join('\n')} }`,
          );
          break;
        }
        default:
          break;
      }
    }
    const query = this.#whole.getQueryType()?.name ?? 'Query';
    const text = parts.join('\n');
    const all = new RegExp(`^type ${query} `, 'm').test(text)
      ? text
      : `${text}\ntype ${query} { _entities(representations: [_Any!]!): [_Entity]! }`;
    const roots = { query, mutation: this.#whole.getMutationType()?.name };
    const named = Object.entries(roots).filter(
      ([, name]) => name !== undefined && all.includes(`type ${name} `),
    );
    return `schema { ${named.map(([kind, name]) => `${kind}: ${String(name)}`).join(' ')} }
      ${entities.length > 0 ? `union _Entity = ${entities.join(' | ')}` : 'type _Entity { _: Int }'}
      ${all}`;
  }

  #fieldIn(graph: string, field: FieldDefinitionNode): string[] {
    const own = joins(field.directives, 'join__field');
    const here = own.find((join) => join['graph'] === graph);
    if (own.length > 0 && here === undefined) return [];
    const args = (field.arguments ?? []).map((one) => print({ ...one, directives: [] })).join(', ');
    const type = typeof here?.['type'] === 'string' ? here['type'] : print(field.type);
    return [`${field.name.value}${args === '' ? '' : `(${args})`}: ${type}`];
  }
}

export function joins(
  directives: readonly DirectiveNode[] | undefined,
  name: string,
): readonly Join[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    );
}
