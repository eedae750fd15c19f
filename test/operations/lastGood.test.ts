import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { openOperationFiles, type OperationFiles } from '../../src/operations/operationFiles.ts';
import { bindOperations, type OperationSet } from '../../src/operations/operationSet.ts';
import { printProblem } from '../../src/operations/problem.ts';

const log = { info: () => undefined, warn: () => undefined };
const schema = buildSchema(
  'type Query { count: Int total: Int arenas: [Arena] } type Arena { code: ID }',
);

let folder: string;
let files: OperationFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mep-graph-last-good-'));
});
afterEach(async () => {
  files.close();
  await rm(folder, { recursive: true });
});

const write = (text: string) => writeFile(join(folder, 'mine.graphql'), text);
const open = async () => {
  files = await openOperationFiles({ folder, log });
};
const rewrite = async (text: string) => {
  const next = new Promise<void>((resolve) => {
    files.onChange(resolve);
  });
  await write(text);
  await next;
};
const bind = (by: GraphQLSchema, before?: OperationSet) => {
  const all = bindOperations(by, files.current(), before);
  const problems = all.problems.filter(({ file }) => file === 'mine.graphql').map(printProblem);
  return { all, problems };
};

describe('an operation that comes to ask for what there is not', () => {
  it('stays as it was last good, however often it is bad, and is told by its line', async () => {
    await write('query HowMany { count }');
    await open();
    let { all } = bind(schema);
    for (const name of ['nope', 'never']) {
      await rewrite(`query HowMany {\n  ${name}\n}`);
      const bound = bind(schema, all);
      all = bound.all;
      expect([all.get('HowMany')?.text, bound.problems]).toEqual([
        'query HowMany { count }',
        [`mine.graphql:2: Cannot query field "${name}" on type "Query".`],
      ]);
    }
    await rewrite('query HowMany { total }');
    expect(bind(schema, all).all.get('HowMany')?.text).toBe('query HowMany { total }');
  });

  it('goes where the schema cannot answer what was good of it either', async () => {
    await write('query HowMany { count }');
    await open();
    const { all } = bind(schema);
    await rewrite('query HowMany { nope }');
    expect(bind(buildSchema('type Query { total: Int }'), all).all.get('HowMany')).toBeUndefined();
  });

  it('leaves ours in its place at the start', async () => {
    await write('query ThreeArenas { nope }');
    await open();
    const ours = buildSchema(readApiSdl());
    const replaced = files.current().find(({ name }) => name === 'ThreeArenas')?.replaced;
    expect(replaced?.text).toContain('arenas {');
    expect(bind(ours).all.get('ThreeArenas')?.text).toBe(replaced?.text);
  });
});
