import type { Window } from './measure.ts';

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The figures of one server over all its windows. */
export interface Figures {
  readonly name: string;
  readonly requests: number;
  /** CPU time of the server's process per request. */
  readonly cpuMs: Spread;
  /** Its CPU time beside the floor's, each window beside the floor's of the same round. */
  readonly ratio: Spread;
  readonly behindCpuMs: Spread;
  /** CPU time of the server and of what is behind it, in sum. */
  readonly bothCpuMs: Spread;
  readonly requestsPerSecond: Spread;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Database operations of one request. */
  readonly operations: number;
}

export interface Measured {
  readonly name: string;
  readonly windows: readonly Window[];
  readonly operations: number;
}

export function summarize(
  { name, windows, operations }: Measured,
  floor: readonly Window[],
): Figures {
  const latencies = windows.flatMap(({ latenciesMs }) => latenciesMs).toSorted(ascending);
  return {
    name,
    requests: latencies.length,
    cpuMs: spreadOf(windows.map(({ cpuMs }) => cpuMs)),
    ratio: spreadOf(windows.map(({ cpuMs }, round) => cpuMs / (floor[round]?.cpuMs ?? Number.NaN))),
    behindCpuMs: spreadOf(windows.map(({ behindCpuMs }) => behindCpuMs)),
    bothCpuMs: spreadOf(windows.map(({ cpuMs, behindCpuMs }) => cpuMs + behindCpuMs)),
    requestsPerSecond: spreadOf(
      windows.map(({ requests, elapsedMs }) => (requests / elapsedMs) * 1000),
    ),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    operations,
  };
}

/** A server beside the same one of another commit: each window beside that of the same round. */
export interface Comparison {
  readonly name: string;
  readonly cpu: Spread;
  readonly behind: Spread;
  /** CPU of the server and of what is behind it, in sum. */
  readonly both: Spread;
  readonly requestsPerSecond: Spread;
}

export function compareWindows(
  name: string,
  windows: readonly Window[],
  before: readonly Window[],
): Comparison {
  const ratios = (figure: (window: Window) => number): Spread =>
    spreadOf(
      windows.flatMap((window, round) => {
        const other = before[round];
        return other === undefined ? [] : figure(window) / figure(other);
      }),
    );
  return {
    name,
    cpu: ratios(({ cpuMs }) => cpuMs),
    behind: ratios(({ behindCpuMs }) => behindCpuMs),
    both: ratios(({ cpuMs, behindCpuMs }) => cpuMs + behindCpuMs),
    requestsPerSecond: ratios(({ requests, elapsedMs }) => requests / elapsedMs),
  };
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted(ascending);
  return { median: quantile(sorted, 0.5), min: quantile(sorted, 0), max: quantile(sorted, 1) };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function ascending(a: number, b: number): number {
  return a - b;
}
