import { expect, it } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import { createFederation } from '../support/federation.ts';

it.each([
  'subscription { tick @skip(if: true) }',
  'subscription ($no: Boolean = true) { tick @skip(if: $no) }',
  'subscription { ... @include(if: false) { tick } }',
  'subscription { __typename }',
  '{ none }',
])('the gateway has an error for who subscribes to nothing: %s', async (query) => {
  const sdl = 'type Query { none: Int } type Subscription { tick: Int }';
  const { graph, fetches } = await createFederation({ clock: { sdl, resolvers: {} } });
  const results: ExecutionResult[] = [];
  const events = graph.subscribe({ document: parse(query), operationName: null, variables: {} });
  for await (const result of events) results.push(result);
  expect(JSON.parse(JSON.stringify(results))).toEqual([
    {
      errors: [
        {
          message: 'Expected a subscription that asks for a field, got none.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    },
  ]);
  expect(fetches).toEqual([]);
});
