import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { asWritten } from '../bundled.js';
import type { Config } from '../settings/config.ts';

export type { Logger } from 'pino';

const LEVELS: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

interface LogOptions extends Pick<Config, 'logLevel' | 'logFormat'> {
  /** Said in every line, where several processes write to the same place. */
  readonly worker?: number;
}

/** The log of this process, to standard error: what the process prints for people goes to standard output. */
export function createLogger(
  { logLevel, logFormat, worker }: LogOptions,
  output: DestinationStream & { readonly isTTY?: boolean } = standardError(
    worker === undefined ? MAX_GATHERED : UNDIVIDED,
  ),
): Logger {
  const isText = logFormat === 'text' || (logFormat === 'auto' && output.isTTY === true);
  return pino(
    {
      level: logLevel,
      base: worker === undefined ? null : { worker },
      serializers: { err: toldError },
      redact: [
        'authorization',
        'cookie',
        '*.authorization',
        '*.cookie',
        '*.headers.authorization',
        '*.headers.cookie',
      ],
    },
    isText
      ? {
          write: (line: string) => {
            output.write(formatLine(line));
          },
        }
      : output,
  );
}

/** Names the lines that were written, of whatever runs. */
function toldError(error: Error): ReturnType<typeof stdSerializers.err> {
  const told = stdSerializers.err(error);
  // Whatever is no error is told as it is.
  return typeof told.stack === 'string' ? { ...told, stack: asWritten(told.stack) } : told;
}

let gatheredError: ReturnType<typeof gathered> | null = null;

/** One for all loggers: a process may make many, and each would wait for its end. */
function standardError(maxBytes: number): ReturnType<typeof gathered> {
  return (gatheredError ??= gathered(process.stderr, maxBytes));
}

/** In ms. */
const GATHERED_FOR = 100;
/** In bytes. */
const MAX_GATHERED = 64_000;
/** Of what is written to a pipe in one go, so many bytes are never mixed with what others write. */
const UNDIVIDED = 4096;

/**
 * Writes lines together: a write for each costs more than making them. What is left when the process
 * ends is written then, unless a signal ends it that nobody handles.
 */
function gathered(
  output: NodeJS.WriteStream,
  maxBytes: number,
): DestinationStream & { readonly isTTY: boolean } {
  let lines = '';
  let bytes = 0;
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    const text = lines;
    lines = '';
    bytes = 0;
    clearTimeout(timer ?? undefined);
    timer = null;
    if (text !== '') output.write(text);
  };
  process.once('exit', write);
  return {
    isTTY: output.isTTY,
    write: (line) => {
      const added = Buffer.byteLength(line);
      if (bytes + added > maxBytes) write();
      lines += line;
      bytes += added;
      // The process need not wait for it: its end writes what is left.
      timer ??= setTimeout(write, GATHERED_FOR).unref();
    },
  };
}

/** One pino line as people read it: time, level, message, then the facts. */
function formatLine(line: string): string {
  // pino wrote this line, always an object with these three.
  const { time, level, msg, ...facts } = JSON.parse(line) as {
    time: number;
    level: number;
    msg?: string;
    err?: { stack?: string };
  };
  const { err, ...rest } = facts;
  const words = Object.entries(rest).map(([key, value]) => `${key}=${formatFact(value)}`);
  const head = [new Date(time).toTimeString().slice(0, 8), (LEVELS[level] ?? '').padEnd(5), msg];
  const stack = err?.stack === undefined ? '' : `\n${err.stack}`;
  return `${[...head, ...words].filter(Boolean).join(' ')}${stack}\n`;
}

function formatFact(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value);
}
