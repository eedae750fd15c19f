// Leaves in src/operations.d.ts what the running graph answers to its named operations.
import { writeFile } from 'node:fs/promises';
import { graph } from './src/graph.ts';

const response = await fetch(`${graph}/operations/index.d.ts`);
if (!response.ok) throw new Error(`Expected types from ${graph}, got HTTP ${response.status}`);
await writeFile(new URL('src/operations.d.ts', import.meta.url), await response.text());
