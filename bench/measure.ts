import { cpuTimeMs } from './cpuTime.ts';
import type { LoadGenerator } from './loadGenerator.ts';
import type { RunningVariant } from './startVariant.ts';

/** How long the bench takes, and how hard it asks. */
export interface Plan {
  readonly warmUpMs: number;
  readonly windowMs: number;
  /** In each round every server has one window. */
  readonly rounds: number;
  readonly connections: number;
}

/** What one server did while it alone was asked. */
export interface Window {
  readonly requests: number;
  readonly elapsedMs: number;
  /** CPU time of the server's process, per request. */
  readonly cpuMs: number;
  /** CPU time of mongod, per request. */
  readonly mongodCpuMs: number;
  readonly latenciesMs: readonly number[];
}

interface Setting {
  readonly plan: Plan;
  readonly load: LoadGenerator;
  readonly body: string;
  /** What each server is known to answer. */
  readonly answers: ReadonlyMap<RunningVariant, string>;
  readonly mongodPid: number;
}

/** Measures all servers in turns, so that each meets the same noise. The windows come in rounds. */
export async function measure(
  setting: Setting,
): Promise<ReadonlyMap<RunningVariant, readonly Window[]>> {
  const { plan, answers } = setting;
  const servers = [...answers.keys()];
  const windows = new Map(servers.map((server): [RunningVariant, Window[]] => [server, []]));
  for (const server of servers) {
    console.log(`Warming up ${server.variant.name}`);
    await measureWindow(server, plan.warmUpMs, setting);
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    // Each round begins with another one: what follows a dear server would always have it worse.
    const start = round % servers.length;
    for (const server of [...servers.slice(start), ...servers.slice(0, start)]) {
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

async function measureWindow(
  server: RunningVariant,
  durationMs: number,
  { plan, load, body, answers, mongodPid }: Setting,
): Promise<Window> {
  const { connections } = plan;
  const answer = answers.get(server) ?? '';
  const before = { server: cpuTimeMs(server.pid), mongod: cpuTimeMs(mongodPid) };
  const { latenciesMs, elapsedMs } = await load.run({
    url: server.url,
    body,
    answer,
    connections,
    durationMs,
  });
  const requests = latenciesMs.length;
  return {
    requests,
    elapsedMs,
    cpuMs: (cpuTimeMs(server.pid) - before.server) / requests,
    mongodCpuMs: (cpuTimeMs(mongodPid) - before.mongod) / requests,
    latenciesMs,
  };
}
