import { Kind, type GraphQLSchema } from 'graphql';
import type { OperationFile } from './operationFile.ts';
import { walkAnswer } from './walkAnswer.ts';

/** From where to where a number may be. */
export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

const LENGTHS = new Set(['first', 'last']);
/** How the schema says how long a page may be; nothing else of it does. */
const SAID = /^How many [^,.;]*, (\d+) to (\d+)[;.]/;

/** By the names of the variables by which pages are asked for: how long they may be, wherever they stand. */
export function lengthsOf(
  schema: GraphQLSchema,
  located: Pick<OperationFile, 'document' | 'operation'>,
): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  walkAnswer(schema, located, {
    start: true,
    visit: ({ node, field }) => {
      for (const { name, value } of node.arguments ?? []) {
        const argument = field?.args.find((one) => one.name === name.value);
        const [, minimum, maximum] = SAID.exec(argument?.description ?? '') ?? [];
        if (value.kind !== Kind.VARIABLE || !LENGTHS.has(name.value) || !maximum) continue;
        const range = { minimum: Number(minimum), maximum: Number(maximum) };
        found.set(value.name.value, within(range, found.get(value.name.value)));
      }
      return true;
    },
  });
  return found;
}

/** What both allow. */
function within(one: Range, other = one): Range {
  return {
    minimum: Math.max(one.minimum, other.minimum),
    maximum: Math.min(one.maximum, other.maximum),
  };
}
