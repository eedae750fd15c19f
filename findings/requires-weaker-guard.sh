#!/usr/bin/env bash
# What is so: the composer takes a field that requires a guarded one for guarded enough when any one of its alternatives is, and
# refuses it when it is guarded more than needed. It also passes a guard on "extend interface", and an empty list of scopes, and
# leaves both out of the supergraph.
# Expected before: by Federation 2.12, each alternative of the field must be enough, one that asks for more composes, guards on
# interfaces are refused, and no guard is lost.
# Seen with: @theguild/federation-composition 0.27.0, graphql 16.15.0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @theguild/federation-composition@0.27.0 graphql@16.15.0
cat >look.mjs <<'JS'
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@authenticated", "@requiresScopes"])\n';
const compose = (...sdls) => {
  const { errors = [], supergraphSdl = '' } = composeServices(
    sdls.map((sdl, at) => ({ name: `s${at}`, url: 'http://s', typeDefs: parse(link + sdl) })),
  );
  const guards = supergraphSdl.split('\n').filter((line) => /^(?!directive).*@(authenticated|requiresScopes)(\(| |$)/.test(line));
  return { code: errors[0]?.extensions.code ?? 'composes', guards: guards.length };
};
const requiring = (guarded, repeated) =>
  compose(
    `type Query { film: Film } type Film @key(fields: "id") { id: ID! price: Int @requiresScopes(scopes: ${guarded}) }`,
    `type Film @key(fields: "id") { id: ID! price: Int @external tax: Int @requires(fields: "price") @requiresScopes(scopes: ${repeated}) }`,
  ).code;

const seen = {
  'price takes a, tax takes a or c': requiring('[["a"]]', '[["a"], ["c"]]'),
  'price takes a or c, tax takes a': requiring('[["a"], ["c"]]', '[["a"]]'),
  'guard on an interface': compose('type Query { w: W } interface W @authenticated { id: ID } type F implements W { id: ID }').code,
  'guard on "extend interface"': compose('type Query { w: W } interface W { id: ID } extend interface W @authenticated type F implements W { id: ID }'),
  'scopes: []': compose('type Query { a: Int @requiresScopes(scopes: []) }'),
};
console.log(JSON.stringify(seen, null, 2));
const expected = {
  'price takes a, tax takes a or c': 'composes',
  'price takes a or c, tax takes a': 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
  'guard on an interface': 'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
  'guard on "extend interface"': { code: 'composes', guards: 0 },
  'scopes: []': { code: 'composes', guards: 0 },
};
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.error('It is not so any more.');
  process.exit(1);
}
JS
node look.mjs
