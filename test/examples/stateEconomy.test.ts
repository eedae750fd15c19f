import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, validate } from 'graphql';
import { composeWithDomains } from '../support/composeWithDomains.ts';
import { startExample, type ExampleProcess } from '../support/exampleProcess.ts';
import { readmeQueries } from '../support/readmeQueries.ts';
import { records } from '../support/realData.ts';
import { post } from '../support/servedProcess.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'examples', 'state-economy');

let economy: ExampleProcess;

// The first start on a machine gets the packages.
beforeAll(async () => {
  economy = await startExample('state-economy');
});

afterAll(async () => {
  await economy.stop();
});

const ask = async (query: string, variables?: Readonly<Record<string, unknown>>) =>
  post(economy.url, query, variables);

describe('examples/state-economy', () => {
  it('composes with all domains into a graph that answers the queries of its README', async () => {
    const { data } = await ask('{ _service { sdl } }');
    const { sdl } = (data as { readonly _service: { readonly sdl: string } })._service;
    expect(sdl).toContain('"https://specs.apollo.dev/federation/v2.5"');
    expect(sdl).toContain('type StateEconomicProfile @key(fields: "stateCode year")');
    expect(sdl).toContain('@requires(fields: "name")');
    const { errors, publicSdl } = composeWithDomains('state-economy', sdl);
    expect(errors).toBeUndefined();
    const graph = buildSchema(publicSdl ?? '');
    const queries = readmeQueries('state-economy');
    expect(queries.flatMap((query) => validate(graph, query))).toEqual([]);
    expect(queries).toHaveLength(3);
  });

  it('has a profile for each state of the graph', async () => {
    const { data } = await ask('{ stateEconomicProfiles { stateCode year isSample } }');
    const { stateEconomicProfiles: profiles } = data as {
      readonly stateEconomicProfiles: readonly Readonly<Record<string, unknown>>[];
    };
    const states = records('states').map(({ code }) => String(code));
    expect(profiles).toEqual(
      states.toSorted().map((stateCode) => ({ stateCode, year: 2025, isSample: true })),
    );
  });

  it('finds one by state and year, else null', async () => {
    const answer = await ask(`{
      latest: stateEconomicProfile(stateCode: "GA") {
        year manufacturingEmployment manufacturingEstablishments
        manufacturingOutputBillionUsd manufacturingOutputSharePercent
      }
      before: stateEconomicProfile(stateCode: "GA", year: 2024) { year }
      noYear: stateEconomicProfile(stateCode: "GA", year: 1950) { year }
      noState: stateEconomicProfile(stateCode: "XX") { year }
      none: stateEconomicProfiles(year: 1950) { year }
    }`);
    expect(answer).toEqual({
      data: {
        latest: {
          year: 2025,
          manufacturingEmployment: 510_000,
          manufacturingEstablishments: 10_200,
          manufacturingOutputBillionUsd: 210,
          manufacturingOutputSharePercent: 10,
        },
        before: { year: 2024 },
        noYear: null,
        noState: null,
        none: [],
      },
    });
  });

  it('resolves states by id, with the name it requires, and profiles by both fields of their key', async () => {
    const answer = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        __typename
        ... on State { id economy(year: 2024) { manufacturingEmployment } economicSummary }
        ... on StateEconomicProfile { stateCode year isSample }
      } }`,
      {
        of: [
          { __typename: 'State', id: 'State:GA', name: 'Georgia' },
          { __typename: 'State', id: 'State:XX', name: 'Nowhere' },
          { __typename: 'StateEconomicProfile', stateCode: 'VT', year: 2024 },
          { __typename: 'StateEconomicProfile', stateCode: 'VT', year: 1950 },
        ],
      },
    );
    expect(answer).toEqual({
      data: {
        _entities: [
          {
            __typename: 'State',
            id: 'State:GA',
            economy: { manufacturingEmployment: 500_000 },
            economicSummary:
              'Georgia: 510,000 people in manufacturing, 10 % of output in 2025 (sample figures)',
          },
          { __typename: 'State', id: 'State:XX', economy: null, economicSummary: null },
          { __typename: 'StateEconomicProfile', stateCode: 'VT', year: 2024, isSample: true },
          null,
        ],
      },
    });
  });

  it('refuses a year that is none, and keeps the rest', async () => {
    const answer = await ask(`{
      stateEconomicProfile(stateCode: "GA") { year }
      refused: stateEconomicProfile(stateCode: "GA", year: 20255) { year }
    }`);
    expect(answer).toEqual({
      data: { stateEconomicProfile: { year: 2025 }, refused: null },
      errors: [
        {
          message: 'Expected year to be from 1900 to 2100, got 20255.',
          locations: expect.anything(),
          path: ['refused'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('says what is missing on a machine without Python', async () => {
    const { exitCode, stderr } = await new Promise<{ exitCode: unknown; stderr: string }>(
      (resolve) => {
        execFile(
          process.execPath,
          [path.join(folder, 'start.ts')],
          { env: { PATH: path.join(folder, 'nothing') } },
          (error, _stdout, text) => {
            resolve({ exitCode: error?.code, stderr: text });
          },
        );
      },
    );
    expect(stderr).toBe(
      'Cannot start: Expected Python 3.11 or later, but python3 does not run, python does not run. Install Python with pip from python.org or by your package manager (Debian: python3 and python3-pip), or set PYTHON to one.\n',
    );
    expect(exitCode).toBe(1);
  });
});
