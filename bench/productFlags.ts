import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm start` tells Node.js, so that what is measured is what is run. */
export const productFlags = flagsOf(
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
);

/** Of the command that starts it, up to the program. */
function flagsOf(manifest: string): readonly string[] {
  const { scripts } = JSON.parse(manifest) as { readonly scripts: { readonly start: string } };
  const [, ...words] = scripts.start.split(' ');
  return words.slice(
    0,
    words.findIndex((word) => !word.startsWith('--')),
  );
}
