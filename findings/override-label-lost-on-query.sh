#!/usr/bin/env bash
# A progressive override says on both sides which label it goes by. @theguild/federation-composition writes it on both sides
# of fields of entities, and on fields of Query only on the new side: a router that goes by the supergraph cannot know that
# the old subgraph has the field only while the label does not hold.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >compose.mjs <<'EOF'
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])`;
const linesOf = (subgraphs, pattern) => {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.example`,
    typeDefs: parse(`${link} ${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) return errors.map(({ extensions }) => extensions.code);
  return supergraphSdl.split('\n').map((line) => line.trim()).filter((line) => pattern.test(line));
};
const sdl = (rule) => `type Query { hot: Int ${rule} } type Shop @key(fields: "id") { id: ID! size: Int ${rule} }`;
const rule = '@override(from: "a", label: "percent(10)")';
for (const line of linesOf({ a: sdl(''), b: sdl(rule) }, /^(hot|size):/)) console.log(line);
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
hot: Int @join__field(graph: A) @join__field(graph: B, override: "a", overrideLabel: "percent(10)")
size: Int @join__field(graph: A, overrideLabel: "percent(10)") @join__field(graph: B, override: "a", overrideLabel: "percent(10)")
EOF
