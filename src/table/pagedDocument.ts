import {
  getOperationAST,
  Kind,
  parse,
  parseType,
  parseValue,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { isObject, type JsonObject } from './lists.ts';
import { walkFields } from './selection.ts';

const PAGE_INFO = 'pageInfoOfAll';
const TOTAL = 'totalOfAll';
const IS_EXACT = 'totalOfAllIsExact';
/** The keys of what is asked for only to follow the pages. */
export const ADDED_KEYS: ReadonlySet<string> = new Set([PAGE_INFO, TOTAL, IS_EXACT]);
/** The variable with the cursor behind which a page begins. */
export const AFTER = 'afterOfAll';

interface PagedParts {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** The path of the connection. */
  readonly connection: string;
  readonly size: number;
  /** By which totals are asked for where there are some; null where it is not known. */
  readonly schema: GraphQLSchema | null;
}

/** How many there are in all. */
export interface Total {
  readonly count: number;
  /** False where there are more than were counted. */
  readonly isExact: boolean;
}

/** A document that asks for a page of a connection, wherever it begins, and for what tells of the next one. */
export function pagedDocument(parts: PagedParts): {
  readonly document: DocumentNode;
  /** Names of the variables that it takes. */
  readonly used: ReadonlySet<string>;
} {
  const { document, operationName, connection, size, schema } = parts;
  const targets = new Set<FieldNode>();
  walkFields(document, operationName, (field, path) => {
    if (path === connection) targets.add(field);
  });
  const typeInfo = schema && new TypeInfo(schema);
  const enter = (field: FieldNode): FieldNode | undefined => {
    if (!targets.has(field)) return undefined;
    const type = typeInfo?.getType();
    const named = type && 'ofType' in type ? type.ofType : type;
    const fields = named && 'getFields' in named ? named.getFields() : {};
    return paged(field, size, [
      ...('totalCount' in fields ? [`${TOTAL}: totalCount`] : []),
      ...('totalCountIsExact' in fields ? [`${IS_EXACT}: totalCountIsExact`] : []),
    ]);
  };
  const visitor = { Field: enter };
  const rewritten = visit(document, typeInfo ? visitWithTypeInfo(typeInfo, visitor) : visitor);
  return declareVariables(rewritten, operationName);
}

/** What a page tells of all pages. */
export function readEnd(connection: JsonObject): {
  readonly total: Total | null;
  /** Null where it is the last one. */
  readonly next: string | null;
} {
  const { [TOTAL]: total, [IS_EXACT]: isExact, [PAGE_INFO]: info } = connection;
  const next = isObject(info) && info['hasNextPage'] === true ? info['endCursor'] : null;
  return {
    total: typeof total === 'number' ? { count: total, isExact: isExact !== false } : null,
    next: typeof next === 'string' ? next : null,
  };
}

function paged(field: FieldNode, size: number, counts: readonly string[]): FieldNode {
  const replaced = ['first', 'after', 'last', 'before'];
  const extra = `{ ${PAGE_INFO}: pageInfo { hasNextPage endCursor } ${counts.join(' ')} }`;
  const [added] = parse(extra).definitions;
  const more = added?.kind === Kind.OPERATION_DEFINITION ? added.selectionSet.selections : [];
  return {
    ...field,
    arguments: [
      ...(field.arguments ?? []).filter(({ name }) => !replaced.includes(name.value)),
      argument('first', String(size)),
      argument('after', `$${AFTER}`),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(field.selectionSet?.selections ?? []), ...more],
    },
  };
}

function argument(name: string, value: string) {
  return {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: parseValue(value),
  } as const;
}

/** Declares the cursor's variable, and no longer those that only the replaced arguments used. */
function declareVariables(document: DocumentNode, operationName: string | null) {
  const used = new Set<string>();
  const operation = getOperationAST(document, operationName);
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const cursor = {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: AFTER } },
    type: parseType('String'),
  } as const;
  const definitions = document.definitions.map((definition) =>
    definition === operation
      ? {
          ...operation,
          variableDefinitions: [
            ...(operation.variableDefinitions ?? []).filter(({ variable }) =>
              used.has(variable.name.value),
            ),
            cursor,
          ],
        }
      : definition,
  );
  return { document: { ...document, definitions }, used };
}
