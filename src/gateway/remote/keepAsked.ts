import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../answer/fragments.ts';
import type { SubgraphOperation } from '../subgraph.ts';
import { MAX_NESTING, isShallow } from './nesting.ts';

/** What an operation asks for, by response key; null below leaves, which are taken as they are. */
export type AskedFields = ReadonlyMap<string, AskedFields | null>;

/** Operations come again and again. */
const known = new WeakMap<SubgraphOperation, AskedFields>();

/**
 * Takes out of an answer, in place, what was not asked for: a subgraph could say by it what is another
 * subgraph's to say. False where what is left is nested too deeply to be walked by recursion.
 */
export function keepAsked(data: unknown, operation: SubgraphOperation): boolean {
  return !isNested(data) || keep(data, askedOf(operation), MAX_NESTING);
}

export function askedOf(operation: SubgraphOperation): AskedFields {
  let asked = known.get(operation);
  if (asked === undefined) {
    asked = readAsked(operation.document);
    known.set(operation, asked);
  }
  return asked;
}

function keep(value: object, asked: AskedFields | null, levels: number): boolean {
  if (asked === null) return isShallow(value, levels);
  if (levels === 0) return false;
  return Array.isArray(value)
    ? keepOfEach(value, asked, levels - 1)
    : keepFields(value as Record<string, unknown>, asked, levels - 1);
}

function keepOfEach(list: readonly unknown[], asked: AskedFields, levels: number): boolean {
  for (const element of list) {
    if (isNested(element) && !keep(element, asked, levels)) return false;
  }
  return true;
}

function keepFields(object: Record<string, unknown>, asked: AskedFields, levels: number): boolean {
  // What JSON.parse made, which inherits nothing that can be enumerated; a list of its keys would cost more.
  for (const key in object) {
    const below = asked.get(key);
    if (below === undefined) {
      Reflect.deleteProperty(object, key);
      continue;
    }
    const value = object[key];
    // Most are leaves: a call for each would cost more than all else.
    if (isNested(value) && !keep(value, below, levels)) return false;
  }
  return true;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function readAsked(document: DocumentNode): AskedFields {
  const fragments = fragmentsOf(document);
  const asked: MutableFields = new Map();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    addSelections(definition.selectionSet, asked, fragments);
    for (const key of entityKeys(definition.selectionSet)) asked.get(key)?.set('__typename', null);
  }
  return asked;
}

/** Entities that say of what type they are, though nobody asked, are not always what was asked for. */
function entityKeys({ selections }: SelectionSetNode): readonly string[] {
  return selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities'
      ? [(selection.alias ?? selection.name).value]
      : [],
  );
}

type MutableFields = Map<string, MutableFields | null>;

/** Of all types at once: what an object of one of them is not asked for, completing does not look at. */
function addSelections(
  { selections }: SelectionSetNode,
  asked: MutableFields,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const empty: MutableFields | null = selection.selectionSet ? new Map() : null;
      const below = asked.get(key) ?? empty;
      asked.set(key, below);
      if (selection.selectionSet && below) addSelections(selection.selectionSet, below, fragments);
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (inner) addSelections(inner.selectionSet, asked, fragments);
  }
}
