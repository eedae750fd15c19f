import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const ask = askOf(realDatabase());

/** The query of README.md that is said to take as many operations for all centers as for one. */
async function promisedQuery(): Promise<string> {
  const readme = await readFile('README.md', 'utf8');
  const promise =
    /the\s+same\s+for\s+one\s+center\s+and\s+for\s+all\s+51\.\n\n```graphql\n(.*?)```/s;
  const [, query] = promise.exec(readme) ?? [];
  if (query === undefined) throw new Error('Expected README.md to promise it of a query');
  return query;
}

describe('the five levels of README.md', () => {
  it('take the same operations for one center and for all 51', async () => {
    const query = await promisedQuery();
    const all = query.replace(
      /center\(slug: "gamep"\) (\{.*\})\s*\}\s*$/s,
      'centers(first: 100) { nodes $1 } }',
    );
    expect(all).not.toBe(query);

    const one = await ask(query);
    const each = await ask(all);

    expect([one.errors, each.errors]).toEqual([undefined, undefined]);
    expect((each.data?.['centers'] as { nodes: unknown[] }).nodes).toHaveLength(51);
    expect(each.operations.toSorted()).toEqual(one.operations.toSorted());
    expect(one.operations.toSorted()).toEqual([
      'aggregate resources',
      'find agencies',
      'find agencies',
      'find agreements',
      'find centers',
      'find resources',
    ]);
  });
});
