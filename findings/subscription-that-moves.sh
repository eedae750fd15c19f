#!/usr/bin/env bash
# A field moves from one subgraph to another by @override. @theguild/federation-composition composes that for fields of entities, of Query and of Mutation, and refuses
# it for fields of Subscription with "cannot be marked as shareable", though nobody shares them.
# Expected before the run: that a field of any root type can move.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compose.mjs <<'END'
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@override"])';
const told = (root, label) => {
  const field = (rule) => `type ${root} { ticks: Int ${rule} }`;
  const query = root === 'Query' ? '' : 'type Query { a: Int }';
  const sdls = { old: `${query} ${field('')}`, new: field(`@override(from: "old"${label})`) };
  const services = Object.entries(sdls).map(([name, sdl]) => ({ name, url: 'http://x.example', typeDefs: parse(`${LINK} ${sdl}`) }));
  const { errors = [] } = composeServices(services);
  return errors.map(({ message }) => message).join() || 'composed';
};
for (const root of ['Query', 'Mutation', 'Subscription']) console.log(`${root}: ${told(root, '')}; by a label: ${told(root, ', label: "percent(5)"')}`);
END
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
Query: composed; by a label: composed
Mutation: composed; by a label: composed
Subscription: Fields on root level subscription object cannot be marked as shareable; by a label: Fields on root level subscription object cannot be marked as shareable
END
