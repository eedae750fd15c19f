import { basename, extname } from 'node:path';
import type { SchemaSource } from '../gateway/list/readList.ts';

/** What a subgraph is called that nobody has named. */
export function nameOfSource(schema: SchemaSource): string {
  if (schema.kind !== 'file') return 'new-subgraph';
  const stem = basename(schema.path, extname(schema.path)).replace(/[^A-Za-z0-9_-]/g, '-');
  return /^[A-Za-z]/.test(stem) ? stem : `subgraph-${stem}`;
}
