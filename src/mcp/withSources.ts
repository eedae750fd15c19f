import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';
import { isList, type Json } from '../table/lists.ts';
import type { GraphAccess } from './graphAccess.ts';

const KEY = 'sources';
const SOURCES: SelectionSetNode['selections'] = selectionsOf(`{ ${KEY} { url basis } }`);

export interface Sourced {
  readonly query: string;
  /** Whether it was asked for them before. */
  readonly isOwn: boolean;
}

/** The same question, which asks beside every entity where its facts come from, unless it does so itself or cannot be read. */
export function askSources(access: Pick<GraphAccess, 'schema' | 'parse'>, query: string): Sourced {
  const asked = access.parse(query);
  if (asked === null || names(asked).has(KEY)) return { query, isOwn: true };
  const types = new TypeInfo(access.schema);
  const document = visit(
    asked,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (node) =>
          hasSources(types.getParentType())
            ? { ...node, selections: [...node.selections, ...SOURCES] }
            : undefined,
      },
    }),
  );
  return { query: print(document), isOwn: false };
}

/** What its fields are called, by the schema or by itself. */
function names(document: DocumentNode): ReadonlySet<string> {
  const found = new Set<string>();
  visit(document, {
    Field: ({ alias, name }) => {
      found.add(name.value);
      if (alias) found.add(alias.value);
    },
  });
  return found;
}

function hasSources(type: GraphQLNamedType | null | undefined): boolean {
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const { sources } = type.getFields();
  const named = sources && getNamedType(sources.type);
  return (
    isCompositeType(named) &&
    'getFields' in named &&
    'url' in named.getFields() &&
    'basis' in named.getFields() &&
    sources?.args.length === 0
  );
}

/** What an answer says of its sources, the most named first; they stay in it where they were asked for before. */
export function takeSources(
  data: Json,
  { isOwn }: Pick<Sourced, 'isOwn'>,
): { readonly data: Json; readonly sources: readonly string[] } {
  const counts = new Map<string, number>();
  const take = (value: Json): Json => {
    if (value === null || typeof value !== 'object') return value;
    if (isList(value)) return value.map(take);
    const kept = Object.entries(value).filter(([key, inner]) => {
      if (key !== KEY) return true;
      for (const source of namesIn(inner)) counts.set(source, (counts.get(source) ?? 0) + 1);
      return isOwn;
    });
    return Object.fromEntries(kept.map(([key, inner]) => [key, take(inner)]));
  };
  const rest = take(data);
  const sources = [...counts].toSorted(([, a], [, b]) => b - a).map(([source]) => source);
  return { data: rest, sources };
}

/** The page, or what it rests on where nobody read one. */
function namesIn(sources: Json): readonly string[] {
  if (sources === null || typeof sources !== 'object' || !isList(sources)) return [];
  return sources.flatMap((source) => {
    if (source === null || typeof source !== 'object' || isList(source)) return [];
    const { url, basis } = source;
    const name = typeof url === 'string' ? url : basis;
    return typeof name === 'string' ? [name] : [];
  });
}

function selectionsOf(text: string): SelectionSetNode['selections'] {
  const [definition] = parse(text, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}
