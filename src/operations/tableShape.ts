import { getNamedType, isEnumType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import { headingsOf } from '../table/flatten.ts';
import { keyWithin, OBJECT_NAME, objectHeadings } from '../table/objects.ts';
import type { NamedOperation } from './namedOperation.ts';
import { walkAnswer, type Selected } from './walkAnswer.ts';

/** A column of an operation's table, as it is whatever the answer has. */
export interface ShapeColumn {
  readonly key: string;
  readonly heading: string;
  /** Of its values; null where a cell holds several, or objects. */
  readonly type: GraphQLOutputType | null;
  readonly description: string | null;
}

interface Leaf {
  readonly key: string;
  readonly type: GraphQLOutputType | null;
  readonly description: string | null;
}

/**
 * The columns of the list that an operation's table is made of, without those that its picture hides: of its elements, and
 * of the elements of the lists it stands in. Where it asks for no list, those of its objects, by what they are called.
 */
export function tableShape(
  schema: GraphQLSchema,
  operation: NamedOperation,
): readonly ShapeColumn[] {
  const { list, picture } = operation;
  if (list === null) return arranged(columnsOfObjects(schema, operation), picture);
  const leaves = leavesOf(schema, operation, list);
  return arranged(
    withHeadings([...leaves.values()], headingsOf([...leaves.keys()], list)),
    picture,
  );
}

function withHeadings(
  leaves: readonly Leaf[],
  headings: readonly string[],
): readonly ShapeColumn[] {
  return leaves.map((leaf, index) => ({ ...leaf, heading: headings[index] ?? leaf.key }));
}

const OBJECT: Leaf = { key: OBJECT_NAME, type: null, description: 'Which object a row is.' };

function columnsOfObjects(
  schema: GraphQLSchema,
  operation: NamedOperation,
): readonly ShapeColumn[] {
  const leaves = new Map<string, Leaf>();
  walkAnswer(schema, operation, {
    start: true,
    visit: (selected, told) => {
      if (!selected.hasFields) addLeaf(leaves, { ...selected, path: keyWithin(selected.path) });
      return told;
    },
  });
  if (leaves.size === 0) return [];
  return withHeadings([OBJECT, ...leaves.values()], objectHeadings([...leaves.keys()]));
}

/** As the playground arranges them. */
function arranged(
  columns: readonly ShapeColumn[],
  picture: NamedOperation['picture'],
): readonly ShapeColumn[] {
  const hidden = keysIn(picture?.hide);
  const first = keysIn(picture?.columns);
  const rank = ({ key }: ShapeColumn): number => {
    const place = first.indexOf(key);
    return place < 0 ? first.length : place;
  };
  const shown = columns.filter(({ key }) => !hidden.includes(key));
  return (shown.length === 0 ? columns : shown).toSorted((a, b) => rank(a) - rank(b));
}

function keysIn(keys = ''): readonly string[] {
  return keys.split(',').filter(Boolean);
}

/** By key, in the order they are written. */
function leavesOf(
  schema: GraphQLSchema,
  operation: NamedOperation,
  list: string,
): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  walkAnswer(schema, operation, {
    // Whether it is within an element of a list that rows are made of.
    start: false,
    visit: (selected, isRow) => {
      const { path, isList, hasFields } = selected;
      const isAbove = path === list || list.startsWith(`${path}.`);
      if (hasFields && isAbove) return isRow || isList;
      if (!isRow) return null;
      if (hasFields && !isList) return true;
      addLeaf(leaves, selected);
      return null;
    },
  });
  return leaves;
}

/** Of types that differ, the values have none in common. */
function addLeaf(leaves: Map<string, Leaf>, { path: key, field, isList }: Selected): void {
  const type = isList ? null : (field?.type ?? null);
  const known = leaves.get(key);
  const isSame = known === undefined || String(known.type) === String(type);
  leaves.set(key, { key, type: isSame ? type : null, description: field?.description ?? null });
}

/** The Table Schema of a table: a file beside its CSV that says what the columns hold. */
export function tableSchema(columns: readonly ShapeColumn[]): object {
  return {
    fields: columns.map(({ heading, type, description }) => ({
      name: heading,
      type: TYPES[typeName(type)] ?? 'string',
      ...(description !== null && { description }),
      ...valuesOf(type),
    })),
    missingValues: [''],
  };
}

function typeName(type: GraphQLOutputType | null): string {
  return type === null ? '' : getNamedType(type).name;
}

const TYPES: Readonly<Record<string, string>> = {
  Int: 'integer',
  SafeInt: 'integer',
  Float: 'number',
  Boolean: 'boolean',
  DateTime: 'datetime',
};

/** The values that an enum has. */
function valuesOf(type: GraphQLOutputType | null): object {
  const named = type && getNamedType(type);
  if (!isEnumType(named)) return {};
  return { constraints: { enum: named.getValues().map(({ name }) => name) } };
}
