import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isIncluded } from '../../../src/answer/conditions.ts';
import type { GuardFacts, Scopes } from './guardFacts.ts';

/** A question in which each place has a field of its own, and which of them are denied. */
export interface Judged {
  readonly document: DocumentNode;
  readonly denied: ReadonlySet<FieldNode>;
  /** Of those that are asked for, as JSON. */
  readonly paths: readonly string[];
  /** Of its root type. */
  readonly isRootDenied: boolean;
}

interface Judging {
  readonly schema: GraphQLSchema;
  readonly facts: GuardFacts;
  readonly scopes: Scopes;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Place {
  readonly parent: GraphQLNamedType;
  readonly possible: readonly GraphQLNamedType[];
  readonly path: readonly string[];
  readonly isAsked: boolean;
}

/** What of a question its asker may not see, found out without any of the product's ways to do so. */
export function judge(
  document: DocumentNode,
  operationName: string | null,
  judging: Judging,
): Judged {
  const { schema } = judging;
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  const operation =
    operationName === null
      ? operations[0]
      : operations.find(({ name }) => name?.value === operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (operation === undefined || !root) throw new Error('Expected an operation.');
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const judge = new Judge(
    { ...judging, variables: valuesOf(operation, judging.variables) },
    fragments,
  );
  const place = { parent: root, possible: [root], path: [], isAsked: true };
  const selectionSet = judge.within(operation.selectionSet, place);
  const whole = { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] } as const;
  const isRootDenied = judge.paths.some((path) => !path.includes(','));
  return { document: whole, denied: judge.denied, paths: judge.paths, isRootDenied };
}

class Judge {
  readonly denied = new Set<FieldNode>();
  readonly paths: string[] = [];
  readonly #judging: Judging;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(judging: Judging, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#judging = judging;
    this.#fragments = fragments;
  }

  within({ selections }: SelectionSetNode, place: Place): SelectionSetNode {
    return {
      kind: Kind.SELECTION_SET,
      selections: selections.map((one) => this.#selection(one, place)),
    };
  }

  #selection(node: SelectionNode, place: Place): SelectionNode {
    const { schema, variables } = this.#judging;
    const isAsked = place.isAsked && isIncluded(node.directives, variables);
    if (node.kind === Kind.FIELD) return this.#field(node, { ...place, isAsked });
    const fragment =
      node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
    if (fragment === undefined) throw new Error('Expected a fragment.');
    const name = fragment.typeCondition?.name.value ?? place.parent.name;
    const type = schema.getType(name);
    if (type === undefined) throw new Error(`Expected a type, got ${name}.`);
    const narrower = objectsOf(schema, type);
    const possible = place.possible.filter((one) => narrower.includes(one));
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
      directives: node.directives ?? [],
      selectionSet: this.within(fragment.selectionSet, {
        ...place,
        isAsked,
        parent: type,
        possible,
      }),
    };
  }

  #field(node: FieldNode, place: Place): FieldNode {
    const { schema, facts, scopes } = this.#judging;
    const { parent, possible, path, isAsked } = place;
    const name = node.name.value;
    const key = node.alias?.value ?? name;
    const own: FieldNode = { ...node };
    const hasFields = isObjectType(parent) || isInterfaceType(parent);
    const field = hasFields ? parent.getFields()[name] : undefined;
    if (field === undefined) return own;
    // Where no object can be, nothing is asked.
    const isNever = possible.length === 0 && objectsOf(schema, parent).length > 0;
    if (isNever) return own;
    if (!facts.maySeeField(parent, possible, name, scopes)) {
      this.denied.add(own);
      if (isAsked) this.paths.push(JSON.stringify([...path, key]));
      return own;
    }
    const below = getNamedType(field.type);
    if (own.selectionSet === undefined || !isCompositeType(below)) return own;
    const kept: FieldNode = {
      ...own,
      selectionSet: this.within(own.selectionSet, {
        parent: below,
        possible: objectsOf(schema, below),
        path: [...path, key, ...listsOf(field.type)],
        isAsked,
      }),
    };
    return kept;
  }
}

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

function listsOf(type: GraphQLOutputType): readonly string[] {
  const nullable = getNullableType(type);
  return isListType(nullable) ? ['@', ...listsOf(nullable.ofType)] : [];
}

function valuesOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}
