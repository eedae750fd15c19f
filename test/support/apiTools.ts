import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preparePython } from '../../examples/state-economy/environment.ts';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { preparePackages } from './preparePackages.ts';
import { startServerOver } from './startServer.ts';
import type { Graph } from '../../src/graph/graph.ts';

const root = path.join(import.meta.dirname, '..', '..');
const tools = path.join(root, 'test', 'tools');

interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A server with operations of its own beside ours, and programs of others that read it. */
export interface ApiTools {
  readonly url: string;
  /** A folder in which the packages of test/tools are found. */
  readonly folder: string;
  /** Runs a module of Python, or a file of test/tools/python. */
  python(program: string, ...args: readonly string[]): Promise<Ran>;
  node(...args: readonly string[]): Promise<Ran>;
  close(): Promise<void>;
}

/** @param operations - texts by their names */
export async function startApiTools(
  graph: Graph,
  operations: Readonly<Record<string, string>>,
): Promise<ApiTools> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mep-graph-tools-'));
  const own = await mkdtemp(path.join(tmpdir(), 'mep-graph-operations-'));
  for (const [name, text] of Object.entries(operations))
    await writeFile(path.join(own, `${name}.graphql`), text);
  const log = { info: () => undefined, warn: () => undefined };
  const files = await openOperationFiles({ folder: own, log });
  const [{ url, server }, interpreter] = await Promise.all([
    startServerOver(graph, { operations: files }),
    preparePython(path.join(tools, 'python'), () => undefined),
    preparePackages(tools),
  ]);
  await symlink(path.join(tools, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const env = { ...process.env, PATH: `${path.dirname(interpreter)}:${process.env['PATH'] ?? ''}` };
  const run = async (command: string, args: readonly string[]): Promise<Ran> =>
    new Promise((resolve) => {
      execFile(command, args, { cwd: folder, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
  return {
    url,
    folder,
    python: async (program, ...args) =>
      run(interpreter, [
        ...(program.endsWith('.py') ? [path.join(tools, 'python', program)] : ['-m', program]),
        ...args,
      ]),
    node: async (...args) => run(process.execPath, args),
    close: async () => {
      files.close();
      await server.close();
      await Promise.all([folder, own].map((made) => rm(made, { recursive: true })));
    },
  };
}
