import { describe, expect, it } from '@jest/globals';
import { useMcp } from '../support/mcpClient.ts';

const mcp = useMcp({
  maxNodes: '500',
  pointsMode: 'enforce',
  pointsPerSecond: '1',
  pointsMaximum: '150',
});

describe('an answer without sources', () => {
  it.each([
    ['nodes', 50, /with its sources .*\(Expected .* at most 500 nodes \(MAX_NODES\), got one/i],
    ['points', 20, /with its sources .*\(Expected .* at most 150 points \(POINTS_MAXIMUM, .*got/i],
    ['points that are left', 13, /with its sources .*\(Expected \d+ points to be left, got \d+/i],
  ])('says that with them it would be too many %s', async (_what, first, why) => {
    const query = `{ resources(first: ${first}) { nodes { id } } }`;
    const { data, sources, aboutSources } = await mcp.say('ask', { query });
    expect([data, sources]).toMatchObject([
      { resources: { nodes: Array.from({ length: first }, () => ({ id: expect.any(String) })) } },
      [],
    ]);
    expect(aboutSources).toMatch(why);
  });
});
