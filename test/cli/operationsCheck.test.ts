import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOperationsCheck } from '../../src/cli/runOperationsCheck.ts';
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
    expect([isGood, report.problems, report.operations.length]).toEqual([true, [], 40]);
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

  it('tells what is wrong with files, documents of manifests, and what is too large', async () => {
    await writeFile(join(folder, 'a.graphql'), 'query A {\n  nothing\n}');
    await writeFile(join(folder, 'b.graphql'), 'query B {');
    await writeFile(join(folder, 'c.json'), '{"x": "{ nothing }", "y": "{ arenas { label } }"}');
    await writeFile(join(folder, 'd.json'), '[]');
    const nested =
      '{ nodes { resources(first: 100) { nodes { centers(first: 100) { nodes { id } } } } } }';
    await writeFile(join(folder, 'e.graphql'), `query E { centers(first: 100) ${nested} }`);
    const { isGood, report } = await check(folder);
    expect(isGood).toBe(false);
    expect(report.problems).toEqual([
      'b.graphql:1: Syntax Error: Expected Name, found <EOF>.',
      expect.stringMatching(/^d\.json: Expected a manifest of Apollo/),
      'a.graphql:2: Cannot query field "nothing" on type "Query".',
      expect.stringMatching(/^e\.graphql: Expected an operation that returns at most 50000 nodes/),
      'c.json: Document x: Cannot query field "nothing" on type "Query".',
    ]);
  });
});
