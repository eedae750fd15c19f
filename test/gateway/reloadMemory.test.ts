import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

const script = join(import.meta.dirname, '..', 'support', 'reloadMany.ts');

describe('memory over many reloads', () => {
  it('levels out', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, '40']);
    const bytes = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { readonly bytes: number }).bytes);
    const last = bytes.slice(20);
    expect(last).toHaveLength(20);
    expect(Math.max(...last) / Math.min(...last)).toBeLessThan(1.05);
  });
});
