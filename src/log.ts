import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const LEVELS: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

/** The log of this process, to standard error: what the process prints for people goes to standard output. */
export function createLogger(
  { logLevel, logFormat }: Pick<Config, 'logLevel' | 'logFormat'>,
  output: DestinationStream & { readonly isTTY?: boolean } = standardError(),
): Logger {
  const isText = logFormat === 'text' || (logFormat === 'auto' && output.isTTY === true);
  return pino(
    {
      level: logLevel,
      base: null,
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

let gatheredError: ReturnType<typeof gathered> | null = null;

/** One for all loggers: a process may make many, and each would wait for its end. */
function standardError(): ReturnType<typeof gathered> {
  return (gatheredError ??= gathered(process.stderr));
}

/** In ms. */
const GATHERED_FOR = 100;
/** In characters. */
const MAX_GATHERED = 64_000;

/**
 * Writes lines together: a write for each costs more than making them. What is left when the process
 * ends is written then, unless a signal ends it that nobody handles.
 */
function gathered(output: NodeJS.WriteStream): DestinationStream & { readonly isTTY: boolean } {
  let lines = '';
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    const text = lines;
    lines = '';
    timer = null;
    if (text !== '') output.write(text);
  };
  process.once('exit', write);
  return {
    isTTY: output.isTTY,
    write: (line) => {
      lines += line;
      // The process need not wait for it: its end writes what is left.
      timer ??= setTimeout(write, GATHERED_FOR).unref();
      if (lines.length < MAX_GATHERED) return;
      clearTimeout(timer);
      write();
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
