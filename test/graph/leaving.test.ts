import { describe, expect, it } from '@jest/globals';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const ask = askOf(realDatabase());
const query = `{ centers(first: 2) { nodes { name state { name } resources(first: 1) { nodes { title } } } } }`;

describe('an operation whose asker leaves', () => {
  it('begins no more reads', async () => {
    const whole = await ask(query);
    const left = await ask(query, {}, 'find centers');
    expect(whole.operations).toHaveLength(3);
    expect(left.operations).toEqual(['find centers']);
    expect(new Set(left.errors?.map(({ message }) => message))).toEqual(
      new Set(['The client has left.']),
    );
  });
});
