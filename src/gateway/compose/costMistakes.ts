import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { directiveArguments } from '../../answer/directiveArguments.ts';
import { namedType } from '../../answer/namedType.ts';
import { costNames } from '../../points/costNames.ts';
import type { CompositionProblem } from './problems.ts';

/** What a subgraph says of costs that cannot be meant: nobody would count by it. */
export function findCostMistakes(
  subgraph: string,
  document: DocumentNode,
): readonly CompositionProblem[] {
  const names = costNames(document);
  if (names === null) return [];
  const fields = fieldsOf(document);
  return elementsOf(document).flatMap(({ coordinate, node }) =>
    (node.directives ?? []).flatMap((one): readonly CompositionProblem[] => {
      const mistake = names.cost.has(one.name.value)
        ? mistakeOfWeight(one)
        : names.listSize.has(one.name.value) && node.kind === Kind.FIELD_DEFINITION
          ? mistakeOfSize(one, node, fields)
          : null;
      return mistake === null ? [] : [{ subgraph, coordinate, ...mistake }];
    }),
  );
}

interface Element {
  /** Of the field, where it is an argument. */
  readonly coordinate: string;
  readonly node: TypeDefinitionNode | TypeExtensionNode | Field;
}

type Field = FieldDefinitionNode | InputValueDefinitionNode;

/** All that costs can be said of. */
function elementsOf({ definitions }: DocumentNode): readonly Element[] {
  return definitions.flatMap((type): readonly Element[] => {
    if (!isTypeDefinitionNode(type) && !isTypeExtensionNode(type)) return [];
    const fields: readonly Field[] = 'fields' in type ? (type.fields ?? []) : [];
    return [
      { coordinate: type.name.value, node: type },
      ...fields.flatMap((field): readonly Element[] => {
        const coordinate = `${type.name.value}.${field.name.value}`;
        const given = field.kind === Kind.FIELD_DEFINITION ? (field.arguments ?? []) : [];
        return [field, ...given].map((node) => ({ coordinate, node }));
      }),
    ];
  });
}

type Mistake = Pick<CompositionProblem, 'code' | 'message' | 'hint'>;
/** The fields of object, interface and input types, by type and name. */
type Fields = ReadonlyMap<string, ReadonlyMap<string, { readonly type: TypeNode }>>;

function fieldsOf({ definitions }: DocumentNode): Fields {
  const found = new Map<string, Map<string, { readonly type: TypeNode }>>();
  for (const node of definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    if (!('fields' in node)) continue;
    const known = found.get(node.name.value) ?? new Map<string, { readonly type: TypeNode }>();
    const fields: readonly Field[] = node.fields ?? [];
    for (const field of fields) known.set(field.name.value, field);
    found.set(node.name.value, known);
  }
  return found;
}

function mistakeOfWeight(directive: ConstDirectiveNode): Mistake | null {
  const weight = directiveArguments(directive)['weight'];
  const isNumber =
    typeof weight === 'number' || (typeof weight === 'string' && weight.trim() !== '');
  if (isNumber && Number.isFinite(Number(weight))) return null;
  return {
    code: 'COST_INVALID_WEIGHT',
    message: `Expected the weight of @cost to be a number, got ${JSON.stringify(weight ?? null)}.`,
    hint: null,
  };
}

function mistakeOfSize(
  directive: ConstDirectiveNode,
  field: FieldDefinitionNode,
  fields: Fields,
): Mistake | null {
  const given = directiveArguments(directive);
  const sized = textsOf(given['sizedFields']);
  return (
    mistakeOfAssumed(given['assumedSize']) ??
    mistakeOfAssumed(given['slicingArgumentDefaultValue']) ??
    textsOf(given['slicingArguments'])
      .map((path) => mistakeOfSlicing(path, field, fields))
      .find((mistake) => mistake !== null) ??
    (sized.length === 0
      ? mistakeOfPlain(field)
      : (sized
          .map((name) => mistakeOfSized(name, field, fields))
          .find((mistake) => mistake !== null) ?? null))
  );
}

function mistakeOfAssumed(size: unknown): Mistake | null {
  if (size === undefined || size === null || (Number.isInteger(size) && Number(size) >= 0))
    return null;
  return {
    code: 'LIST_SIZE_INVALID_ASSUMED_SIZE',
    message: `Expected the size that @listSize assumes to be a whole number from 0 on, got ${JSON.stringify(size)}.`,
    hint: null,
  };
}

function mistakeOfSlicing(
  path: string,
  { arguments: given = [] }: FieldDefinitionNode,
  fields: Fields,
): Mistake | null {
  const type = typeAt(path, given, fields);
  const code = 'LIST_SIZE_INVALID_SLICING_ARGUMENT';
  if (type === undefined) {
    return {
      code,
      message: `Expected slicingArguments of @listSize to name arguments of the field, got ${JSON.stringify(path)}, which it does not have.`,
      hint: 'A path such as "page.first" leads into an input object.',
    };
  }
  if (!isList(type) && namedType(type) === 'Int') return null;
  return {
    code,
    message: `Expected slicingArguments of @listSize to be of type Int, got ${JSON.stringify(path)}, which is not.`,
    hint: null,
  };
}

/** Of the argument that a path begins with, or of what it leads to; undefined where there is none. */
function typeAt(
  path: string,
  given: readonly InputValueDefinitionNode[],
  fields: Fields,
): TypeNode | undefined {
  const [first, ...below] = path.split('.');
  return below.reduce<TypeNode | undefined>(
    (type, key) => type && fields.get(namedType(type))?.get(key)?.type,
    given.find(({ name }) => name.value === first)?.type,
  );
}

function mistakeOfPlain({ type }: FieldDefinitionNode): Mistake | null {
  if (isList(type)) return null;
  return {
    code: 'LIST_SIZE_APPLIED_TO_NON_LIST',
    message: 'Expected @listSize on a list, got it on a field that is none.',
    hint: 'Where the lists are fields of what it gives, name them in sizedFields, such as ["edges", "nodes"].',
  };
}

function mistakeOfSized(
  name: string,
  { type }: FieldDefinitionNode,
  fields: Fields,
): Mistake | null {
  const field = isList(type) ? undefined : fields.get(namedType(type))?.get(name);
  if (field !== undefined && isList(field.type)) return null;
  return {
    code: 'LIST_SIZE_INVALID_SIZED_FIELD',
    message: `Expected sizedFields of @listSize to name lists of ${namedType(type)}, got ${JSON.stringify(name)}.`,
    hint: null,
  };
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE ? isList(type.type) : type.kind === Kind.LIST_TYPE;
}

function textsOf(value: unknown): readonly string[] {
  return [value ?? []].flat().map(String);
}
