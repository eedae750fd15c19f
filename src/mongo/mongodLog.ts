import { appendFileSync, renameSync, statSync } from 'node:fs';

const maxBytes = 5_000_000;

/** A line mongod wrote: its severity, number, words and details. */
export interface MongodLogLine {
  readonly s: string;
  readonly id: number;
  readonly msg: string;
  readonly attr?: Readonly<Record<string, unknown>>;
}

export interface MongodLog {
  readonly write: (text: string) => void;
  /** What mongod said went wrong, oldest first. */
  readonly troubles: readonly MongodLogLine[];
}

/** Keeps what mongod prints in a file of at most 5 MB and its predecessor, and hands on each line. */
export function openMongodLog(file: string, onLine: (line: MongodLogLine) => void): MongodLog {
  const troubles: MongodLogLine[] = [];
  let pending = '';
  let bytes = sizeOf(file);
  const append = (text: string): void => {
    try {
      if (bytes > maxBytes) {
        renameSync(file, `${file}.1`);
        bytes = 0;
      }
      appendFileSync(file, text);
      bytes += Buffer.byteLength(text);
    } catch {
      // A full disk must not end the one process that can tell about it.
    }
  };
  return {
    troubles,
    write: (text) => {
      append(text);
      const lines = (pending + text).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines.map(parseLine)) {
        if (line === undefined) continue;
        if ((line.s === 'E' || line.s === 'F') && troubles.length < 50) troubles.push(line);
        onLine(line);
      }
    },
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function parseLine(text: string): MongodLogLine | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isLogLine(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isLogLine(value: unknown): value is MongodLogLine {
  return typeof value === 'object' && value !== null && 's' in value && 'id' in value;
}
