import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOperationsCheck } from '../../src/cli/runOperationsCheck.ts';
import { StartupError } from '../../src/errors.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';

const limits = { maxDepth: 15, maxAliases: 30, maxTokens: 5000, maxNodes: 50_000 };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function check(given: string | null, schema: string | null = null) {
  let text = '';
  const out = { write: (more: string) => void (text += more) };
  const isGood = await runOperationsCheck({ folder: given, schema, format: 'json', limits, out });
  return {
    isGood,
    report: JSON.parse(text) as { operations: { name: string }[]; problems: string[] },
  };
}

describe('mep-graph operations check', () => {
  it('finds all operations that come with the graph good', async () => {
    const { isGood, report } = await check(null);
    expect([isGood, report.problems, report.operations.length]).toEqual([true, [], 41]);
  });

  it('names those that another schema breaks', async () => {
    const schema = join(folder, 'changed.graphql');
    const sdl = readApiSdl().replace('  foundedYear: Int', '  foundedYears: Int');
    await writeFile(schema, sdl.replaceAll('\n  foundedYear:', '\n  foundedYears:'));
    const { isGood, report } = await check(null, schema);
    await rm(schema);
    expect(isGood).toBe(false);
    expect(report.problems.map((problem) => problem.split(':')[0])).toEqual([
      'AssociationsByIndustry.graphql',
      'OffersOfAssociation.graphql',
      'YoungestAssociations.graphql',
    ]);
  });

  it('tells the points and scopes that each takes, by arguments as well', async () => {
    const sdl = `
      directive @cost(weight: Int!) on FIELD_DEFINITION
      directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
      type Query { films(orderBy: Order, first: Int): [Film!]! @listSize(slicingArguments: ["first"]) free: Int }
      enum Order { TITLE PRICE }
      type Film { title: String @cost(weight: 3) price: Int @requiresScopes(scopes: [["sales"], ["buying", "planning"]]) }`;
    const schema = join(folder, 'guarded.graphql');
    await writeFile(schema, sdl);
    const own = await mkdtemp(join(tmpdir(), 'mep-graph-needs-'));
    await writeFile(join(own, 'a.graphql'), 'query A { films(first: 2) { title price } }');
    await writeFile(
      join(own, 'b.graphql'),
      'query B { films(first: 2, orderBy: PRICE) { title } }',
    );
    await writeFile(join(own, 'c.graphql'), 'query C { films(first: 2) { title } free }');
    const { report } = await check(own, schema);
    await rm(schema);
    await rm(own, { recursive: true });
    const scopes = [[['sales'], ['buying', 'planning']]];
    const needs = 'whoever has sales, or buying and planning';
    expect(report.operations).toEqual([
      { name: 'A', file: 'a.graphql', nodes: 2, points: 8, scopes, needs, problem: null },
      { name: 'B', file: 'b.graphql', nodes: 2, points: 8, scopes, needs, problem: null },
      { name: 'C', file: 'c.graphql', nodes: 2, points: 8, scopes: [], needs: null, problem: null },
    ]);
  });

  it('says plainly that there is no such folder, or that it is a file', async () => {
    await expect(check('/nowhere/at/all')).rejects.toThrow(
      new StartupError('Expected a folder with operations, got /nowhere/at/all: there is none.'),
    );
    const file = join(folder, 'a.graphql');
    await writeFile(file, 'query A { ping }');
    await expect(check(file)).rejects.toThrow(
      new StartupError(
        `Expected a folder with operations, got ${file}: it is a file, or lies below one.`,
      ),
    );
    await rm(file);
  });

  it('says why a schema cannot be read', async () => {
    await expect(check(null, folder)).rejects.toThrow(
      new StartupError(`Expected --schema to name a file, got ${folder}: it is a folder.`),
    );
  });

  it('tells what is wrong with files, documents of manifests, and what is too large', async () => {
    await writeFile(join(folder, 'a.graphql'), 'query A {\n  nothing\n}');
    await writeFile(join(folder, 'b.graphql'), 'query B {');
    await writeFile(join(folder, 'c.json'), '{"x": "{ nothing }", "y": "{ arenas { label } }"}');
    await writeFile(join(folder, 'd.json'), '[]');
    await symlink('nowhere', join(folder, 'f.graphql'));
    const nested =
      '{ nodes { resources(first: 100) { nodes { centers(first: 100) { nodes { id } } } } } }';
    await writeFile(join(folder, 'e.graphql'), `query E { centers(first: 100) ${nested} }`);
    const { isGood, report } = await check(folder);
    expect(isGood).toBe(false);
    expect(report.problems).toEqual([
      'b.graphql:1: Syntax Error: Expected Name, found <EOF>.',
      expect.stringMatching(/^d\.json: Expected a manifest of Apollo/),
      'f.graphql: Expected what can be read, got what cannot: there is none.',
      'a.graphql:2: Cannot query field "nothing" on type "Query".',
      expect.stringMatching(/^e\.graphql: Expected an operation that returns at most 50000 nodes/),
      'c.json: Document x: Cannot query field "nothing" on type "Query".',
    ]);
  });
});
