import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, print, visit } from 'graphql';
import { runCheck, readCounts, type CheckOptions } from '../../src/cli/runCheck.ts';
import { StartupError } from '../../src/errors.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import type { Breakage } from '../../src/usage/whoBreaks.ts';
import { linked } from '../support/httpSubgraph.ts';
import { runMain } from '../support/runMain.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-breaks-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

const uses = [
  { client: 'frontend@3', coordinate: 'Center.nistPage', count: 1204, lastUsedOn: '2026-11-29' },
  { client: 'batch', coordinate: 'Center.nistPage', count: 1, lastUsedOn: '2026-03-01' },
  { client: 'batch', coordinate: 'Center.name', count: 99, lastUsedOn: '2026-11-01' },
  { client: 'old@1', coordinate: 'Query.centers(filter:)', count: 7, lastUsedOn: '2025-01-01' },
];

async function check(target: CheckOptions['target'], more: Partial<CheckOptions> = {}) {
  let text = '';
  const out = { write: (part: string) => void (text += part) };
  const nothing = { before: null, subgraphs: null, operations: null };
  const isGood = await runCheck({ target, ...nothing, uses, isJson: false, out, ...more });
  return { isGood, text };
}
const checkSchema = async (change: (sdl: string) => string, more: Partial<CheckOptions> = {}) =>
  check({ kind: 'schema', file: await file('next.graphql', change(readApiSdl())) }, more);

const without = (type: string, field: string) => (sdl: string) =>
  print(
    visit(parse(sdl), {
      ObjectTypeDefinition: (node) =>
        node.name.value === type
          ? { ...node, fields: (node.fields ?? []).filter(({ name }) => name.value !== field) }
          : undefined,
    }),
  );
/** Of forty operations, one asks for it. */
const withoutFormerNames = without('Center', 'formerNames');
const withoutNistPage = without('Center', 'nistPage');

