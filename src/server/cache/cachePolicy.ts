import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { CacheHint, CacheHints } from '../../answer/cacheHints.ts';

/** How long others may keep an answer, and whether one that serves everybody may. */
export interface CachePolicy {
  /** In seconds; 0 for not at all. */
  readonly maxAge: number;
  readonly isPrivate: boolean;
}

interface Located {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

export interface CacheRules {
  /** Absent where the graph says nothing: then nobody keeps anything. */
  readonly hints: CacheHints | undefined;
  /** Of what is ours and has no hint, in seconds. */
  readonly defaultMaxAge: number;
}

const NOT_AT_ALL: CachePolicy = { maxAge: 0, isPrivate: false };

/**
 * The policy of an operation by the rules of Apollo's `@cacheControl`: the least of all its fields
 * counts; what a field says goes before what its type says; leaves, and what inherits, add nothing.
 * A root field or an object without a hint has the default where it is ours, and 0 where it is not.
 * Whatever a field can be counts, skipped or not.
 */
export function readCachePolicy(located: Located, rules: CacheRules): CachePolicy {
  const { schema, operation } = located;
  const root = schema.getRootType(operation.operation);
  if (rules.hints === undefined || !root) return NOT_AT_ALL;
  const { hints, defaultMaxAge } = rules;
  let policy: CachePolicy = { maxAge: Infinity, isPrivate: false };
  walkFields(located, root, (parent, name) => {
    for (const owner of withPossibleTypes(schema, parent)) {
      const said = hintOfField({ schema, hints, defaultMaxAge, root }, owner, name);
      policy = {
        maxAge: Math.min(policy.maxAge, said.maxAge ?? Infinity),
        isPrivate: policy.isPrivate || said.scope === 'PRIVATE',
      };
    }
  });
  return { ...policy, maxAge: policy.maxAge === Infinity ? defaultMaxAge : policy.maxAge };
}

type OnField = (parent: GraphQLCompositeType, name: string) => void;

function walkFields(located: Located, root: GraphQLCompositeType, onField: OnField): void {
  const { schema, document, operation } = located;
  const fragments = new Map(fragmentsOf(document));
  const walk = (set: SelectionSetNode, parent: GraphQLCompositeType): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) walkField(selection, parent);
      else walkFragment(selection, parent);
    }
  };
  const walkField = ({ name, selectionSet }: FieldNode, parent: GraphQLCompositeType): void => {
    onField(parent, name.value);
    const type = typeOfField(parent, name.value);
    if (selectionSet !== undefined && isCompositeType(type)) walk(selectionSet, type);
  };
  const walkFragment = (
    node: InlineFragmentNode | FragmentSpreadNode,
    parent: GraphQLCompositeType,
  ): void => {
    const isSpread = node.kind === Kind.FRAGMENT_SPREAD;
    const fragment = isSpread ? fragments.get(node.name.value) : node;
    if (fragment === undefined) return;
    // A fragment says the same wherever it is spread.
    if (isSpread) fragments.delete(node.name.value);
    const type = schema.getType(fragment.typeCondition?.name.value ?? parent.name);
    if (isCompositeType(type)) walk(fragment.selectionSet, type);
  };
  walk(operation.selectionSet, root);
}

function typeOfField(parent: GraphQLCompositeType, name: string): GraphQLNamedType | undefined {
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
  return field && getNamedType(field.type);
}

interface Place {
  readonly schema: GraphQLSchema;
  readonly hints: CacheHints;
  readonly defaultMaxAge: number;
  readonly root: GraphQLCompositeType;
}

/** What one field of one type says; no `maxAge` where it is as its parent's. */
function hintOfField(place: Place, owner: GraphQLCompositeType, name: string): CacheHint {
  const type = typeOfField(owner, name);
  if (type === undefined) return {};
  const { hints } = place;
  const own = hints.hintAt(`${owner.name}.${name}`) ?? {};
  const types = isCompositeType(type) ? withPossibleTypes(place.schema, type) : [];
  const isPrivate = [own, ...types.map(({ name: of }) => hints.hintAt(of) ?? {})].some(
    ({ scope }) => scope === 'PRIVATE',
  );
  const age = ageOfField(place, { owner, name, own, types });
  return { ...(age !== undefined && { maxAge: age }), ...(isPrivate && { scope: 'PRIVATE' }) };
}

interface Field {
  readonly owner: GraphQLCompositeType;
  readonly name: string;
  readonly own: CacheHint;
  /** What it returns, and all that can be; none for a leaf. */
  readonly types: readonly GraphQLCompositeType[];
}

function ageOfField(place: Place, { owner, name, own, types }: Field): number | undefined {
  const { hints, root } = place;
  const isRoot = owner === root;
  if (own.maxAge !== undefined) return own.maxAge;
  if (own.inheritMaxAge === true && !isRoot) return undefined;
  const isElsewhere = hints.isElsewhere(`${owner.name}.${name}`);
  const [declared] = types;
  if (declared === undefined) return ageOfLeaf(place, owner, isElsewhere);
  const isSaidOfAll = !isAbstractType(declared) || hints.hintAt(declared.name) !== undefined;
  const counted = isSaidOfAll
    ? types.filter((type) => type === declared || hints.hintAt(type.name))
    : types.slice(1);
  const ages = counted.flatMap((type) => ageOfType(place, type, { isRoot, isElsewhere }) ?? []);
  return ages.length === 0 ? undefined : Math.min(...ages);
}

function ageOfLeaf(
  { hints, root, defaultMaxAge }: Place,
  owner: GraphQLCompositeType,
  isElsewhere: boolean,
): number | undefined {
  if (!isElsewhere) return owner === root ? defaultMaxAge : undefined;
  // Only who adds a type can have said how long all of it holds.
  return hints.isElsewhere(owner.name) && hints.hintAt(owner.name) ? undefined : 0;
}

/** Of a field that is elsewhere, what is said here of a type of ours says nothing. */
function ageOfType(
  { hints, defaultMaxAge }: Place,
  { name }: GraphQLCompositeType,
  field: { readonly isRoot: boolean; readonly isElsewhere: boolean },
): number | undefined {
  const isElsewhere = hints.isElsewhere(name);
  if (field.isElsewhere && !isElsewhere) return 0;
  const { maxAge, inheritMaxAge } = hints.hintAt(name) ?? {};
  if (maxAge !== undefined) return maxAge;
  if (inheritMaxAge === true && !field.isRoot) return undefined;
  return isElsewhere ? 0 : defaultMaxAge;
}

function withPossibleTypes(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
): readonly GraphQLCompositeType[] {
  return isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
}
