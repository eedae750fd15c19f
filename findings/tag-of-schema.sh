#!/usr/bin/env bash
# Federation 2.3 allows @tag on the schema. @theguild/federation-composition knows versions up to 2.9, and refuses it in all of them with INVALID_GRAPHQL. The
# specification that @tag has of its own since then, tag/v0.3, it does not know either.
# Expected before the run: that what a version allows that is linked is composed, or that the version is refused.
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
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])';
const told = (link) => {
  const { errors = [] } = composeServices([{ name: 'a', url: 'http://a.example', typeDefs: parse(`${link} type Query { a: Int @tag(name: "a") }`) }]);
  return errors.map(({ message }) => message).join() || 'composed';
};
for (const version of ['v2.3', 'v2.9']) {
  const link = LINK.replace('v2.9', version);
  console.log(`${version}: ${told(link)}; with a tag: ${told(`${link} @tag(name: "all")`)}`);
}
console.log(`tag/v0.3: ${told(`${LINK} @link(url: "https://specs.apollo.dev/tag/v0.3", as: "tags")`)}`);
END
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
v2.3: composed; with a tag: [a] Directive "@tag" may not be used on SCHEMA.
v2.9: composed; with a tag: [a] Directive "@tag" may not be used on SCHEMA.
tag/v0.3: [a] Schema uses unknown version v0.3 of the tag spec
END
