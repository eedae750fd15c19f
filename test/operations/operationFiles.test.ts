import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StartupError } from '../../src/errors.ts';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { readFolder } from '../../src/operations/readFolder.ts';
import { until } from '../support/until.ts';

let folder: string;
let files: OperationFiles | null = null;
const warned: unknown[] = [];
const log = {
  info: () => undefined,
  warn: (details: unknown) => void warned.push(details),
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-operations-'));
  warned.length = 0;
});
afterEach(async () => {
  files?.close();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const open = async () => (files = await openOperationFiles({ folder, log }));
const changed = (opened: OperationFiles) =>
  new Promise<void>((resolve) => {
    opened.onChange(resolve);
  });
const textOf = (opened: OperationFiles, name: string) =>
  opened.current().find((operation) => operation.name === name)?.text;

describe('a folder of operations', () => {
  it('stands beside those that come with the graph, and replaces what has the same name', async () => {
    await write('mine.graphql', 'query Mine { arenas { label } }');
    await mkdir(join(folder, 'below'));
    await write('below/other.gql', 'query ThreeArenas { arenas { code } }');
    const opened = await open();
    expect(opened.current().length).toBeGreaterThan(40);
    expect(textOf(opened, 'Mine')).toBe('query Mine { arenas { label } }');
    expect(textOf(opened, 'ThreeArenas')).toBe('query ThreeArenas { arenas { code } }');
  });

  it('is followed: what is changed, comes, goes or stands in a new folder', async () => {
    await write('a.graphql', 'query A { arenas { label } }');
    const opened = await open();
    let next = changed(opened);
    await write('new.graphql', 'query A { arenas { code } }');
    await rename(join(folder, 'new.graphql'), join(folder, 'a.graphql'));
    await next;
    expect(textOf(opened, 'A')).toBe('query A { arenas { code } }');
    next = changed(opened);
    await mkdir(join(folder, 'below'));
    await write('below/b.graphql', 'query B { arenas { label } }');
    await rm(join(folder, 'a.graphql'));
    await next;
    expect([textOf(opened, 'A'), textOf(opened, 'B')]).toEqual([
      undefined,
      'query B { arenas { label } }',
    ]);
  });

  it('is followed while something else is written there without end', async () => {
    await write('a.graphql', 'query A { arenas { label } }');
    const opened = await open();
    const next = changed(opened);
    const writing = setInterval(() => void appendFile(join(folder, 'server.log'), 'a\n'), 20);
    await write('a.graphql', 'query A { arenas { code } }');
    await next.finally(() => {
      clearInterval(writing);
    });
    expect(textOf(opened, 'A')).toBe('query A { arenas { code } }');
  });

  it('keeps what was good of a file that is bad, and tells it by name and line', async () => {
    await write('a.graphql', 'query A { arenas { label } }');
    const opened = await open();
    const next = changed(opened);
    await write('a.graphql', 'query A {\n  arenas {\n    label\n');
    await write('b.graphql', 'query B { arenas { label } }');
    await next;
    expect([textOf(opened, 'A'), textOf(opened, 'B')]).toEqual([
      'query A { arenas { label } }',
      'query B { arenas { label } }',
    ]);
    expect(warned).toEqual([{ problem: 'a.graphql:4: Syntax Error: Expected Name, found <EOF>.' }]);
  });

  it('tells once that a folder is gone, in a sentence, and keeps what was there', async () => {
    await write('a.graphql', 'query A { arenas { label } }');
    const opened = await open();
    const aside = `${folder}-aside`;
    await rename(folder, aside);
    await until('a warning', () => warned.length > 0);
    const next = changed(opened);
    await rename(aside, folder);
    await write('b.graphql', 'query B { arenas { label } }');
    await next;
    expect(textOf(opened, 'A')).toBe('query A { arenas { label } }');
    expect(warned).toEqual([{ folder, reason: 'there is none' }]);
  });

  it.each([
    ['query { arenas { label } }', 'x.graphql:1: Expected the operation to have a name, got none.'],
    ['fragment F on Agency { name }', 'x.graphql: Expected one operation, got none.'],
    ['query A { a }\nquery B { b }', 'x.graphql:2: Expected one operation in a file, got another.'],
    ['\n\ntype A { a: Int }', 'x.graphql:3: Expected an operation, got another definition.'],
    [
      '# How?\n# picture: pie\nquery A { a }',
      'x.graphql:2: Expected "picture" to be one of table, chart, line, cross, map, got pie.',
    ],
  ])('tells what is wrong with %j', async (text, problem) => {
    await write('x.graphql', text);
    await open();
    expect(warned).toEqual([{ problem }]);
  });

  it('tells what cannot be read by name, and has the rest', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'mep-graph-outside-'));
    await symlink(join(outside, 'b.graphql'), join(folder, 'b.graphql'));
    await symlink('circle.gql', join(folder, 'circle.gql'));
    await symlink('nowhere', join(folder, 'more'));
    await symlink('nowhere.md', join(folder, 'readme.md'));
    await symlink('/dev/null', join(folder, 'device.json'));
    await write('z.graphql', 'query Z { arenas { label } }');
    const opened = await open();
    expect(textOf(opened, 'Z')).toBe('query Z { arenas { label } }');
    const unread = (file: string, fault: string) => ({
      problem: `${file}: Expected what can be read, got what cannot: ${fault}.`,
    });
    expect(warned).toEqual([
      unread('b.graphql', 'there is none'),
      unread('circle.gql', 'its links lead in a circle'),
      unread('device.json', 'it is no file'),
      unread('more', 'there is none'),
    ]);
    let next = changed(opened);
    await writeFile(join(outside, 'b.graphql'), 'query B { arenas { label } }');
    await next;
    expect(textOf(opened, 'B')).toBe('query B { arenas { label } }');
    next = changed(opened);
    await rm(outside, { recursive: true });
    await write('z.graphql', 'query Z { arenas { code } }');
    await next;
    // As of any file that is bad, what was good of it stays.
    expect([textOf(opened, 'B'), textOf(opened, 'Z')]).toEqual([
      'query B { arenas { label } }',
      'query Z { arenas { code } }',
    ]);
  });

  it('is read once, and so is each folder below or behind a link', async () => {
    await mkdir(join(folder, 'real'));
    await write('real/a.graphql', 'query A { arenas { label } }');
    for (const name of ['again', 'real/up', 'zone']) await symlink(folder, join(folder, name));
    await symlink('real', join(folder, 'other'));
    const { files: found, unread, places } = await readFolder(folder);
    expect([found.map(({ name }) => name), unread]).toEqual([['real/a.graphql'], []]);
    expect(places.map((place) => relative(folder, place))).toEqual(['', 'real', 'real/a.graphql']);
  });

  it('has the first of two operations of one name', async () => {
    await write('a.graphql', 'query A { arenas { label } }');
    await write('b.graphql', 'query A { arenas { code } }');
    const opened = await open();
    expect(textOf(opened, 'A')).toBe('query A { arenas { label } }');
    expect(warned).toEqual([
      { problem: 'b.graphql: Expected names to differ, got A, which a.graphql has as well.' },
    ]);
  });

  it('must be there at the start', async () => {
    const none = join(folder, 'none');
    await expect(openOperationFiles({ folder: none, log })).rejects.toThrow(
      new StartupError(`Expected --operations to name a folder, got ${none}: there is none.`),
    );
  });
});
