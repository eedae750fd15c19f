#!/usr/bin/env bash
# composeSchemaContract of @theguild/federation-composition throws where a tag hides a member of a union: the type is taken
# out of the schema, and its name stays in the union, so that looking for what can be reached ends with `Unknown type`. A
# contract without the member was expected, as it is without one implementation of an interface; composing without tags
# and asking for the public schema leaves the name in as well.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 @theguild/federation-composition@0.27.0 >>npm.log
cat >contract.mjs <<'EOF'
import { composeSchemaContract } from '@theguild/federation-composition';
import { parse } from 'graphql';
const contract = (sdl) => {
  const typeDefs = parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])
    ${sdl}
    type Book @tag(name: "internal") { title: String }
    type Film { title: String }
  `);
  const shops = { name: 'shops', url: 'http://shops.example', typeDefs };
  try {
    const filter = { include: new Set(), exclude: new Set(['internal']) };
    const { publicSdl, errors } = composeSchemaContract([shops], filter);
    return errors?.join() ?? publicSdl.trim().replace(/\s+/g, ' ');
  } catch (error) {
    return `throws ${error.message}`;
  }
};
console.log('union:', contract('type Query { things: [Thing] } union Thing = Book | Film'));
console.log('no union:', contract('type Query { films: [Film] books: [Book] @tag(name: "internal") }'));
EOF
node contract.mjs | tee seen
node -p '"@theguild/federation-composition " + require("@theguild/federation-composition/package.json").version'
diff seen - <<'EOF'
union: throws Unknown type "Book".
no union: type Query { films: [Film] } type Film { title: String }
EOF
