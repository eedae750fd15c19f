import type { DataFolder } from './folder.ts';
import type { MongodLogLine } from './mongodLog.ts';

export type MongodFailure =
  /** Another process holds the folder. */
  | { readonly kind: 'locked'; readonly message: string }
  /** Another process listens on the port. */
  | { readonly kind: 'portTaken'; readonly message: string }
  | { readonly kind: 'fatal'; readonly message: string };

interface MongodExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly troubles: readonly MongodLogLine[];
}

export interface MongodPlace {
  readonly folder: DataFolder;
  readonly port: number;
}

/** Why mongod ended, from its exit code and what it printed, and what to do about it. */
export function explainExit(exit: MongodExit, { folder, port }: MongodPlace): MongodFailure {
  const said = exit.troubles.map((line) => JSON.stringify([line.msg, line.attr])).join('\n');
  if (said.includes('Unable to lock the lock file')) {
    return { kind: 'locked', message: `another mongod uses ${folder.db}` };
  }
  if (exit.code === 48 || said.includes('Address already in use')) {
    return {
      kind: 'portTaken',
      message: `Expected port ${port} of 127.0.0.1 to be free for the embedded MongoDB, but another program uses it. End that program, or choose another port.`,
    };
  }
  return { kind: 'fatal', message: fatalMessage(exit, said, folder.root, folder.log) };
}

function fatalMessage(exit: MongodExit, said: string, root: string, log: string): string {
  const known = knownTroubles.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return `${known[1].replace('{root}', root)} Its log: ${log}`;
  if (exit.signal === 'SIGILL') {
    return 'This processor lacks instructions that mongod needs (AVX). Set MONGOD_BINARY to a mongod built for it, or MONGODB_URI to a server elsewhere.';
  }
  const how = exit.signal === null ? `with code ${exit.code ?? '?'}` : `by ${exit.signal}`;
  const last = lastWords(exit.troubles);
  return `mongod ended ${how}${last === '' ? '' : `: ${last}`}. Its log: ${log}`;
}

const knownTroubles: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|errno:? ?28\b/i, 'The disk of {root} is full: mongod cannot write.'],
  [/Read-only file system/i, 'mongod cannot write to {root}: its file system is read-only.'],
  [
    /Permission denied|Operation not permitted/i,
    'mongod may not read or write some file in {root}: they belong to another user. Change their owner, or set DATA_DIR to another folder.',
  ],
  [
    /featureCompatibilityVersion|UPGRADE PROBLEM|unsupported WiredTiger file version|Invalid feature|NeedsDowngrade/i,
    'The data in {root} were written by a MongoDB of another version that this mongod cannot read. Set MONGOD_BINARY to a mongod of that version, or DATA_DIR to another folder.',
  ],
  [
    /WT_ERROR|WT_PANIC|WT_TRY_SALVAGE|Unrecoverable|corrupt/i,
    'The data in {root} are damaged: mongod cannot read them. Restore them from a backup, or set DATA_DIR to an empty folder.',
  ],
];

function lastWords(troubles: readonly MongodLogLine[]): string {
  const last = troubles.findLast((line) => line.attr !== undefined) ?? troubles.at(-1);
  if (last === undefined) return '';
  const detail = last.attr?.['error'] ?? last.attr?.['message'];
  return detail === undefined
    ? last.msg
    : `${last.msg}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`;
}
