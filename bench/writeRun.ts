import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawChart } from './chart.ts';
import { printRun } from './report.ts';
import type { Run } from './run.ts';

/** Writes a run as JSON, as a page and as a picture; returns their path without an extension. */
export async function writeRun(run: Run, isPublished: boolean): Promise<string> {
  const folder = join(import.meta.dirname, 'results');
  const time = run.date.toISOString().slice(0, 16).replace(':', '-');
  const file = join(folder, isPublished ? 'published' : `${time}-${run.machine.commit}`);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(`${file}.json`, `${JSON.stringify(run, null, 2)}\n`),
    writeFile(`${file}.md`, printRun(run)),
    writeFile(`${file}.svg`, drawChart(run)),
  ]);
  return file;
}
