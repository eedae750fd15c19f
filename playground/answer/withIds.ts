import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';

const ID: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } };

/**
 * The same question, with the ids of what stands in a list, so that rows lead to pages. Null where it has them already, or
 * where what stands there has none.
 */
export function withIds(schema: GraphQLSchema, query: string, list: string): string | null {
  const wanted = /(^|\.)edges$/.test(list) ? `${list}.node` : list;
  const types = new TypeInfo(schema);
  const path: string[] = [];
  const document = parse(query);
  const changed = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter({ alias, name }) {
          path.push((alias ?? name).value);
        },
        leave(field) {
          const isThere = path.join('.') === wanted;
          path.pop();
          const id = isThere
            ? idOf(schema, getNamedType(types.getType() ?? undefined), field)
            : null;
          if (id === null || !field.selectionSet) return undefined;
          const selections = [id, ...field.selectionSet.selections];
          return { ...field, selectionSet: { ...field.selectionSet, selections } };
        },
      },
    }),
  );
  // What was not touched is the very same.
  return changed === document ? null : `${print(changed)}\n`;
}

function idOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  { selectionSet }: FieldNode,
): SelectionNode | null {
  const hasId = selectionSet?.selections.some(
    (part) => part.kind === Kind.FIELD && (part.alias ?? part.name).value === 'id',
  );
  if (hasId) return null;
  if (isObjectType(type) || isInterfaceType(type)) return type.getFields()['id'] ? ID : null;
  if (!isUnionType(type) || !schema.getType('Node')) return null;
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Node' } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [ID] },
  };
}
