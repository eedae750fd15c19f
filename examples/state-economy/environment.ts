import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const oldest = { major: 3, minor: 11 };
const waysOut =
  'Install Python with pip from python.org or by your package manager (Debian: python3 and python3-pip), or set PYTHON to one.';

interface Python {
  readonly command: string;
  /** Changes when another Python is installed, so that no environment outlives its own. */
  readonly identity: string;
}

/**
 * Path of a Python that has the packages of requirements.txt: its environment in `.venv` is made at the first call,
 * and again when the packages or the machine's Python change. Several processes may call this at once.
 * @throws Error that says what is missing and the ways out.
 */
export async function preparePython(
  folder: string,
  onProgress: (message: string) => void,
): Promise<string> {
  const requirements = path.join(folder, 'requirements.txt');
  const python = await findPython();
  const key = createHash('sha256')
    .update(python.identity)
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const environment = path.join(folder, '.venv', key);
  if (!existsSync(environment)) {
    onProgress('Installing what requirements.txt names into .venv, this once …');
    await createEnvironment(environment, python, requirements);
  }
  return pythonIn(environment);
}

async function findPython(): Promise<Python> {
  const chosen = process.env['PYTHON'];
  const misses: string[] = [];
  for (const command of chosen === undefined ? ['python3', 'python'] : [chosen]) {
    try {
      const identity = await run(command, [
        '-c',
        'import sys; print(*sys.version_info[:2], sys.version, sys.base_prefix)',
      ]);
      const [major = 0, minor = 0] = identity.split(' ').map(Number);
      if (major === oldest.major && minor >= oldest.minor) return { command, identity };
      misses.push(`${command} is Python ${major}.${minor}`);
    } catch {
      misses.push(`${command} does not run`);
    }
  }
  throw new Error(
    `Expected Python ${oldest.major}.${oldest.minor} or later, but ${misses.join(', ')}. ${waysOut}`,
  );
}

/** Appears whole or not at all: made beside its place, then renamed. */
async function createEnvironment(
  environment: string,
  python: Python,
  requirements: string,
): Promise<void> {
  const parent = path.dirname(environment);
  await mkdir(parent, { recursive: true });
  const scratch = await mkdtemp(path.join(parent, 'new-'));
  try {
    await install(scratch, python, requirements);
    await rename(scratch, environment).catch((error: unknown) => {
      // Another process was first, and made the same.
      if (!existsSync(environment)) throw error;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function install(scratch: string, { command }: Python, requirements: string): Promise<void> {
  const pipInstall = ['-m', 'pip', 'install', '--quiet', '--no-input', '-r', requirements];
  try {
    await run(command, ['-m', 'venv', scratch]);
  } catch {
    // Debian's Python comes without ensurepip: there the machine's own pip fills the environment.
    await run(command, ['-m', 'venv', '--clear', '--without-pip', scratch]);
    const target = await run(pythonIn(scratch), [
      '-c',
      'import sysconfig; print(sysconfig.get_path("purelib"))',
    ]);
    await explain(run(command, [...pipInstall, '--target', target]));
    return;
  }
  await explain(run(pythonIn(scratch), pipInstall));
}

async function explain(installed: Promise<unknown>): Promise<void> {
  await installed.catch((error: unknown) => {
    throw new Error(`Expected pip to install requirements.txt, got: ${reason(error)}`);
  });
}

/** What pip or Python said last, which is why it failed. */
function reason(error: unknown): string {
  const { stderr } = error as { readonly stderr?: unknown };
  return (
    String(stderr ?? error)
      .trim()
      .split('\n')
      .at(-1) ?? ''
  );
}

function pythonIn(environment: string): string {
  return process.platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python');
}

async function run(command: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args);
  return stdout.trim();
}
