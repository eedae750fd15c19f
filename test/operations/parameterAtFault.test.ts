import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { parameterAtFault } from '../../src/operations/parameterAtFault.ts';

const document = parse(`
  query ($size: Int, $topic: ID, $where: Filter, $more: Int) {
    some: list(first: $size, filter: { topic: $topic, any: [{ agency: "x" }] }) { ...Below }
    list(first: $more, filter: $where) { nodes { id } }
  }
  fragment Below on List { nodes { ... on Thing { of(first: 2, last: $size) { id } } } }
`);
const at = (message: string, ...path: readonly (string | number)[]) =>
  parameterAtFault(document, { message, path });

describe('the parameter that an error is about', () => {
  it('is the variable of the argument that it quotes, at its place', () => {
    expect(at('Expected "first" to be less, got 101.', 'some')).toBe('size');
    expect(at('Expected "first" to be less, got 101.', 'list')).toBe('more');
    expect(at('Expected "last" to be less, got 101.', 'some', 'nodes', 3, 'of')).toBe('size');
  });

  it('may stand within an input object', () => {
    expect(at('Expected "topic" of "filter" to be an id.', 'some')).toBe('topic');
    expect(at('Expected "agency" to be an id.', 'list')).toBe(null);
    expect(at('Expected "filter" to have less.', 'list')).toBe('where');
    expect(at('Expected "filter.topic" to be an id.', 'some')).toBe('topic');
    expect(at('Expected "filter.topic" to be an id.', 'list')).toBe('where');
  });

  it('is none where it quotes none, one that is written in the text, or several', () => {
    expect(at('Expected less.', 'some')).toBe(null);
    expect(at('Expected "first" to be less.', 'some', 'nodes', 0, 'of')).toBe(null);
    expect(at('Expected "first" or "filter", got both.', 'list')).toBe(null);
    expect(at('Expected "first" to be less.', 'another')).toBe(null);
    expect(at('Expected "first" to be less.')).toBe(null);
  });
});
