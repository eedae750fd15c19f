#!/usr/bin/env node
// In JavaScript: what strips types takes 17 MB, and is not loaded where all modules come from the cache.
import './requireNode.js';
import process from 'node:process';

// A static import would be linked before the check, and end in the stack trace of an export that is missing.
const [{ enableCompileCache }, { join }, { asWritten, bundleFolder, runBundled }] =
  await Promise.all([import('node:module'), import('node:path'), import('./bundled.js')]);
// Compiling every module is a third of a start. Where this cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
// graphql reads once, while it is loaded, whether to check at every turn that there is one copy of it: 10 to 13 % of the
// CPU time of texts that are new. What else depends on NODE_ENV follows what it was told.
const told = process.env['NODE_ENV'];
process.env['NODE_ENV'] = 'production';
const tell = () => {
  if (told === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = told;
};
const bundle = bundleFolder();
let main = bundle && runBundled('main', bundle, tell);
if (main === null) {
  await import('graphql');
  tell();
  main = await import('./main.ts');
}
try {
  await main.running;
} catch (error) {
  if (error instanceof Error) error.stack = asWritten(error.stack);
  throw error;
}
