import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { readRemote } from '../../../src/gateway/compose/readService.ts';
import { ownSubgraphs } from '../../../src/graph/ownSubgraphs.ts';

const { whole, domains } = ownSubgraphs();

describe('our own subgraphs', () => {
  it.each([whole, ...domains])('are as anything else is made of others: $name', (subgraph) => {
    const { service, problems, warnings } = readRemote(subgraph, new Set());
    expect([problems, warnings]).toEqual([[], []]);
    expect(print(service.typeDefs)).toBe(print(parse(subgraph.sdl)));
  });
});
