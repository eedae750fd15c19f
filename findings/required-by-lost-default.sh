#!/usr/bin/env bash
# What is not null and has a default may be left out; without the default it must be given, and whoever left it out is refused. graphql-js
# (findBreakingChanges) does not count that as breaking: of an argument it is dangerous, of an input's field it is no change at all.
# diff of @graphql-inspector/core calls both dangerous.
# Expected before the run: breaking, as a required argument or field that is added.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @graphql-inspector/core@8.0.0 >>npm.log
cat >compare.mjs <<'EOF'
import { diff } from '@graphql-inspector/core';
import { buildSchema, findBreakingChanges, findDangerousChanges, parse, validate } from 'graphql';
const compare = async (what, before, after, query) => {
  const [old, recent] = [before, after].map((sdl) => buildSchema(sdl));
  const [valid, now] = [old, recent].map((schema) => validate(schema, parse(query)).length === 0);
  const told = [findBreakingChanges, findDangerousChanges].map((find) => find(old, recent).map(({ type }) => type).join());
  const changes = await diff(old, recent);
  console.log(`${what}: a query was valid ${valid}, is valid ${now}`);
  console.log(`  graphql: breaking [${told[0]}], dangerous [${told[1]}]`);
  console.log(`  inspector: ${changes.map(({ type, criticality }) => `${type} ${criticality.level}`).join()}`);
};
const argument = (of) => `type Query { shops(first: ${of}): Int }`;
const field = (of) => `input Page { first: ${of} } type Query { shops(page: Page): Int }`;
await compare('argument', argument('Int! = 10'), argument('Int!'), '{ shops }');
await compare('field', field('Int! = 10'), field('Int!'), '{ shops(page: {}) }');
await compare('field added', 'input Page { last: Int } type Query { shops(page: Page): Int }', field('Int!').replace('{', '{ last: Int '), '{ shops(page: {}) }');
EOF
node compare.mjs | tee seen
node -p '["graphql", "@graphql-inspector/core"].map((name) => `${name} ${require(`${name}/package.json`).version}`).join(", ")'
diff seen - <<'EOF'
argument: a query was valid true, is valid false
  graphql: breaking [], dangerous [ARG_DEFAULT_VALUE_CHANGE]
  inspector: FIELD_ARGUMENT_DEFAULT_CHANGED DANGEROUS
field: a query was valid true, is valid false
  graphql: breaking [], dangerous []
  inspector: INPUT_FIELD_DEFAULT_VALUE_CHANGED DANGEROUS
field added: a query was valid true, is valid false
  graphql: breaking [REQUIRED_INPUT_FIELD_ADDED], dangerous []
  inspector: INPUT_FIELD_ADDED BREAKING
EOF
