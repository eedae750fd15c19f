import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DocumentNode } from 'graphql';

/** The operations that the README of an example shows. */
export function readmeQueries(example: string): readonly DocumentNode[] {
  const file = join(import.meta.dirname, '..', '..', 'examples', example, 'README.md');
  const blocks = readFileSync(file, 'utf8').matchAll(/^```graphql\n(.*?)^```/gms);
  return [...blocks].map(([, text = '']) => parse(text));
}
