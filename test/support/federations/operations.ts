import {
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type SelectionSetNode,
} from 'graphql';
import { createRandom, type Random } from '../random.ts';
import { createRandomOperations } from '../randomOperation.ts';

/** An operation as a client sends it. */
export interface Question {
  readonly text: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of its asker; null for nobody known. */
  readonly scopes?: readonly string[] | null;
}

const STRINGS = [
  'a',
  '',
  'Bell \u0008 and \u0000 and \u001f',
  'quotes " and """ and \\',
  'line\nbreak\r\n  indented\n',
  '\u2028 é 😀',
  '{ x }',
];

/** An operation that is valid for a schema, the same for the same seed. */
export function generateQuestion(schema: GraphQLSchema, seed: number, maxFields = 30): Question {
  const random = createRandom(seed * 104_729 + 5);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const kind = someKind(schema, random);
    const next = createRandomOperations({
      schema: rootedAt(schema, kind),
      random,
      maxFields,
      ...(random.chance(0.1) && { maxDepth: 12, isDeep: true }),
      valueAt: (coordinate) => valueAt(coordinate, random),
      isUsual: (name) => name === 'unit' || name === 'filter',
    });
    const question = dressed(next(), kind, random);
    if (isValid(schema, question.text)) return question;
  }
  throw new Error('Expected one of 50 operations to be valid.');
}

function isValid(schema: GraphQLSchema, text: string): boolean {
  const document = parse(text);
  return !hasConditionalEvents(document) && validate(schema, document).length === 0;
}

/** A subscription whose field is under a condition: graphql-js throws at some, in validation or execution. */
function hasConditionalEvents({ definitions }: DocumentNode): boolean {
  const within = ({ selections }: SelectionSetNode): boolean =>
    selections.some((one) => {
      if ((one.directives ?? []).length > 0) return true;
      if (one.kind === Kind.INLINE_FRAGMENT) return within(one.selectionSet);
      return (
        one.kind === Kind.FRAGMENT_SPREAD &&
        definitions.some(
          (other) =>
            other.kind === Kind.FRAGMENT_DEFINITION &&
            other.name.value === one.name.value &&
            within(other.selectionSet),
        )
      );
    });
  return definitions.some(
    (one) =>
      one.kind === Kind.OPERATION_DEFINITION &&
      one.operation === OperationTypeNode.SUBSCRIPTION &&
      within(one.selectionSet),
  );
}

function someKind(schema: GraphQLSchema, random: Random): OperationTypeNode {
  if (schema.getMutationType() && random.chance(0.15)) return OperationTypeNode.MUTATION;
  if (schema.getSubscriptionType() && random.chance(0.12)) return OperationTypeNode.SUBSCRIPTION;
  return OperationTypeNode.QUERY;
}

/** The operations of the helper are queries; those of other kinds are queries of a schema that begins elsewhere. */
function rootedAt(schema: GraphQLSchema, kind: OperationTypeNode): GraphQLSchema {
  if (kind === OperationTypeNode.QUERY) return schema;
  const root = schema.getRootType(kind);
  const config = { ...schema.toConfig(), mutation: null, subscription: null };
  return new GraphQLSchema({ ...config, query: root, assumeValid: true });
}

function valueAt(coordinate: string, random: Random): unknown {
  const name = coordinate.slice(coordinate.lastIndexOf('.') + 1);
  if (['text', 's', 'representations'].includes(name)) return random.pick(STRINGS);
  return undefined;
}

/** What the helper does not write: other kinds, block strings, and names of variables that mislead. */
function dressed(
  { text, operationName, variables }: Question,
  kind: OperationTypeNode,
  random: Random,
): Question {
  const prefix = random.chance(0.2) ? random.pick(['representations', 'r', '_v', 'q0_']) : 'v';
  const renamed = (name: string) => `${prefix}${name.slice(1)}`;
  const written = parse(text, { noLocation: true });
  const document = visit(random.chance(0.25) ? askedTwice(written, random) : written, {
    OperationDefinition: (node) =>
      node.name?.value === 'Other' ? undefined : { ...node, operation: kind },
    StringValue: (node) =>
      isPlain(node.value) && random.chance(0.3) ? { ...node, block: true } : undefined,
    Variable: (node) => ({ ...node, name: { kind: Kind.NAME, value: renamed(node.name.value) } }),
  });
  return {
    text: print(document),
    operationName,
    variables: Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [renamed(name), value]),
    ),
  };
}

/** Fields that stand there again: each can double the text. */
const MAX_AGAIN = 8;

/** Some fields with all below them stand there again, under another key, with less. */
function askedTwice(document: DocumentNode, random: Random): DocumentNode {
  let left = MAX_AGAIN;
  return visit(document, {
    SelectionSet: {
      leave: (node) => {
        const more = node.selections.flatMap((one) => {
          if (one.kind !== Kind.FIELD || !one.selectionSet || !random.chance(0.4)) return [];
          if (left === 0) return [];
          left -= 1;
          const { selections } = one.selectionSet;
          const kept = selections.filter((_other, index) => index === 0 || random.chance(0.6));
          const alias = {
            kind: Kind.NAME,
            value: `${(one.alias ?? one.name).value}_again`,
          } as const;
          const args = (one.arguments ?? []).filter(() => random.chance(0.7));
          const selectionSet = { ...one.selectionSet, selections: kept };
          return [{ ...one, alias, arguments: args, selectionSet }];
        });
        return more.length === 0
          ? undefined
          : { ...node, selections: [...node.selections, ...more] };
      },
    },
  });
}

/** Whether a block string says the same. */
function isPlain(text: string): boolean {
  const hasControls = text.split('\n').some((line) => /\p{Cc}/u.test(line));
  return !hasControls && !/["\\]/.test(text) && text.trim() === text;
}
