#!/usr/bin/env bash
# gqlparser, which gqlgen and genqlient read documents with, leaves the indentation of a block string in place where its text begins on
# the line of the opening quotes. By the specification ("Block Strings") the first line does not count, and the common indentation
# of the others is taken away; where the text begins on a line of its own, gqlparser does just that.
# Expected before the run: the same values as graphql-js.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --silent --no-fund --no-audit graphql@16.15.0 >>npm.log
cat >go.mod <<'MOD'
module example.org/finding

go 1.22
MOD
cat >main.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

func main() {
	document, err := parser.ParseQuery(&ast.Source{Input: os.Args[1]})
	if err != nil {
		panic(err)
	}
	field := document.Operations[0].SelectionSet[0].(*ast.Field)
	fmt.Printf("gqlparser 2.5.64: %q\n", field.Arguments[0].Value.Raw)
}
GO
go get github.com/vektah/gqlparser/v2@v2.5.64 >go.log 2>&1
go mod tidy >>go.log 2>&1
go build -o read .
for block in $'one\n  two\n  three' $'\n  one\n  two\n  three\n'; do
  text="{ say(text: \"\"\"$block\"\"\") }"
  node -p 'const { parse } = require("graphql");
    "graphql 16.15.0: " + JSON.stringify(parse(process.argv[1]).definitions[0].selectionSet.selections[0].arguments[0].value.value)' "$text"
  ./read "$text"
done | tee seen
diff seen - <<'EOF'
graphql 16.15.0: "one\ntwo\nthree"
gqlparser 2.5.64: "one\n  two\n  three"
graphql 16.15.0: "one\ntwo\nthree"
gqlparser 2.5.64: "one\ntwo\nthree"
EOF
