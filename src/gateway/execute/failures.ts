import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { EntityInput, RootFetch } from '../plan/plan.ts';
import type { SubgraphError, SubgraphResult } from '../subgraph.ts';
import { FieldFailure, isDataObject, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';
import { renamedKey } from './renames.ts';

/** Puts each error where the subgraph left a null for it; gives back those with no such place. */
export function placeErrors(
  data: DataObject,
  errors: readonly SubgraphError[],
): readonly SubgraphError[] {
  return errors.filter((error) => error.path === null || !placeAt(data, error, error.path));
}

/** Whether there is a null on the way that the path describes, for the failure to stand in. */
function placeAt(
  data: DataObject,
  error: SubgraphError,
  path: readonly (string | number)[],
): boolean {
  let parent: unknown = data;
  for (const [index, key] of path.entries()) {
    const holder = holderOf(parent, key);
    if (holder === null) return false;
    const value = holder[key];
    if (value === null) {
      holder[key] = new FieldFailure(error, path.slice(index + 1));
      return true;
    }
    if (value instanceof FieldFailure) {
      value.others.push(new FieldFailure(error, path.slice(index + 1)));
      return true;
    }
    parent = value;
  }
  return false;
}

function holderOf(parent: unknown, key: string | number): Record<string | number, unknown> | null {
  if (typeof key === 'number' ? !Array.isArray(parent) : !isDataObject(parent)) return null;
  // A list or an object, and the key is one of its own.
  const holder = parent as Record<string | number, unknown>;
  return Object.hasOwn(holder, key) ? holder : null;
}

/** What stands for the root fields of a fetch that gave no data, because of errors at their places in the data. */
export function failedRoot(
  { operation: { document }, renames }: RootFetch,
  errors: SubgraphResult['errors'],
): DataObject {
  const keys = fieldsFor(operationSelections(document), {
    document,
    type: '',
    isFor: () => true,
  }).map((key) => renamedKey(key, renames));
  return Object.fromEntries(keys.map((key) => [key, failureOf(key, errors)]));
}

/** What stands for the fields that an input did not give for an object, by what the data call them. */
export function emptyEntity(
  document: DocumentNode,
  input: EntityInput,
  of: Entity,
): (value: FieldFailure | null) => DataObject {
  const keys = entityFields(document, input, of);
  return (value) => Object.fromEntries(keys.map((key) => [key, value && failureIn(key, value)]));
}

interface Entity {
  readonly typename: unknown;
  readonly types: PossibleTypes;
}

/** What an input asks of an entity, by what the data call it. */
export function entityFields(
  document: DocumentNode,
  { alias, renames }: EntityInput,
  { typename, types }: Entity,
): readonly string[] {
  const entities = operationSelections(document).selections.find(
    (selection) =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === alias,
  );
  const selections =
    entities?.kind === Kind.FIELD && entities.selectionSet ? entities.selectionSet : noSelections;
  return fieldsFor(selections, {
    document,
    type: '',
    isFor: (type) => types.isAny(typename, [type]),
  })
    .filter((key) => key !== '__typename')
    .map((key) => renamedKey(key, renames));
}

const noSelections: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** Why a subgraph did not give the entities that it was asked for. */
export function noEntities(errors: readonly SubgraphError[], subgraph: string): FieldFailure {
  return new FieldFailure(
    errors[0] ?? {
      message: `Expected of subgraph "${subgraph}" one entity for each it was asked for, got another answer.`,
      path: null,
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
    },
  );
}

/** For what stands in the place of an entity and is none. */
export function noEntity(subgraph: string): FieldFailure {
  return new FieldFailure({
    message: `Expected an entity of subgraph "${subgraph}", got something else.`,
    path: null,
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph },
  });
}

/** For what a subgraph was asked for and left out, which no GraphQL server does. */
export function noValue(): FieldFailure {
  return new FieldFailure({
    message: 'Expected of a subgraph a value for each field it was asked for, got less.',
    path: null,
    extensions: { code: 'SUBGRAPH_ERROR' },
  });
}

/** For an entity of which the subgraph that should know it did not say what type it is. */
export function noType(subgraph: string, known: string): FieldFailure {
  return new FieldFailure({
    message: `Expected of subgraph "${subgraph}" a type of "${known}" for what it was asked for, got none.`,
    path: null,
    extensions: { code: 'SUBGRAPH_ERROR', subgraph },
  });
}

/** What comes of a fetch that does not begin any more. */
export function notAsked(subgraph: string): SubgraphResult {
  const message = `Nobody waits for subgraph "${subgraph}" any more.`;
  const extensions = { code: 'SUBGRAPH_UNAVAILABLE', subgraph };
  return { data: null, errors: [{ message, path: null, extensions }] };
}

/** The errors at or below a root field, or else the first of all. */
function failureOf(key: string, errors: readonly SubgraphError[]): FieldFailure {
  const [first, ...others] = errors
    .filter(({ path }) => path?.[0] === key)
    .map((error) => new FieldFailure(error, error.path?.slice(1)));
  first?.others.push(...others);
  return first ?? new FieldFailure(errors[0] ?? noReason);
}

/** The part of an object's failure that one of its fields explains itself by. */
function failureIn(key: string, failure: FieldFailure): FieldFailure {
  const [first, ...others] = [failure, ...failure.others]
    .filter(({ below }) => below[0] === key)
    .map((own) => own.of(key));
  first?.others.push(...others);
  return first ?? failure.of(key);
}

const noReason: SubgraphError = {
  message: 'Expected data or errors from a subgraph, got neither.',
  path: null,
  extensions: { code: 'SUBGRAPH_ERROR' },
};

function operationSelections({ definitions }: DocumentNode): SelectionSetNode {
  const operation = definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : noSelections;
}

interface Asking {
  readonly document: DocumentNode;
  /** The type that is asked. */
  readonly type: string;
  readonly isFor: (type: string) => boolean;
}

function fieldsFor({ selections }: SelectionSetNode, asking: Asking): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      return [(selection.alias ?? selection.name).value];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : fragmentsOf(asking.document).get(selection.name.value);
    if (fragment === undefined) return [];
    const type = fragment.typeCondition?.name.value ?? asking.type;
    return type === asking.type || asking.isFor(type)
      ? fieldsFor(fragment.selectionSet, { ...asking, type })
      : [];
  });
}
