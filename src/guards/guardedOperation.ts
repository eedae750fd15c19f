import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fragmentsOf } from '../answer/fragments.ts';
import type { Guard } from './guard.ts';
import type { Denial, Gaps, Remainder } from './remainder.ts';
import type { SchemaGuards } from './schemaGuards.ts';
import { variablesIn } from './variablesIn.ts';

/** Whether a field that takes this may be seen; told of all that decides about an operation. */
export type MayHave = (guard: Guard) => boolean;

/** What the arguments of a field take; a client must not find out by them what it may not see. */
export type ArgumentGuard = (
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
) => Guard;

export interface GuardedParts {
  readonly guards: SchemaGuards;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly ofArguments: ArgumentGuard;
  readonly mayHave: MayHave;
}

/** Takes out of an operation what is denied; null where nothing is. */
export function remainderOf(parts: GuardedParts): Remainder | null {
  const { guards, operation } = parts;
  const root = guards.schema.getRootType(operation.operation);
  if (!root) return null;
  const denials: Denial[] = [];
  const gaps = noGaps(null);
  const walk = new Walk(parts, denials);
  const place: Place = { possible: [root], gaps, path: [], conditions: [] };
  const selectionSet = walk.selections(operation.selectionSet, root, place);
  if (denials.length === 0) return null;
  const { directives = [], variableDefinitions = [] } = operation;
  const taken = variablesIn([selectionSet, ...directives]);
  const isTaken = ({ variable }: VariableDefinitionNode) => taken.has(variable.name.value);
  const left: OperationDefinitionNode = {
    ...operation,
    selectionSet,
    variableDefinitions: variableDefinitions.filter(isTaken),
  };
  return {
    document: { kind: Kind.DOCUMENT, definitions: [left] },
    unused: variableDefinitions.filter((one) => !isTaken(one)),
    root: gaps,
    denials,
  };
}

function noGaps(typeKey: string | null): Gaps {
  return { denied: new Map(), below: new Map(), typeKey };
}

const DENIED = 'denied';

/** What begins no key of a client's answer. */
function freePrefix(document: DocumentNode): string {
  let prefix = DENIED;
  visit(document, {
    Field: ({ name, alias = name }) => {
      while (alias.value.startsWith(prefix)) prefix += '_';
    },
  });
  return prefix;
}

interface Place {
  /** The types that objects here can have, by all that is written around it. */
  readonly possible: readonly GraphQLObjectType[];
  readonly gaps: Gaps;
  readonly path: readonly string[];
  readonly conditions: Denial['conditions'];
}

class Walk {
  readonly #parts: GuardedParts;
  readonly #denials: Denial[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** What names of ours begin with. */
  readonly #names: string;

  constructor(parts: GuardedParts, denials: Denial[]) {
    this.#parts = parts;
    this.#denials = denials;
    this.#fragments = fragmentsOf(parts.document);
    this.#names = freePrefix(parts.document);
  }

  selections(set: SelectionSetNode, parent: GraphQLNamedType, place: Place): SelectionSetNode {
    const selections = set.selections.flatMap((node): readonly SelectionNode[] => {
      if (node.kind === Kind.FIELD) return [this.#field(node, parent, place)];
      if (node.kind === Kind.INLINE_FRAGMENT) {
        return this.#fragment(node, node.typeCondition?.name.value ?? parent.name, place);
      }
      const fragment = this.#fragments.get(node.name.value);
      if (fragment === undefined) return [];
      const { directives = [] } = node;
      const { selectionSet, typeCondition } = fragment;
      return this.#fragment({ directives, selectionSet }, typeCondition.name.value, place);
    });
    return { kind: Kind.SELECTION_SET, selections };
  }

  #fragment(
    {
      directives = [],
      selectionSet,
    }: {
      readonly directives?: readonly DirectiveNode[] | undefined;
      readonly selectionSet: SelectionSetNode;
    },
    name: string,
    place: Place,
  ): readonly SelectionNode[] {
    const { guards } = this.#parts;
    const type = guards.schema.getType(name);
    if (type === undefined) return [];
    const narrower = guards.possibleTypes(type);
    const possible = place.possible.filter((one) => narrower.includes(one));
    // No object is of both types, so that nothing is asked.
    if (possible.length === 0 && narrower.length > 0) return [];
    const at = { ...within(place, directives), possible };
    const typeCondition = {
      kind: Kind.NAMED_TYPE,
      name: { kind: Kind.NAME, value: name },
    } as const;
    const left = this.selections(selectionSet, type, at);
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: left }];
  }

  #field(node: FieldNode, parent: GraphQLNamedType, place: Place): SelectionNode {
    const { guards, ofArguments, mayHave } = this.#parts;
    const name = node.name.value;
    const output = fieldOf(parent, name);
    if (output === undefined) return node;
    const isAllowed =
      mayHave(guards.ofField(parent, place.possible, name)) &&
      mayHave(ofArguments(parent, output, node));
    const key = node.alias?.value ?? name;
    const at = within(place, node.directives ?? []);
    if (!isAllowed) return this.#deny(node, parent, { ...at, path: [...at.path, key] });
    const { selectionSet } = node;
    return selectionSet === undefined
      ? node
      : this.#below({ ...node, selectionSet }, parent, output, at);
  }

  #deny(node: FieldNode, parent: GraphQLNamedType, place: Place): SelectionNode {
    const { path, conditions, gaps, possible } = place;
    const name = `${this.#names}${this.#denials.length}`;
    this.#denials.push({ path, node, conditions });
    gaps.denied.set(name, { key: path.at(-1) ?? '', name: node.name.value, parent, possible });
    return typename(name, node.directives);
  }

  #below(
    node: FieldNode & { readonly selectionSet: SelectionSetNode },
    parent: GraphQLNamedType,
    { type }: GraphQLField<unknown, unknown>,
    place: Place,
  ): FieldNode {
    const named = getNamedType(type);
    const key = node.alias?.value ?? node.name.value;
    const known = place.gaps.below.get(key);
    const gaps = known?.gaps ?? noGaps(isAbstractType(named) ? `${this.#names}Type` : null);
    const asked = known?.asked ?? [];
    asked.push({ name: node.name.value, parent, possible: place.possible });
    const before = this.#denials.length;
    const left = this.selections(node.selectionSet, named, {
      ...place,
      possible: this.#parts.guards.possibleTypes(named),
      gaps,
      path: [...place.path, key, ...levelsOf(type)],
    });
    if (this.#denials.length === before) return { ...node, selectionSet: left };
    place.gaps.below.set(key, { asked, gaps });
    const told = gaps.typeKey === null ? [] : [typename(gaps.typeKey)];
    return {
      ...node,
      selectionSet: { kind: Kind.SELECTION_SET, selections: [...left.selections, ...told] },
    };
  }
}

/** Tells the type of an object under a name. */
function typename(name: string, directives: FieldNode['directives'] = []): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: name },
    name: { kind: Kind.NAME, value: TypeNameMetaFieldDef.name },
    directives,
  };
}

function within(place: Place, directives: readonly DirectiveNode[]): Place {
  return directives.length === 0
    ? place
    : { ...place, conditions: [...place.conditions, directives] };
}

function levelsOf(type: GraphQLOutputType): readonly string[] {
  const nullable = getNullableType(type);
  return isListType(nullable) ? ['@', ...levelsOf(nullable.ofType)] : [];
}

/** Undefined for introspection. */
function fieldOf(
  parent: GraphQLNamedType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
