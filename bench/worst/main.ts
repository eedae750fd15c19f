// npm run bench:worst: looks for the dearest operation that the limits allow, and says what it costs.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { randomOf } from '../../scripts/synthetic/random.ts';
import { runToEnd } from '../../scripts/ending/runToEnd.ts';
import { describeMachine } from '../machine.ts';
import { readKnownValues } from './known.ts';
import { createMeter, type Cost } from './meter.ts';
import { createShapes } from './shapes.ts';
import { knownShapes } from './knownShapes.ts';
import { writeOperation, type Shape } from './shape.ts';
import { openSite, type Site } from './site.ts';

const { values } = parseArgs({
  options: {
    resources: { type: 'string' },
    'synthetic-dir': { type: 'string', default: '.data/synthetic' },
    operations: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});

interface Found {
  readonly shape: Shape;
  readonly cost: Cost;
}

const { cpu, cores, load, isBusy, commit } = describeMachine();
console.log(
  `${cpu}, ${cores} cores, load ${load.toFixed(1)}${isBusy ? ' (busy)' : ''}, at ${commit}`,
);
await runToEnd(async (endings) => {
  const dir = await mkdtemp(join(tmpdir(), 'mep-graph-worst-'));
  endings.push(() => rm(dir, { recursive: true, force: true }));
  const site = await openSite({
    resources: values.resources === undefined ? null : Number(values.resources),
    dir,
    syntheticDir: values['synthetic-dir'],
    settings: {},
  });
  endings.push(site.close);
  await search(site);
});

async function search(site: Site): Promise<void> {
  const meter = createMeter(site);
  const schema = buildSchema(readApiSdl());
  const shapes = createShapes(schema, await readKnownValues(meter.ask));
  const random = randomOf(Number(values.seed), 'worst', 0);
  const found: Found[] = [];
  const refused = new Map<string, number>();
  const dearest = (count: number): readonly Found[] =>
    found.toSorted((a, b) => b.cost.cpuMs - a.cost.cpuMs).slice(0, count);
  const measure = async (shape: Shape): Promise<void> => {
    const cost = await meter.measure((name) => writeOperation(shape, name));
    if (cost.code !== null) refused.set(cost.code, (refused.get(cost.code) ?? 0) + 1);
    found.push({ shape, cost });
  };
  const given = knownShapes(schema);
  for (const shape of given) await measure(shape);
  const total = Number(values.operations);
  for (let count = given.length; count < total; count += 1) {
    // A third at random, then always from one of the dearest.
    const best = dearest(8);
    const from = count > total / 3 && random.chance(0.8) ? random.pick(best).shape : null;
    await measure(from === null ? shapes.random(random) : shapes.change(from, random));
  }
  report(dearest(10), refused);
  if (values.keep !== undefined) {
    const kept = dearest(30).map(({ shape, cost }) => ({
      cost,
      query: writeOperation(shape, 'Worst'),
    }));
    await writeFile(values.keep, JSON.stringify(kept, null, 1));
  }
}

function report(dearest: readonly Found[], refused: ReadonlyMap<string, number>): void {
  for (const [code, count] of refused) console.log(`${count} answered with ${code}`);
  console.log('CPU ms  server  database  answered in  answer kB  code  operation');
  for (const { shape, cost } of dearest) {
    const { cpuMs, serverMs, databaseMs, ms, bytes, code } = cost;
    const figures = [cpuMs, serverMs, databaseMs, ms, bytes / 1000].map((figure) =>
      figure.toFixed(0).padStart(8),
    );
    console.log(
      `${figures.join(' ')}  ${code ?? 'OK'}  ${writeOperation(shape, 'Worst').slice(0, 300)}`,
    );
  }
}
