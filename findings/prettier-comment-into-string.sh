#!/usr/bin/env bash
# Prettier moves a comment that stands between an argument's colon and its block string into the string: what was a comment is then
# sent to the server as the first line of the value. With a plain string, the comment goes in front of the argument.
# Expected before the run: a formatted document means what it meant.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 prettier@3.10.1 >>npm.log
cat >format.mjs <<'EOF'
import { parse } from 'graphql';
import { format } from 'prettier';
const valueIn = (text) => {
  const [operation] = parse(text).definitions;
  return JSON.stringify(operation.selectionSet.selections[0].arguments[0].value.value);
};
for (const string of ['"hello"', '"""hello"""']) {
  const text = `{\n  say(text: # a greeting\n    ${string})\n}\n`;
  console.log(`${string}: ${valueIn(text)} before, ${valueIn(await format(text, { parser: 'graphql' }))} after`);
}
EOF
node format.mjs | tee seen
node -p '"prettier " + require("prettier/package.json").version'
diff seen - <<'EOF'
"hello": "hello" before, "hello" after
"""hello""": "hello" before, " # a greeting\nhello" after
EOF
