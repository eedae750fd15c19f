import { beforeAll, describe, expect, it } from '@jest/globals';
import { getOperationAST } from 'graphql';
import { createGraph } from '../../src/graph/createGraph.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { accessData } from '../../src/loading/dataAccess.ts';
import { examplesOf } from '../../src/operations/namedOperation.ts';
import { openOperationFiles } from '../../src/operations/operationFiles.ts';
import { bindOperations } from '../../src/operations/operationSet.ts';
import { NO_COSTS } from '../../src/points/costs.ts';
import { Meter, priceOperation } from '../../src/points/operationCost.ts';
import { readConfig } from '../../src/settings/config.ts';
import { createRandom, type Random } from '../support/random.ts';
import { createRandomOperations, type RandomOperation } from '../support/randomOperation.ts';
import { realDatabase } from '../support/realData.ts';

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 400);
const seed = Number(process.env['SEED'] ?? 1);

const database = realDatabase();
let graph: Graph;
let ids: readonly string[];

beforeAll(async () => {
  const data = accessData(database.db, 10_000);
  graph = createGraph(data);
  ids = (await database.db.collection('entities').distinct('_id')).map(String);
  const names = await database.db.listCollections().toArray();
  await Promise.all(names.map(({ name }) => data.sizes.of(name)));
});

function valueAt(coordinate: string, random: Random): unknown {
  const [, field = '', name = field] = coordinate.split('.');
  const ofType = (type: string) => random.pick(ids.filter((id) => id.startsWith(`${type}:`)));
  switch (name) {
    case 'first':
    case 'last':
      return random.pick([1, 2, 5, 20, 100]);
    case 'after':
    case 'before':
      return null;
    case 'slug':
    case 'code': {
      const type = field.charAt(0).toUpperCase() + field.slice(1);
      const known = ids.filter((id) => id.startsWith(`${type}:`));
      return known.length === 0 ? undefined : random.pick(known).slice(type.length + 1);
    }
    case 'id':
    case 'ids':
      return random.pick(ids);
    case 'text':
      return random.pick(['manufact', 'georgia', 'energy', 'nist']);
    case 'zip':
      return '30308';
    case 'center':
      return ofType('Center');
    case 'state':
    case 'servesState':
    case 'location':
      return ofType('State');
    case 'agency':
    case 'parent':
      return ofType('Agency');
    default:
      return undefined;
  }
}

interface Measured extends Pick<RandomOperation, 'text' | 'variables'> {
  readonly estimated: number;
  readonly actual: number;
  readonly hasPages: boolean;
}

async function measure({
  document,
  operationName,
  variables,
  text,
}: RandomOperation): Promise<Measured | null> {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('Expected an operation.');
  const { schema, costs = NO_COSTS, work } = graph;
  const meter = new Meter(priceOperation({ schema, document, operation, costs, work }), variables);
  const answer = await graph.answer?.({ document, operationName, variables, spending: meter });
  if (typeof answer !== 'string') {
    const data = answer?.data;
    if (data == null) return null;
    meter.answered(data);
  }
  const hasPages = /\b(nodes|edges)\b/.test(text);
  return { text, variables, estimated: meter.estimated, actual: meter.cost, hasPages };
}

describe('the estimate of a cost', () => {
  it('lets each question of ours be asked five times at once, with the points that everybody has', async () => {
    const { schema, costs = NO_COSTS, work } = graph;
    const files = await openOperationFiles({
      folder: null,
      log: { info: () => undefined, warn: () => undefined },
    });
    await files.load();
    const { pointsMaximum } = readConfig({}, {});
    const estimates = bindOperations(schema, files.current())
      .list()
      .map(({ name, document, operation, ...rest }) => {
        const cost = priceOperation({ schema, document, operation, costs, work });
        return { name, points: cost.estimate(examplesOf(rest)) };
      });
    expect(estimates.length).toBeGreaterThan(0);
    expect(estimates.filter(({ points }) => points * 5 > pointsMaximum)).toEqual([]);
  });

  it('is never below what a random operation took, and for lists mostly within 20 times of it', async () => {
    const random = createRandom(seed);
    const next = createRandomOperations({
      schema: graph.schema,
      random,
      valueAt,
      isUsual: (name) => name === 'first',
      maxFields: 25,
    });
    const measured: Measured[] = [];
    while (measured.length < count) {
      const one = await measure(next());
      if (one !== null) measured.push(one);
    }
    expect(measured.filter(({ estimated, actual }) => estimated < actual)).toEqual([]);
    const ratios = measured
      .filter(({ hasPages, actual }) => hasPages && actual > 1)
      .map(({ estimated, actual }) => estimated / actual)
      .toSorted((a, b) => a - b);
    const median = ratios[Math.floor(ratios.length / 2)] ?? Infinity;
    expect(median).toBeLessThanOrEqual(20);
  });
});
