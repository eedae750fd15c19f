import { describe, expect, it } from '@jest/globals';
import type { ExecutionResult } from 'graphql';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';
import { createGateway } from '../../../src/gateway/createGateway.ts';
import type { Subgraph, SubgraphResult } from '../../../src/gateway/subgraph.ts';
import { FEDERATION_LINK } from '../../support/federationLink.ts';
import { createModelWorld } from '../../support/modelWorld.ts';
import { drawnOperation, failuresOf, operationOf } from '../../support/drawn.ts';
import { createRandom, type Random } from '../../support/random.ts';
import { createRandomOperations } from '../../support/randomOperation.ts';
import { answerOf } from '../../support/sameAnswer.ts';
import { abstractSchemas } from '../federation/abstractSchemas.ts';
import { crossingSchemas } from '../federation/crossingSchemas.ts';
import { modelSchemas } from '../federation/modelSchemas.ts';

/** Longer runs: QUERIES=20000 SEED=7. */
const count = Number(process.env['QUERIES'] ?? 60);
const firstSeed = Number(process.env['SEED'] ?? 1);

describe('a graph of subgraphs of which one fetch in four fails', () => {
  it.each(Object.entries({ ...modelSchemas, ...crossingSchemas, ...abstractSchemas }))(
    'answers what is right, or null with an error: %s',
    async (name, parts) => {
      const { world, gateway, schema, fail } = serveModel(parts);
      const draw = (seed: number) =>
        createRandomOperations({ schema, random: createRandom(seed), maxFields: 25 })();
      const failures = await failuresOf({
        name: `failing-fetches-${name.replaceAll(/\W+/g, '-')}`,
        firstSeed,
        count,
        draw: (seed) => drawnOperation(seed, draw(seed)),
        check: async (drawn) => {
          fail.random = createRandom(drawn.seed);
          const operation = operationOf(drawn);
          const [right, got] = [await world.answer(operation), await answerOf(gateway, operation)];
          return faultIn(right, JSON.parse(JSON.stringify(got)) as ExecutionResult);
        },
      });
      expect(failures.join('\n\n')).toBe('');
    },
    count * 1000,
  );
});

function serveModel(parts: Readonly<Record<string, string>>) {
  const fail = { random: createRandom(0) };
  const composition = composeGateway(
    null,
    Object.entries(parts).map(([name, sdl]) => ({
      name,
      url: `http://${name}.example`,
      sdl: FEDERATION_LINK + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.problems, null, 2));
  const { supergraph, publicSdl } = composition;
  const world = createModelWorld(supergraph.sdl);
  const gateway = createGateway({
    supergraph,
    publicSdl,
    subgraphs: new Map(
      [...world.subgraphs].map(([name, subgraph]) => [name, failing(subgraph, fail)] as const),
    ),
    own: null,
    compiledAfter: 0,
    onUnplanned: (reason) => {
      throw new Error('Expected a plan.', { cause: reason });
    },
  });
  return { world, gateway, schema: supergraph.schema, fail };
}

/** Fails as a whole, or for one entity. */
function failing(subgraph: Subgraph, fail: { readonly random: Random }): Subgraph {
  return {
    ...subgraph,
    execute: async (request) => {
      const { random } = fail;
      const [isFailing, isWhole, which] = [random.chance(0.25), random.chance(0.5), random.next()];
      const result = await subgraph.execute(request);
      if (!isFailing) return result;
      return isWhole ? failed(null) : withoutOne(result, which);
    },
  };
}

function failed(path: readonly (string | number)[] | null): SubgraphResult {
  const error = { message: 'It fails.', path, extensions: { code: 'SUBGRAPH_ERROR' } };
  return { data: null, errors: [error] };
}

function withoutOne(result: SubgraphResult, random: number): SubgraphResult {
  const { data, errors } = result;
  const [alias, entities] = Object.entries(data ?? {})[0] ?? [];
  if (alias === undefined || !Array.isArray(entities) || entities.length === 0) return failed(null);
  const index = Math.floor(random * entities.length);
  const others = entities.map((entity: unknown, at) => (at === index ? null : entity));
  const isNew = errors.every(({ path }) => path?.[1] !== index);
  return {
    data: { ...data, [alias]: others },
    errors: isNew ? [...errors, ...failed([alias, index]).errors] : errors,
  };
}

/** Where an answer has something else than what is right, or null and no error for it. */
function faultIn(right: ExecutionResult, got: ExecutionResult): string | null {
  const places = (got.errors ?? []).map(({ path = [] }) => JSON.stringify(path));
  const isTold = (path: Path) => {
    const place = JSON.stringify(path).slice(0, -1);
    return places.some((known) => known === `${place}]` || known.startsWith(`${place},`));
  };
  const compare = (known: unknown, value: unknown, path: Path): string | null => {
    if (value === null || value === undefined) {
      return known == null || path.length === 0 || isTold(path)
        ? null
        : `null at ${path.join('.')}`;
    }
    if (typeof known !== 'object' || known === null || typeof value !== 'object') {
      return Object.is(known, value)
        ? null
        : `${JSON.stringify(value)} for ${JSON.stringify(known)} at ${path.join('.')}`;
    }
    const keys = [...new Set([...Object.keys(known), ...Object.keys(value)])];
    const faults = keys.map((key) =>
      compare(
        (known as Readonly<Record<string, unknown>>)[key],
        (value as Readonly<Record<string, unknown>>)[key],
        [...path, Array.isArray(value) ? Number(key) : key],
      ),
    );
    return faults.find((fault) => fault !== null) ?? null;
  };
  if (got.data == null && places.length === 0) return 'Neither data nor errors.';
  return compare(right.data, got.data, []);
}

type Path = readonly (string | number)[];
