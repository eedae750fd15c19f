import { describe, expect, it } from '@jest/globals';
import { userError } from '../../../src/errors.ts';
import { createFederation, type TestSubgraph } from '../../support/federation.ts';

const fail = (message: string) => () => {
  throw userError('DATABASE_UNAVAILABLE', message);
};

/** Two subgraphs that both give the network, each its own part of it. */
function partsOf(network: TestSubgraph['resolvers'], totals: TestSubgraph['resolvers']) {
  return {
    figures: {
      sdl: `
        type Query { network: Network @shareable, year: Int! }
        type Network @shareable { year: Int, report: Report, reports: [Report] }
        type Report @shareable { sales: Int, unit: String }
      `,
      resolvers: network,
    },
    counts: {
      sdl: `
        type Query { network: Network @shareable }
        type Network @shareable { centers: Int, report: Report, reports: [Report] }
        type Report @shareable { jobs: Int, unit: String }
      `,
      resolvers: totals,
    },
  };
}

const figures = {
  Query: { network: () => ({ year: 2024, report: { sales: 5 }, reports: [{ sales: 6 }, null] }) },
};
const counts = {
  Query: { network: () => ({ centers: 51, report: { jobs: 7 }, reports: [{ jobs: 8 }, null] }) },
};
const everything = '{ network { year centers report { sales jobs } reports { jobs sales } } }';

describe('an object that several subgraphs give', () => {
  it('has the parts of all', async () => {
    const { ask } = await createFederation(partsOf(figures, counts));

    expect(await ask(everything)).toEqual({
      data: {
        network: {
          year: 2024,
          centers: 51,
          report: { sales: 5, jobs: 7 },
          reports: [{ jobs: 8, sales: 6 }, null],
        },
      },
    });
  });

  it.each([
    [
      'first',
      { Query: { network: fail('No figures.') } },
      counts,
      ['year', 'sales'],
      'No figures.',
    ],
    [
      'second',
      figures,
      { Query: { network: fail('No counts.') } },
      ['centers', 'jobs'],
      'No counts.',
    ],
  ])(
    'says why the parts of the %s are null when it fails',
    async (_which, one, other, lost, message) => {
      const { ask } = await createFederation(partsOf(one, other));
      const value = (name: string, known: number) => (lost.includes(name) ? null : known);

      const { data, errors = [] } = await ask(everything);

      expect(data).toEqual({
        network: {
          year: value('year', 2024),
          centers: value('centers', 51),
          report: { sales: value('sales', 5), jobs: value('jobs', 7) },
          reports: [{ jobs: value('jobs', 8), sales: value('sales', 6) }, null],
        },
      });
      const [outer, inner] = lost;
      expect(errors.map(({ path }) => path)).toEqual([
        ['network', outer],
        ['network', 'report', inner],
        ['network', 'reports', 0, inner],
      ]);
      expect(errors.every((error) => error.message === message)).toBe(true);
      expect(errors.every(({ extensions }) => extensions['code'] === 'DATABASE_UNAVAILABLE')).toBe(
        true,
      );
    },
  );

  it('keeps the list that came first where another has another length, and says so of what that would give', async () => {
    const asked = Promise.withResolvers<undefined>();
    const first = {
      Query: {
        network: () => {
          asked.resolve(undefined);
          return { reports: [{ jobs: 8 }] };
        },
      },
    };
    const later = {
      Query: {
        network: async () => {
          await asked.promise;
          return figures.Query.network();
        },
      },
    };
    const { ask } = await createFederation(partsOf(later, first));

    const { data, errors = [] } = await ask('{ network { reports { sales jobs } } }');

    const message = 'Expected subgraphs to agree on the length of a list, got 1 and 2.';
    expect(data).toEqual({ network: { reports: [{ sales: null, jobs: 8 }] } });
    expect(errors.map((error) => [error.message, error.path, error.extensions['code']])).toEqual([
      [message, ['network', 'reports', 0, 'sales'], 'SUBGRAPH_ERROR'],
    ]);
  });

  it('gives the reason of a null above all, and no other', async () => {
    const { ask } = await createFederation(
      partsOf({ Query: { ...figures.Query, year: fail('No year.') } }, counts),
    );

    const { data, errors } = await ask('{ network { centers year } year }');

    expect(data).toBeNull();
    expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toContainEqual([
      ['year'],
      'DATABASE_UNAVAILABLE',
    ]);
  });
});
