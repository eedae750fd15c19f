import { describe, expect, it } from '@jest/globals';
import { composed } from '../../support/composed.ts';

const lots = `type Query { lot: Lot } interface Lot @key(fields: "id") { id: ID! }
  type Yard implements Lot @key(fields: "id") { id: ID! }`;
const owners =
  'type Org @key(fields: "sku") { sku: ID! lots: [Lot!] } type Lot @key(fields: "id") @interfaceObject { id: ID! }';
const org = `type Org @key(fields: "sku") { sku: ID! lots: [Lot!] @external
  status: Int @requires(fields: "lots { id }") }`;
const lot = 'type Lot @key(fields: "id") @interfaceObject { id: ID! size: Int }';
const given = 'type Query { org: Org @provides(fields: "lots { id }") }';

describe('an @interfaceObject', () => {
  it.each([
    ['what is required', '', org],
    ['what is provided', given, 'type Org @key(fields: "sku") { sku: ID! lots: [Lot!] @external }'],
    ['a key', '', 'type Org @key(fields: "lot { id }") { lot: Lot! status: Int }'],
  ])('may stand after %s that names it', (_what, query, type) => {
    const first = composed({ lots, owners, status: `${lot} ${query} ${type}` });
    expect(first).toHaveProperty('sdl');
    expect(composed({ lots, owners, status: `${query} ${type} ${lot}` })).toEqual(first);
  });
});
