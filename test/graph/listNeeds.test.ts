import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { listNeedsOf } from '../../src/graph/listNeeds.ts';
import { readApiSdl } from '../../src/graph/schemaFiles.ts';
import { selectionOf } from '../../src/graph/selection.ts';
import { askOf } from '../support/graph.ts';
import { realDatabase } from '../support/realData.ts';

const ask = askOf(realDatabase());
const schema = buildSchema(readApiSdl());

function needs(source: string, type: string | null) {
  return listNeedsOf(schema, selectionOf(schema, parse(source)))(type);
}

describe('what is asked of lists', () => {
  const nested = `{
    centers { edges { cursor node { resources { nodes { id } pageInfo { hasNextPage } } } } }
  }`;

  it('is told apart by the type of their elements', () => {
    expect(needs(nested, 'Center')).toEqual({ cursors: true, whetherItGoesOn: false });
    expect(needs(nested, 'Resource')).toEqual({ cursors: false, whetherItGoesOn: true });
    expect(needs(nested, 'Topic')).toEqual({ cursors: false, whetherItGoesOn: false });
    expect(needs(nested, null)).toEqual({ cursors: true, whetherItGoesOn: true });
  });

  it('of elements of several types holds for each of these', () => {
    const partners = '{ partners { pageInfo { endCursor } } agencies { nodes { id } } }';
    expect(needs(partners, 'Agency')).toEqual({ cursors: true, whetherItGoesOn: false });
  });

  it('is found in fragments, for each list that spreads them', () => {
    const spread = `
      { centers { ...Page pageInfo { ...More } } topics { pageInfo { ...More } } states { nodes { code } } }
      fragment Page on CenterConnection { pageInfo { ...Ends ... on PageInfo { hasPreviousPage } } }
      fragment Ends on PageInfo { startCursor }
      fragment More on PageInfo { hasNextPage }`;
    expect(needs(spread, 'Center')).toEqual({ cursors: true, whetherItGoesOn: true });
    expect(needs(spread, 'Topic')).toEqual({ cursors: false, whetherItGoesOn: true });
    expect(needs(spread, 'State')).toEqual({ cursors: false, whetherItGoesOn: false });
  });
});

describe('cursors', () => {
  it('are those of the list alone, whatever is asked of lists around it', async () => {
    const lists = [
      'agencies',
      'agreements',
      'associations',
      'centers',
      'partners',
      'resources',
      'stateOrganizations',
      'states',
      'topics',
    ];
    const rest = lists.map((name) => `${name}2: ${name}(first: 2) { nodes { id } }`).join(' ');
    for (const name of lists) {
      const asked = `${name}(first: 2) { edges { cursor } pageInfo { endCursor } }`;
      const alone = await ask(`{ ${asked} }`);
      const among = await ask(`{ ${asked} ${rest} }`);
      expect(alone.errors).toBeUndefined();
      expect(among.data?.[name]).toEqual(alone.data?.[name]);
      expect(JSON.stringify(alone.data?.[name])).toMatch(/"endCursor":"\w/);
    }
  });

  it('of lists in lists go on behind themselves', async () => {
    const page = (after: string) => `{
      centers(first: 1) { nodes { resources(first: 2${after}) { nodes { id } pageInfo { endCursor } } } }
    }`;
    interface Data {
      centers: {
        nodes: { resources: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }[];
      };
    }
    const pageOf = ({ data }: { data?: unknown }) => (data as Data).centers.nodes[0]?.resources;
    const first = pageOf(await ask(page('')));
    const second = pageOf(await ask(page(`, after: "${first?.pageInfo.endCursor ?? ''}"`)));
    const both = pageOf(await ask(page('').replace('first: 2', 'first: 4')));
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])]).toEqual(both?.nodes);
    expect(both?.nodes).toHaveLength(4);
  });
});
