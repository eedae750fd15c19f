import type { z } from 'zod';
import { fieldOf, type Path } from './paths.ts';
import { readablePatterns } from './values.ts';
import { show, suggest } from './wording.ts';

type Schema = z.core.$ZodType;

/** Unknown fields of one object that are compared with the known ones: each takes some 40 µs, and a line may have 100,000. */
const mostSuggested = 100;

/** What is wrong with a record. */
export interface Finding {
  readonly path: Path;
  /** Completes the sentence: `expected …, got …`. */
  readonly message: string;
  /** Whether it is only longer than is taken, or has characters that are not. */
  readonly isBound: boolean;
}

/** A record by its schema, or all that is wrong with it. */
export function checkRow(
  row: unknown,
  schema: z.ZodType,
): { readonly record: unknown } | { readonly findings: readonly Finding[] } {
  const result = schema.safeParse(row);
  if (result.success) return { record: result.data };
  return { findings: result.error.issues.flatMap((issue) => findingsOf(issue, row, schema)) };
}

function findingsOf(issue: z.core.$ZodIssue, row: unknown, schema: Schema): Finding[] {
  // Records come from JSON: no key is a symbol.
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path);
    return issue.keys.map((key, index) => ({
      path: [...path, key],
      message: `expected a known field, got ${show(key)}${index < mostSuggested ? suggest(key, known) : ''}`,
      isBound: false,
    }));
  }
  const value = path.reduce(fieldOf, row);
  const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const message = `expected ${issue.message}, got ${show(value)}${suggest(value, known)}`;
  return [{ path, message, isBound: isBound(issue) }];
}

function isBound(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_big') return issue.origin === 'string' || issue.origin === 'array';
  return (
    issue.code === 'invalid_format' &&
    issue.pattern !== undefined &&
    readablePatterns.has(issue.pattern)
  );
}

/** Names of the fields that an object at `path` may have. */
function fieldsAt(schema: Schema, path: Path): string[] {
  // `def` is of one of zod's own kinds; the union of them all is what has a `type` to tell by.
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  const [key, ...rest] = path;
  if (def.type === 'nullable' || def.type === 'optional') return fieldsAt(def.innerType, path);
  if (def.type === 'array') return fieldsAt(def.element, rest);
  if (def.type !== 'object') return [];
  if (key === undefined) return Object.keys(def.shape);
  const field = def.shape[key];
  return field === undefined ? [] : fieldsAt(field, rest);
}
