import type { z } from 'zod';
import { checkRow } from '../records/shape.ts';
import type { Problem } from './problems.ts';
import type { SourceFile } from './source.ts';

/** A file's records by `schema`, `null` for each that does not have its shape, and why. */
export function checkShape(
  source: SourceFile,
  schema: z.ZodType,
): { readonly records: readonly unknown[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const records = source.rows.map((row, index) => {
    const checked = checkRow(row, schema);
    if ('record' in checked) return checked.record;
    for (const { path, message } of checked.findings) {
      problems.push(source.problemAt(index, path, message));
    }
    return null;
  });
  return { records, problems };
}
