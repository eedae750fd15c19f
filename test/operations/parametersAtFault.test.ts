import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { parametersAtFault } from '../../src/operations/parametersAtFault.ts';

const document = parse(`
  query ($size: Int, $topic: ID, $where: Filter, $more: Int, $from: Int, $other: Int) {
    some: list(first: $size, filter: { topic: $topic, any: [{ agency: "x" }] }) { ...Below }
    ranges(within: { from: $from }, beyond: { from: $other }) { id }
    list(first: $more, filter: $where) { nodes { id } }
  }
  fragment Below on List { nodes { ... on Thing { of(first: 2, last: $size) { id } } } }
`);
const at = (message: string, ...path: readonly (string | number)[]) =>
  parametersAtFault(document, { message, path });

describe('the parameters that an error is about', () => {
  it('are the variables of the argument that it quotes, at its place', () => {
    expect(at('Expected "first" to be less, got 101.', 'some')).toEqual(['size']);
    expect(at('Expected "first" to be less, got 101.', 'list')).toEqual(['more']);
    expect(at('Expected "last" to be less, got 101.', 'some', 'nodes', 3, 'of')).toEqual(['size']);
  });

  it('are all that are quoted of what was expected', () => {
    expect(at('Expected "first" or "filter", got both.', 'list')).toEqual(['more', 'where']);
    expect(at('Expected "filter" to be less, got "first".', 'list')).toEqual(['where']);
  });

  it('may stand at the field above, whose values were wrong when it was answered', () => {
    expect(at('Expected "filter.topic" to exist, got "x".', 'some', 'nodes')).toEqual(['topic']);
    expect(at('Expected "filter.topic" to exist.', 'list', 'nodes', 0, 'id')).toEqual(['where']);
    expect(at('Expected "first" to be less.', 'some', 'nodes', 0, 'of', 'id')).toEqual([]);
  });

  it('are those of the name that is quoted, where another holds the same', () => {
    expect(at('Expected "within.from" to be less.', 'ranges')).toEqual(['from']);
    expect(at('Expected "beyond.from" to be less.', 'ranges')).toEqual(['other']);
  });

  it('may stand within an input object', () => {
    expect(at('Expected "topic" of "filter" to be an id.', 'some')).toEqual(['topic']);
    expect(at('Expected "agency" to be an id.', 'list')).toEqual([]);
    expect(at('Expected "filter" to have less.', 'list')).toEqual(['where']);
    expect(at('Expected "filter.topic" to be an id.', 'some')).toEqual(['topic']);
    expect(at('Expected "filter.topic" to be an id.', 'list')).toEqual(['where']);
  });

  it('are none where it quotes none, or one that is written in the text', () => {
    expect(at('Expected less.', 'some')).toEqual([]);
    expect(at('Expected "first" to be less.', 'some', 'nodes', 0, 'of')).toEqual([]);
    expect(at('Expected "first" to be less.', 'another')).toEqual([]);
    expect(at('Expected "first" to be less.')).toEqual([]);
  });
});
