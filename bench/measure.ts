import { cpuTimeMs } from './cpuTime.ts';
import type { LoadGenerator } from './loadGenerator.ts';
import type { Ask } from './loadMessages.ts';
import type { RunningVariant } from './startVariant.ts';

/** How long the bench takes, and how hard it asks. */
export interface Plan {
  readonly warmUpMs: number;
  /**
   * Servers that have answered fewer after one warm-up get another, up to `maxWarmUps`: where all wait for the
   * database few requests come through, and Node.js has not compiled what is used most.
   */
  readonly warmUpRequests: number;
  readonly maxWarmUps: number;
  readonly windowMs: number;
  /** In each round every server has one window. */
  readonly rounds: number;
  readonly connections: number;
}

/** What one server did while it alone was asked. */
export interface Window {
  readonly requests: number;
  readonly elapsedMs: number;
  /** CPU time of the server's processes, per request. */
  readonly cpuMs: number;
  /** CPU time of what it asks in turn, as mongod, per request. */
  readonly behindCpuMs: number;
  readonly latenciesMs: readonly number[];
}

interface Setting {
  readonly plan: Plan;
  readonly load: LoadGenerator;
  /** What each server is asked, and known to answer. */
  readonly asks: ReadonlyMap<RunningVariant, readonly Ask[]>;
  /** The processes that servers ask in turn. */
  readonly behindPids: readonly number[];
}

/** Measures all servers in turns, so that each meets the same noise. The windows come in rounds. */
export async function measure(
  setting: Setting,
): Promise<ReadonlyMap<RunningVariant, readonly Window[]>> {
  const { plan, asks } = setting;
  const servers = [...asks.keys()];
  const windows = new Map(servers.map((server): [RunningVariant, Window[]] => [server, []]));
  for (const server of servers) {
    console.log(`Warming up ${server.variant.name}`);
    await warmUp(server, setting);
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const server of orderOf(servers, round)) {
      windows.get(server)?.push(await measureWindow(server, plan.windowMs, setting));
    }
    const latest = servers.map((server) => {
      const cpuMs = windows.get(server)?.at(-1)?.cpuMs ?? Number.NaN;
      return `${server.variant.name} ${cpuMs.toFixed(2)} ms`;
    });
    console.log(`Round ${round + 1} of ${plan.rounds}: ${latest.join(', ')}`);
  }
  return windows;
}

/** Asks until Node.js has compiled what is used most. */
export async function warmUp(server: RunningVariant, setting: Setting): Promise<void> {
  const { warmUpMs, warmUpRequests, maxWarmUps } = setting.plan;
  let answered = 0;
  for (let times = 0; times < maxWarmUps; times += 1) {
    const { requests } = await measureWindow(server, warmUpMs, setting);
    answered += requests;
    if (answered >= warmUpRequests) return;
  }
}

/**
 * All of them, each round in another order: one that always came behind the same other would get what
 * that one leaves to it, as a database that is busy or idle, which made 20 % for two of the very same.
 */
export function orderOf<Element>(all: readonly Element[], round: number): readonly Element[] {
  const count = all.length;
  // Steps that lead through all: with one of two, every other has another one before it.
  const steps = all.map((_, index) => index).filter((step) => areCoprime(step, count));
  const step = steps[round % steps.length] ?? 1;
  return all.flatMap((_, index) => all[(round + index * step) % count] ?? []);
}

function areCoprime(a: number, b: number): boolean {
  return b === 0 ? a === 1 : areCoprime(b, a % b);
}

async function measureWindow(
  server: RunningVariant,
  durationMs: number,
  { plan, load, asks, behindPids }: Setting,
): Promise<Window> {
  const ownPids = [server.pid, ...server.partPids];
  const before = { own: cpuTimeMs(ownPids), behind: cpuTimeMs(behindPids) };
  const { latenciesMs, elapsedMs } = await load.run({
    url: server.url,
    key: server.key,
    asks: asks.get(server) ?? [],
    connections: plan.connections,
    durationMs,
  });
  const requests = latenciesMs.length;
  return {
    requests,
    elapsedMs,
    cpuMs: (cpuTimeMs(ownPids) - before.own) / requests,
    behindCpuMs: (cpuTimeMs(behindPids) - before.behind) / requests,
    latenciesMs,
  };
}
