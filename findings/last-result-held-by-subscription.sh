#!/usr/bin/env bash
# subscribe of @graphql-tools/executor (the engine of GraphQL Yoga and Hive Gateway) keeps the result that was delivered last for as long as a
# subscription waits for the next event, although its client has it: one result stays in memory for each open subscription. subscribe of
# graphql-js lets it go; so does mapAsyncIterator of @graphql-tools/utils. map and filter of GraphQL Yoga keep it, too, as any generator does
# that loops over another.
# Expected before the run: that nobody keeps what was delivered.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @graphql-tools/executor@2.1.0 @graphql-tools/utils@12.1.0 \
  @graphql-yoga/subscription@5.1.1 >>npm.log
cat >held.mjs <<'END'
import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse, subscribe } from 'graphql';
import * as executor from '@graphql-tools/executor';
import { mapAsyncIterator } from '@graphql-tools/utils';
import { filter, map } from '@graphql-yoga/subscription';
import { setTimeout as delay } from 'node:timers/promises';

/** A subscription whose events come when they are sent. */
function ticking() {
  let tell;
  const events = {
    [Symbol.asyncIterator]: () => events,
    next: () => new Promise((resolve) => (tell = resolve)),
    return: async () => ({ done: true, value: undefined }),
  };
  const fields = { tick: { type: GraphQLString, subscribe: () => events } };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { none: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields }),
  });
  const send = () => tell({ done: false, value: { tick: 'once' } });
  return { send, asked: { schema, document: parse('subscription { tick }') } };
}
async function look(name, open) {
  const { send, asked } = ticking();
  const results = (await open(asked))[Symbol.asyncIterator]();
  const takeOne = async () => {
    const next = results.next();
    await delay(10);
    send();
    return new WeakRef((await next).value);
  };
  const taken = await takeOne();
  void results.next();
  for (let turn = 0; turn < 5; turn += 1) {
    await delay(10);
    globalThis.gc();
  }
  console.log(`${name}: ${taken.deref() === undefined ? 'let go' : 'held'}`);
}
await look('graphql subscribe', subscribe);
await look('@graphql-tools/executor subscribe', executor.subscribe);
await look('@graphql-tools/utils mapAsyncIterator', async (asked) => mapAsyncIterator(await subscribe(asked), (one) => one));
await look('@graphql-yoga/subscription map', async (asked) => map((one) => one)(await subscribe(asked)));
await look('@graphql-yoga/subscription filter', async (asked) => filter(() => true)(await subscribe(asked)));
process.exit();
END
node --expose-gc held.mjs | tee seen
for package in @graphql-tools/executor @graphql-tools/utils @graphql-yoga/subscription; do
  node -p "'$package ' + JSON.parse(require('fs').readFileSync('node_modules/$package/package.json')).version"
done
diff seen - <<'EOF'
graphql subscribe: let go
@graphql-tools/executor subscribe: held
@graphql-tools/utils mapAsyncIterator: let go
@graphql-yoga/subscription map: held
@graphql-yoga/subscription filter: held
EOF
