import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';

const ANALYZE = '/usr/bin/systemd-analyze';

/** Tests that need systemd of Debian, which need not run; without it they are skipped, which the run's closing lines tell. */
export const describeWithSystemd = existsSync(ANALYZE) ? describe : describe.skip;

/** What systemd finds wrong with a unit: nothing, where that is right. */
export async function verifyUnit(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mep-graph-unit-'));
  const file = join(folder, name);
  await writeFile(file, text);
  const { status, stdout, stderr } = spawnSync(ANALYZE, ['verify', file], { encoding: 'utf8' });
  await rm(folder, { recursive: true });
  const found = stdout + stderr;
  return status === 0 ? found : `${found}exit code ${status}`;
}
