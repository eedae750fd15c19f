#!/usr/bin/env bash
# @0no-co/graphql.web, which urql and gql.tada parse with, does not know a name from a word that it begins with: a spread of a fragment
# whose name begins with `on` (...onlineCenter) and a value of an enum that begins with `true`, `false` or `null` (nullable) are
# syntax errors. Defining such a fragment is none; only names that are exactly those words are reserved.
# Expected before the run: that they parse, as with graphql-js.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @0no-co/graphql.web@1.3.4 >>npm.log
cat >read.mjs <<'EOF'
import * as web from '@0no-co/graphql.web';
import * as js from 'graphql';
const outcome = (parse, text) => {
  try {
    return `${parse(text).definitions.length} definitions`;
  } catch ({ message }) {
    return message;
  }
};
for (const text of [
  'fragment onlineCenter on Center { name }',
  '{ center { ...onlineCenter } } fragment onlineCenter on Center { name }',
  '{ center { ...isOnline } } fragment isOnline on Center { name }',
  '{ fields(kind: nullable) }',
  '{ fields(kind: Nullable) }',
]) {
  console.log(`${text}\n  graphql: ${outcome(js.parse, text)}\n  graphql.web: ${outcome(web.parse, text)}`);
}
EOF
node read.mjs | tee seen
node -p '"@0no-co/graphql.web " + require("@0no-co/graphql.web/package.json").version'
diff seen - <<'EOF'
fragment onlineCenter on Center { name }
  graphql: 1 definitions
  graphql.web: 1 definitions
{ center { ...onlineCenter } } fragment onlineCenter on Center { name }
  graphql: 2 definitions
  graphql.web: Syntax Error: Unexpected token at 28 in SelectionSet
{ center { ...isOnline } } fragment isOnline on Center { name }
  graphql: 2 definitions
  graphql.web: 2 definitions
{ fields(kind: nullable) }
  graphql: 1 definitions
  graphql.web: Syntax Error: Unexpected token at 24 in Argument
{ fields(kind: Nullable) }
  graphql: 1 definitions
  graphql.web: 1 definitions
EOF
