import {
  getNamedType,
  isAbstractType,
  isEnumType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

interface Shown {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Whether that may be less than our own graph has. */
  readonly isNarrowed: boolean;
}

/**
 * Whether our own graph has every field of the document, and gives nothing in them that clients are not
 * to see; introspection shows more than it has.
 */
export function hasOnlyFieldsOf(
  own: GraphQLSchema,
  document: DocumentNode,
  { schema, isNarrowed }: Shown,
): boolean {
  let isOwn = true;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (name.value === '__typename') return;
        const parent = types.getParentType();
        const type = parent && own.getType(parent.name);
        const isKnown =
          type != null && 'getFields' in type && Object.hasOwn(type.getFields(), name.value);
        isOwn &&= isKnown && (!isNarrowed || isShownWhole(types.getType(), own, schema));
      },
    }),
  );
  return isOwn;
}

/** Whether clients see every type of objects, or every value, that a field of our own can come to. */
function isShownWhole(
  output: ReturnType<TypeInfo['getType']>,
  own: GraphQLSchema,
  schema: GraphQLSchema,
): boolean {
  const shown: GraphQLNamedType | undefined = output ? getNamedType(output) : undefined;
  const whole = shown && own.getType(shown.name);
  if (isEnumType(whole) && isEnumType(shown)) {
    return whole.getValues().every(({ name }) => shown.getValue(name) !== undefined);
  }
  if (!isAbstractType(whole)) return true;
  return own.getPossibleTypes(whole).every(({ name }) => schema.getType(name) !== undefined);
}
