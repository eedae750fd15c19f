import { askForNear } from '../answer/nearNames.ts';
import type { JsonSchema } from '../api/jsonSchema.ts';
import type { Arguments, Tool } from './tool.ts';

/**
 * What is wrong with arguments by the input schema of their tool, one sentence each. What stands within an argument is the
 * graph's to check, which asks for the same.
 */
export function argumentFaults(
  { properties, required }: Tool['inputSchema'],
  given: Arguments,
): readonly string[] {
  const names = Object.keys(properties);
  const unknown = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => unknownOf(name, names));
  const missing = required
    .filter((name) => given[name] === undefined)
    .map((name) => `Expected the argument "${name}", got none.`);
  const unfit = Object.entries(properties).flatMap(([name, schema]) =>
    given[name] === undefined ? [] : unfitOf(name, schema, given[name]),
  );
  return [...unknown, ...missing, ...unfit];
}

function unknownOf(name: string, known: readonly string[]): string {
  const expected = known.length === 0 ? 'no arguments' : `one of the arguments ${known.join(', ')}`;
  return `Expected ${expected}, got "${name}".${askForNear(name, known)}`;
}

function unfitOf(name: string, schema: JsonSchema, value: unknown): readonly string[] {
  const types = [schema['type'] ?? []].flat();
  const isRight = types.length === 0 || types.some((type) => isOf(type, value));
  if (isRight && isInRange(schema, value)) return [];
  return [`Expected the argument "${name}" to be ${expected(schema, types)}, got ${shown(value)}.`];
}

function expected({ minimum, maximum }: JsonSchema, types: readonly unknown[]): string {
  const words = types.map((type) => WORDS[String(type)] ?? String(type)).join(' or ');
  return typeof minimum === 'number' && typeof maximum === 'number'
    ? `${words} from ${minimum} to ${maximum}`
    : words;
}

const WORDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'a text',
};

function isOf(type: unknown, value: unknown): boolean {
  return type === 'integer' ? Number.isInteger(value) : type === kindOf(value);
}

/** As JSON Schema names it. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isInRange({ minimum, maximum }: JsonSchema, value: unknown): boolean {
  if (typeof value !== 'number') return true;
  return (
    !(typeof minimum === 'number' && value < minimum) &&
    !(typeof maximum === 'number' && value > maximum)
  );
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (WORDS[kindOf(value)] ?? kindOf(value));
}
