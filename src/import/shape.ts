import type { z } from 'zod';
import { show, suggest, type Problem } from './problems.ts';
import { fieldOf, type Path, type SourceFile } from './source.ts';

type Schema = z.core.$ZodType;

/** A file's records by `schema`, `null` for each that does not have its shape, and why. */
export function checkShape(
  source: SourceFile,
  schema: z.ZodType,
): { readonly records: readonly unknown[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const records = source.rows.map((row, index) => {
    const result = schema.safeParse(row);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      for (const { path, message } of findingsOf(issue, row, schema)) {
        problems.push(source.problemAt(index, path, message));
      }
    }
    return null;
  });
  return { records, problems };
}

interface Finding {
  readonly path: Path;
  readonly message: string;
}

function findingsOf(issue: z.core.$ZodIssue, row: unknown, schema: Schema): Finding[] {
  // Records come from JSON: no key is a symbol.
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    const known = fieldsAt(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `expected a known field, got ${show(key)}${suggest(key, known)}`,
    }));
  }
  const value = path.reduce(fieldOf, row);
  const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const message = `expected ${issue.message}, got ${show(value)}${suggest(value, known)}`;
  return [{ path, message }];
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
