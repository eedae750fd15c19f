#!/usr/bin/env bash
# @theguild/federation-composition takes v1.9 of a specification that two subgraphs link for newer than v1.10: versions
# are compared as decimal numbers. Both are minor versions of one specification, and v1.10 is the newer one, so the
# supergraph says less than its subgraphs rely on.
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
const subgraph = (name, version) => ({
  name,
  url: `http://${name}.example`,
  typeDefs: parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
      @link(url: "https://spec.example/mark/${version}", import: ["@mark"])
      @composeDirective(name: "@mark")
    directive @mark(level: Int) on FIELD_DEFINITION
    type Query { ${name}: Int @mark(level: 1) }
  `),
});
const linked = (...versions) => {
  const { supergraphSdl, errors } = composeServices(
    versions.map((version, index) => subgraph(['first', 'second'][index], version)),
  );
  return errors?.join() ?? /spec\.example\/mark\/(v[\d.]+)/.exec(supergraphSdl)[1];
};
for (const pair of [['v1.8', 'v1.9'], ['v1.9', 'v1.10'], ['v1.10', 'v1.9']]) {
  console.log(`${pair.join(' and ')}: ${linked(...pair)}`);
}
EOF
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
v1.8 and v1.9: v1.9
v1.9 and v1.10: v1.9
v1.10 and v1.9: v1.9
EOF