describe('mep-graph check', () => {
  it('tells nothing where something is added', async () => {
    const added = (sdl: string) =>
      sdl
        .replace('type Topic implements', 'type New { id: ID }\ntype Topic implements')
        .replace('  nistPage: String', '  nistPage: String\n  news(first: Int = 1): [New!]');
    expect(await checkSchema(added)).toEqual({
      isGood: true,
      text: 'Nobody would break: 41 operations were looked at.\n',
    });
  });

  it('names the one operation of forty that would break, with its line and who uses that', async () => {
    const used = [
      {
        client: 'frontend@3',
        coordinate: 'Center.formerNames',
        count: 1204,
        lastUsedOn: '2026-11-29',
      },
      { client: 'batch', coordinate: 'Center.name', count: 5, lastUsedOn: '2026-11-29' },
    ];
    const { isGood, text } = await checkSchema(withoutFormerNames, { uses: used });
    expect(isGood).toBe(false);
    expect(text.split('\n')[0]).toBe('1 of 41 operations would break');
    expect(text).toMatch(
      /^ {2}\w+ {2}\w+\.graphql:\d+ {2}Cannot query field "formerNames" on type "Center"\.[^\n]*\n {4}used by frontend@3 1,204 times, last on 2026-11-29$/m,
    );
    expect(text).not.toContain('batch');
  });

  it('names clients where no operation would break', async () => {
    expect(await checkSchema(withoutNistPage)).toEqual({
      isGood: false,
      text: [
        'Changes that break what is used',
        `  Field 'nistPage' was removed from object type 'Center'`,
        '    used by frontend@3 1,204 times, last on 2026-11-29',
        '    used by batch once, last on 2026-03-01',
        '',
      ].join('\n'),
    });
    const { isGood, text } = await checkSchema(withoutNistPage, { uses: [] });
    expect([isGood, text.split('\n')]).toEqual([
      true,
      [
        'Changes that break what nobody is known to use',
        `  Field 'nistPage' was removed from object type 'Center'`,
        '',
        'Nobody would break: 41 operations were looked at.',
        '',
      ],
    ]);
  });

  it('looks at operations and manifests of a deployment, and passes over what is wrong already', async () => {
    const own = join(folder, 'operations');
    await mkdir(own);
    await writeFile(
      join(own, 'pages.graphql'),
      'query Pages {\n  centers {\n    nodes {\n      nistPage\n    }\n  }\n}',
    );
    await writeFile(join(own, 'wrong.graphql'), 'query Wrong { nothing }');
    await writeFile(join(own, 'broken.graphql'), 'query Broken {');
    const document = 'query FromRelay { centers { nodes { nistPage } } }';
    await writeFile(join(own, 'manifest.json'), JSON.stringify({ abcdef0123456789: document }));
    const { isGood, text } = await checkSchema(withoutNistPage, { operations: own, isJson: true });
    const report = JSON.parse(text) as Breakage & { warnings: readonly string[] };
    expect(isGood).toBe(false);
    expect(report.operations.map(({ name, file: at, line }) => [name, at, line])).toEqual([
      ['Pages', 'pages.graphql', 4],
      ['FromRelay', 'manifest.json (abcdef012345)', 1],
    ]);
    expect(report.operations[0]?.clients.map(({ client }) => client)).toEqual([
      'frontend@3',
      'batch',
    ]);
    expect([report.checked, report.warnings.length]).toEqual([43, 1]);
  });

  it('looks at what a subgraph and a contract would take away', async () => {
    const before = linked(
      'type Query { films(year: Int): [Film] } type Film @key(fields: "id") { id: ID! title: String }',
    );
    const after = linked(
      'type Query { films: [Film] } type Film @key(fields: "id") { id: ID! title: String }',
    );
    await file('films.graphql', before);
    const next = await file('films-next.graphql', after);
    const subgraphs = await file(
      'supergraph.yaml',
      'subgraphs: { films: { routing_url: "http://127.0.0.1:1/", schema: { file: films.graphql } } }\ncontracts: { public: { exclude: [funding] } }\n',
    );
    const used = [
      { client: 'app@1', coordinate: 'Query.films(year:)', count: 2, lastUsedOn: '2026-11-29' },
      {
        client: 'app@1',
        coordinate: 'FundingRecord.amountUsd',
        count: 3,
        lastUsedOn: '2026-11-29',
      },
    ];
    const subgraph = { kind: 'subgraph', source: next, name: 'films' } as const;
    expect((await check(subgraph, { subgraphs, uses: used })).text).toContain(
      'used by app@1 twice, last on 2026-11-29'.replace('twice', '2 times'),
    );
    const contract = { kind: 'contract', name: 'public' } as const;
    const { isGood, text } = await check(contract, { subgraphs, uses: used });
    expect([isGood, text]).toEqual([false, expect.stringContaining('used by app@1 3 times')]);
    await expect(check({ kind: 'contract', name: 'none' }, { subgraphs })).rejects.toThrow(
      'Expected --contract to name a contract of --subgraphs (there is public), got "none".',
    );
  });

  it('takes counts from a file, and refuses what is none', async () => {
    expect(await readCounts(await file('counts.json', JSON.stringify(uses)))).toEqual(uses);
    await expect(readCounts(await file('other.json', '[{"a":1}]'))).rejects.toThrow(
      'Expected --counts to name what "usage --json" has printed, got another file',
    );
    await expect(readCounts(join(folder, 'none.json'))).rejects.toThrow(
      new StartupError(
        `Expected --counts to name a file, got ${join(folder, 'none.json')}: there is none.`,
      ),
    );
  });

  it('is one of three questions, and its exit code says whether somebody would break', async () => {
    expect(await runMain('check')).toMatchObject({
      code: 1,
      stderr: 'error: Expected one of --schema, --subgraph and --contract, got none.\n',
    });
    const next = await file('gone.graphql', withoutFormerNames(readApiSdl()));
    expect(await runMain('check', '--schema', next)).toMatchObject({ code: 1, stderr: '' });
  });
});

describe('a command that only looks', () => {
  it.each([
    ['key', 'list'],
    ['webhook', 'list'],
    ['check', '--from-database', '--schema', 'x'],
  ])('%s %s makes no database where there is none', async (...words) => {
    const nowhere = join(folder, 'nowhere');
    expect(await runMain(...words, '--data-dir', nowhere)).toEqual({
      code: 1,
      stdout: '',
      stderr: `error: Expected a folder with a database, got ${nowhere}, which has none: see --data-dir and --mongodb-uri.\n`,
    });
    await expect(rm(nowhere, { recursive: true })).rejects.toThrow('ENOENT');
  });
});
