import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

interface Option {
  readonly name: string;
  readonly description: string;
}

/** How a value is filled in. */
type Kind =
  | { readonly kind: 'text' | 'number' | 'lines' | 'numbers' | 'yesNo' }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'choices'; readonly options: readonly Option[] }
  /** One input object, or any number of them. */
  | { readonly kind: 'group' | 'groups'; readonly type: GraphQLInputObjectType };

interface About {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** Whether what is there may be taken away. */
  readonly mayGo?: boolean;
}

export type InputField = Kind & About;
export type GroupField = Extract<Kind, { readonly type: unknown }> & About;
export type ChoicesField = Extract<Kind, { readonly kind: 'choices' }> & About;
/** What one control is enough for. */
export type ValueField = Exclude<Kind, { readonly type: unknown } | { readonly kind: 'choices' }> &
  About;

/** Fields of an input as a form has them. */
export function inputFields(type: GraphQLInputObjectType): readonly InputField[] {
  return Object.values(type.getFields()).map((field) => ({
    ...kindOf(field.type),
    name: field.name,
    description: field.description ?? '',
    isRequired: isRequiredInputField(field),
  }));
}

function kindOf(type: GraphQLInputType): Kind {
  const inner = getNullableType(type);
  const isList = isListType(inner);
  const named = getNamedType(inner);
  if (isEnumType(named)) return { kind: isList ? 'choices' : 'choice', options: optionsOf(named) };
  if (isInputObjectType(named)) return { kind: isList ? 'groups' : 'group', type: named };
  if (named.name === 'Boolean') return { kind: 'yesNo' };
  const isNumber = named.name === 'Int' || named.name === 'Float';
  if (isNumber) return { kind: isList ? 'numbers' : 'number' };
  return { kind: isList ? 'lines' : 'text' };
}

function optionsOf(type: GraphQLEnumType): readonly Option[] {
  return type
    .getValues()
    .filter(({ deprecationReason }) => deprecationReason == null)
    .map(({ name, description }) => ({ name, description: description ?? '' }));
}

/** A mutation by which somebody says something of a record. */
export interface Saying {
  readonly name: string;
  readonly description: string;
  readonly input: GraphQLInputObjectType;
}

/** What the form itself knows. */
const OF_THE_FORM: ReadonlySet<string> = new Set(['idempotencyKey', 'validateOnly']);

/** All mutations that take one input with a source and can be checked before; publishing a resource first. */
export function sayingsOf(schema: GraphQLSchema): readonly Saying[] {
  const found = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => {
    const [argument, second] = field.args;
    const input = argument && getNullableType(argument.type);
    if (argument?.name !== 'input' || second || !isInputObjectType(input)) return [];
    const names = input.getFields();
    const isSaying = ['idempotencyKey', 'validateOnly', 'source'].every((name) => names[name]);
    return isSaying ? [{ name: field.name, description: field.description ?? '', input }] : [];
  });
  const isFirst = ({ name }: Saying): boolean => name === 'publishResource';
  return [...found.filter(isFirst), ...found.filter((saying) => !isFirst(saying))];
}

/** What is no value of the record. */
const OF_THE_WORD: ReadonlySet<string> = new Set(['id', 'source', 'expectedVersion', 'reason']);

export function fieldsToFill({ name: saying, input }: Saying): readonly InputField[] {
  const isUpdate = saying.startsWith('update');
  return inputFields(input)
    .filter(({ name }) => !OF_THE_FORM.has(name))
    .map((field) => ({
      ...field,
      mayGo: isUpdate && !field.isRequired && !OF_THE_WORD.has(field.name),
    }));
}

/** The request that says it; its answer has `said`. */
export function sayingQuery({ name, input }: Saying): string {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ${title}($input: ${input.name}!) {
  said: ${name}(input: $input) {
    amendment { id status entityId }
    version
    token
    userErrors { field code message }
  }
}`;
}
