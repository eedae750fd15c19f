import { describe, expect, it } from '@jest/globals';
import { composeGateway } from '../../../src/gateway/compose/compose.ts';

describe('a root type of another name', () => {
  it('is refused beside a type of the usual one, which would be two types in one', () => {
    const sdl = 'schema { query: TheQuery } type TheQuery { one: Int } type Query { two: Int }';
    const composition = composeGateway(null, [{ name: 'a', url: 'http://a.example', sdl }]);
    expect(composition.kind === 'failed' && composition.problems).toMatchObject([
      { code: 'ROOT_QUERY_USED', subgraph: 'a', coordinate: 'Query' },
    ]);
  });
});
