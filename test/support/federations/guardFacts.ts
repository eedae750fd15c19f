import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  parse,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import type { GeneratedSubgraph } from './generate.ts';
import { TEST_POLICIES } from './guardSubgraphs.ts';

export type Scopes = readonly string[] | null;

/** Who may see what, read of the subgraphs' own SDLs: every guard of every subgraph counts. */
export class GuardFacts {
  readonly #guards = new Map<string, ConstDirectiveNode[]>();
  readonly #keys = new Set<string>();
  /** What is denied of a type that is given in a subgraph for another. */
  readonly #schema: GraphQLSchema;

  constructor(subgraphs: readonly GeneratedSubgraph[], schema: GraphQLSchema) {
    this.#schema = schema;
    for (const { sdl } of subgraphs) this.#read(sdl);
  }

  #read(sdl: string): void {
    const document = parse(sdl, { noLocation: true });
    const roots = new Map(
      document.definitions
        .flatMap((one) => (one.kind === Kind.SCHEMA_DEFINITION ? one.operationTypes : []))
        .map(({ type, operation }) => [
          type.name.value,
          `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`,
        ]),
    );
    const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
      const known = this.#guards.get(coordinate) ?? [];
      this.#guards.set(coordinate, [...known, ...directives.filter(isGuard)]);
    };
    for (const one of document.definitions) {
      if (!isTypeDefinitionNode(one)) continue;
      const type = roots.get(one.name.value) ?? one.name.value;
      note(type, one.directives);
      for (const directive of one.directives ?? []) {
        if (directive.name.value !== 'key') continue;
        const [fields] = directive.arguments ?? [];
        const text = fields?.value.kind === Kind.STRING ? fields.value.value : '';
        for (const name of text.match(/\w+/g) ?? []) this.#keys.add(name);
      }
      if (one.kind !== Kind.OBJECT_TYPE_DEFINITION && one.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        continue;
      for (const { name, directives } of one.fields ?? [])
        note(`${type}.${name.value}`, directives);
    }
  }

  get isGuarded(): boolean {
    return [...this.#guards.values()].some((one) => one.length > 0);
  }

  maySee(type: GraphQLNamedType, scopes: Scopes): boolean {
    const types = isAbstractType(type) ? [type, ...this.#schema.getPossibleTypes(type)] : [type];
    return types.every(({ name }) => this.#meets(name, scopes));
  }

  /** Whether a field may be seen of every object that it can be selected on. */
  maySeeField(
    parent: GraphQLNamedType,
    possible: readonly GraphQLNamedType[],
    name: string,
    scopes: Scopes,
  ): boolean {
    const owners = isInterfaceType(parent) ? [parent, ...possible] : [parent];
    return owners.every((owner) => this.#maySeeOwn(owner, name, scopes));
  }

  #maySeeOwn(owner: GraphQLNamedType, name: string, scopes: Scopes): boolean {
    if (!isObjectType(owner) && !isInterfaceType(owner)) return true;
    const field = owner.getFields()[name];
    if (field === undefined) return true;
    const coordinates = [owner, ...owner.getInterfaces()].map((one) => `${one.name}.${name}`);
    return (
      [owner.name, ...coordinates].every((one) => this.#meets(one, scopes)) &&
      this.maySee(getNamedType(field.type), scopes)
    );
  }

  /** Fields that a fetch asks for and its asker may not see, but for what entities are joined by. */
  findLeaks(text: string, subgraph: GraphQLSchema, scopes: Scopes): readonly string[] {
    const leaks: string[] = [];
    const info = new TypeInfo(subgraph);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field: ({ name }) => {
          const parent = info.getParentType();
          if (!parent || name.value.startsWith('_') || this.#keys.has(name.value)) return;
          const known = this.#schema.getType(parent.name);
          if (!isObjectType(known)) return;
          if (!this.#maySeeOwn(known, name.value, scopes))
            leaks.push(`${known.name}.${name.value}`);
        },
      }),
    );
    return leaks;
  }

  #meets(coordinate: string, scopes: Scopes): boolean {
    return (this.#guards.get(coordinate) ?? []).every((guard) => meetsGuard(guard, scopes));
  }
}

function isGuard({ name }: ConstDirectiveNode): boolean {
  return ['authenticated', 'requiresScopes', 'policy'].includes(name.value);
}

function meetsGuard(guard: ConstDirectiveNode, scopes: Scopes): boolean {
  if (scopes === null) return false;
  const [given] = guard.arguments ?? [];
  if (given === undefined) return true;
  const sets = valueFromASTUntyped(given.value) as readonly (readonly string[])[];
  const has = (name: string): boolean => {
    if (guard.name.value !== 'policy') return scopes.includes(name);
    return TEST_POLICIES.get(name)?.every((scope) => scopes.includes(scope)) === true;
  };
  return sets.some((set) => set.every(has));
}
