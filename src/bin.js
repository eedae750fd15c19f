#!/usr/bin/env node
// The one file in JavaScript: what strips types takes 17 MB, and is not loaded where all modules come from the cache.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Compiling every module is a third of a start. Where this cannot be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '.cache', 'compiled'));
await import('./main.ts');
