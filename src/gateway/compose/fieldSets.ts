import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  print,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  KnownArgumentNamesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type FieldSetDirective = 'key' | 'requires' | 'provides';

/** A field set as every composer and planner reads it, or what is wrong with it. */
export type FieldSet =
  /** Empty where it says nothing that would not be known anyway. */
  { readonly text: string } | { readonly invalid: string };

const RULES = [
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  KnownArgumentNamesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  ValuesOfCorrectTypeRule,
];

/**
 * Reads the `fields` of a directive: with or without braces, commas, comments, fragments on anything. What is
 * given has neither, names no type twice over, and of fragments only those on object types of this subgraph.
 */
export function readFieldSet(
  fields: string,
  directive: FieldSetDirective,
  { schema, type }: { readonly schema: GraphQLSchema; readonly type: GraphQLNamedType },
): FieldSet {
  if (!isCompositeType(type)) return { invalid: `${type.name}, which has no fields.` };
  if (/^\s*\{?\s*\}?\s*$/.test(fields)) return { invalid: 'none.' };
  const document = parseFields(fields, type.name);
  if ('invalid' in document) return document;
  const invalid = findInvalid(document, directive, schema);
  if (invalid !== null) return { invalid };
  const [fragment] = document.definitions;
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return { text: '' };
  const selections = simplify(fragment.selectionSet, { schema, type, directive, isTop: true });
  const text = selections.map((one) => print(one).replace(/\s+/g, ' ')).join(' ');
  return { text: text === '__typename' && directive !== 'key' ? '' : text };
}

function parseFields(fields: string, type: string): DocumentNode | { readonly invalid: string } {
  const text = fields.trim();
  try {
    const body = text.startsWith('{') ? text : `{\n${text}\n}`;
    const document = parse(`fragment Fields on ${type} ${body}`, { noLocation: true });
    return document.definitions.length === 1
      ? document
      : { invalid: 'Expected one set of fields, got several.' };
  } catch (error) {
    if (error instanceof GraphQLError) return { invalid: error.message };
    throw error;
  }
}

function findInvalid(
  document: DocumentNode,
  directive: FieldSetDirective,
  schema: GraphQLSchema,
): string | null {
  const [error] = validate(schema, document, RULES, { maxErrors: 1 });
  if (error !== undefined) return error.message;
  const found: string[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: (node) => {
        if (node.alias !== undefined) {
          found.push(`Expected fields under their own names, got "${print(node)}".`);
        }
        const type = types.getType();
        if (directive === 'key' && type && isUnionType(getNamedType(type))) {
          found.push(`Expected fields of object types, got the union "${node.name.value}".`);
        }
      },
      Directive: ({ name }) => {
        found.push(`Expected fields without directives, got @${name.value}.`);
      },
    }),
  );
  return found[0] ?? null;
}

interface Place {
  readonly schema: GraphQLSchema;
  readonly type: GraphQLNamedType;
  readonly directive: FieldSetDirective;
  readonly isTop: boolean;
}

/** Takes away what says nothing, and says by object types what holds for interfaces and unions. */
function simplify({ selections }: SelectionSetNode, place: Place): readonly SelectionNode[] {
  const { type, directive, isTop } = place;
  // Whose type a subgraph gives it tells; what it requires below it may want to be told.
  const isKnown = isTop || directive === 'provides';
  const simple = selections.flatMap((selection): readonly SelectionNode[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value ?? type.name;
      return objectsOf(on, place).flatMap((inner) => {
        const below = simplify(selection.selectionSet, { ...place, type: inner });
        if (inner === type) return below;
        return below.length === 0 ? [] : [fragmentOn(inner.name, below)];
      });
    }
    if (selection.selectionSet === undefined) return [selection];
    const inner = fieldType(selection.name.value, place);
    if (inner === null) return [selection];
    const below = simplify(selection.selectionSet, { ...place, type: inner, isTop: false });
    return [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: below } }];
  });
  const telling = simple.filter((one) => !(isKnown && isTypename(one)));
  const unique = [...Map.groupBy(telling, print).values()].flatMap(([first]) => first ?? []);
  return unique.length > 0 ? unique : simple.slice(0, 1);
}

/** The objects that a fragment on `name` can be about where it stands; what it stands in where that is one. */
function objectsOf(name: string, { schema, type }: Place): readonly GraphQLNamedType[] {
  const on = schema.getType(name);
  if (on === type || on === undefined) return [type];
  if (isObjectType(type)) return isAbstractType(on) && schema.isSubType(on, type) ? [type] : [];
  if (!isAbstractType(on)) return [on];
  const here = new Set(isAbstractType(type) ? schema.getPossibleTypes(type) : []);
  return schema.getPossibleTypes(on).filter((one) => here.has(one));
}

function fieldType(field: string, { schema, type }: Place): GraphQLNamedType | null {
  const found = 'getFields' in type ? type.getFields()[field] : undefined;
  const of = schema.getType(String(found?.type).replace(/[![\]]/g, ''));
  return isCompositeType(of) ? of : null;
}

function fragmentOn(name: string, selections: readonly SelectionNode[]): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}

function isTypename(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value === '__typename';
}
