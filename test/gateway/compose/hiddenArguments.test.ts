import { describe, expect, it } from '@jest/globals';
import { printType } from 'graphql';
import { readSupergraph } from '../../../src/gateway/readSupergraph.ts';
import { composed } from '../../support/composed.ts';

const imported = (renamed: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject", ${renamed}])\n`;

const items = (hide: string) => `type Query { items: [Item] }
  interface Item @key(fields: "id") { id: ID! name(short: Boolean ${hide}, in: String): String }
  type Mill implements Item @key(fields: "id") {
    id: ID! name(short: Boolean ${hide}, in: String): String }`;
const prices = (hide: string) =>
  `type Item @key(fields: "id") @interfaceObject { id: ID! price(in: String ${hide}): Int }`;

describe('an argument of a field of an interface that a subgraph hides', () => {
  it.each([
    ['@inaccessible', '"@inaccessible"'],
    ['@hidden', '{ name: "@inaccessible", as: "@hidden" }'],
  ])('is hidden from clients, as %s', (name, renamed) => {
    const link = imported(renamed);
    const result = composed({ items: link + items(name), prices: link + prices(name) });
    if ('problems' in result) throw new Error(result.problems.join('\n'));
    const type = readSupergraph(result.sdl).schema.getType('Item');
    expect(type && printType(type)).toBe(
      'interface Item {\n  id: ID!\n  name(in: String): String\n  price: Int\n}',
    );
  });
});
