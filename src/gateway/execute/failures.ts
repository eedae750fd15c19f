import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { SubgraphError, SubgraphResult } from '../subgraph.ts';
import { FieldFailure, isDataObject, type DataObject } from './fieldFailure.ts';
import type { PossibleTypes } from './possibleTypes.ts';

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

/** What stands for the root fields of a fetch that gave no data. */
export function failedRoot(document: DocumentNode, errors: SubgraphResult['errors']): DataObject {
  const fields = fieldsFor(operationSelections(document), {
    document,
    type: '',
    isFor: () => true,
  });
  return Object.fromEntries(fields.map(({ key }) => [key, failureOf(key, errors)]));
}

/** What stands for the fields that `_entities` under `alias` did not give for an object. */
export function emptyEntity(
  document: DocumentNode,
  alias: string,
  of: Entity,
): (value: FieldFailure | null) => DataObject {
  const fields = entityFields(document, alias, of);
  return (value) =>
    Object.fromEntries(fields.map(({ key }) => [key, value && failureIn(key, value)]));
}

interface Entity {
  readonly typename: unknown;
  readonly types: PossibleTypes;
}

/** A field as an operation asks for it. */
export interface AskedField {
  readonly key: string;
  /** `Type.field`, by the type that it is asked of. */
  readonly coordinate: string;
}

/** What `_entities` under `alias` asks of an entity. */
export function entityFields(
  document: DocumentNode,
  alias: string,
  { typename, types }: Entity,
): readonly AskedField[] {
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
  }).filter(({ key }) => key !== '__typename');
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

function fieldsFor({ selections }: SelectionSetNode, asking: Asking): readonly AskedField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const { alias, name } = selection;
      return [{ key: (alias ?? name).value, coordinate: `${asking.type}.${name.value}` }];
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
