#!/usr/bin/env bash
# A block string whose text begins on the line of its opening quotes loses that first line in @0no-co/graphql.web, which urql and
# gql.tada parse with, once a later line is indented; where a later line has no indentation, what comes after it is lost instead. graphql-js, and
# the specification ("Block Strings"), leave the first line as it is and take the common indentation from the others. Nothing is reported: urql
# prints what it has parsed and sends less than was written.
# Expected before the run: the same values.
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
const valueOf = (parse, block) => {
  const [operation] = parse(`{ say(text: """${block}""") }`).definitions;
  return operation.selectionSet.selections[0].arguments[0].value.value;
};
for (const block of ['one\n  two\n  three', '\n  one\ntwo', '\n  one\n    two\n']) {
  const [ours, theirs] = [js, web].map(({ parse }) => JSON.stringify(valueOf(parse, block)));
  console.log(`${JSON.stringify(block)}: graphql ${ours}, graphql.web ${theirs}`);
}
EOF
node read.mjs | tee seen
node -p '"@0no-co/graphql.web " + require("@0no-co/graphql.web/package.json").version'
diff seen - <<'EOF'
"one\n  two\n  three": graphql "one\ntwo\nthree", graphql.web "two\nthree"
"\n  one\ntwo": graphql "  one\ntwo", graphql.web "one"
"\n  one\n    two\n": graphql "one\n  two", graphql.web "one\n  two"
EOF
