#!/usr/bin/env bash
# graphql-js 16 validates a subscription whose own field depends on a variable (valid by the specification of October 2021;
# that of September 2025 allows no condition there) by throwing: the rule of one root field collects fields without
# variables. A field that is skipped for good passes as one. What was expected: an error in the list, or none.
# Exits 0 while it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund graphql@16.15.0
cat >ask.mjs <<'JS'
import { buildSchema, parse, validate, version } from 'graphql';
const schema = buildSchema('type Query { a: Int } type Subscription { tick: Int }');
const found = ['subscription ($no: Boolean!) { tick @skip(if: $no) }', 'subscription { tick @skip(if: true) }'].map((query) => {
  try {
    return validate(schema, parse(query)).length;
  } catch (error) {
    return `throws ${error.message}`;
  }
});
console.log(version, found);
const [byVariable, skipped] = found;
process.exit(String(byVariable).startsWith('throws Argument "if"') && skipped === 0 ? 0 : 1);
JS
node ask.mjs
