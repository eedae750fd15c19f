#!/usr/bin/env node
// The one file in JavaScript: what strips types takes 17 MB, and is not loaded where all modules come from the cache.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

// Compiling every module is a third of a start. Where this cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
// graphql reads once, while it is loaded, whether to check at every turn that there is one copy of it: 10 to 13 % of the
// CPU time of texts that are new. What else depends on NODE_ENV follows what it was told.
const told = process.env['NODE_ENV'];
process.env['NODE_ENV'] = 'production';
await import('graphql');
if (told === undefined) delete process.env['NODE_ENV'];
else process.env['NODE_ENV'] = told;
await import('./main.ts');
