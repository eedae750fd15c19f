#!/usr/bin/env bash
# Of two subgraphs that share a field, one gives its argument a default and the other does not. @theguild/federation-composition shows clients the default, as if
# both had it: who is asked of the other gets another answer than the schema says. Of a field of an input it drops a default that
# not all subgraphs repeat.
# Expected before the run: that both are treated alike, as other composers do, by dropping it.
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
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable"])';
const shownOf = (subgraphs, pattern) => {
  const services = subgraphs.map((sdl, index) => ({ name: `s${index}`, url: 'http://x.example', typeDefs: parse(`${LINK} ${sdl}`) }));
  const { publicSdl, errors = [] } = composeServices(services);
  return errors.length > 0 ? errors.map(({ message }) => message).join() : pattern.exec(publicSdl)[0];
};
const films = (by) => `type Query { films(${by}): Int @shareable }`;
const years = (name, from) => `type Query { ${name}(in: Years): Int } input Years { ${from} }`;
console.log(`argument: ${shownOf([films('first: Int = 10'), films('first: Int')], /films\([^)]*\)/)}`);
console.log(`input: ${shownOf([years('a', 'from: Int = 10'), years('b', 'from: Int')], /from: .*/)}`);
END
node compose.mjs | tee seen
node -p '"@theguild/federation-composition " + JSON.parse(require("fs").readFileSync("node_modules/@theguild/federation-composition/package.json")).version'
diff seen - <<'END'
argument: films(first: Int = 10)
input: from: Int
END
