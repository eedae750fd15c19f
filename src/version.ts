import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

let read: string | null = null;

/** The version of MEP Graph that runs, as its package.json has it: above this folder in a checkout, above `dist` in a package. */
export function ownVersion(): string {
  read ??= readOwnVersion();
  return read;
}

function readOwnVersion(): string {
  const file = findPackageJSON(import.meta.url);
  if (file === undefined) throw new Error('Expected a package.json above the code, found none.');
  // npm holds every package.json to have one.
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
