#!/usr/bin/env bash
# The formatter of gqlparser, by which genqlient writes the text that its clients send, leaves out the directives of variables:
# `$id: ID! @deprecated` is written as `$id: ID!`. Directives of operations, fields and fragments stay.
# Expected before the run: that what is parsed is written.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >go.mod <<'MOD'
module example.org/finding

go 1.22
MOD
cat >main.go <<'GO'
package main

import (
	"os"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

func main() {
	text := "query Say($to: ID! @once, $text: String = \"hi\" @once) @once { say(to: $to, text: $text) @once }"
	document, err := parser.ParseQuery(&ast.Source{Input: text})
	if err != nil {
		panic(err)
	}
	formatter.NewFormatter(os.Stdout).FormatQueryDocument(document)
}
GO
go get github.com/vektah/gqlparser/v2@v2.5.64 >go.log 2>&1
go mod tidy >>go.log 2>&1
go run . | tee seen
echo gqlparser 2.5.64
diff seen - <<'EOF'
query Say ($to: ID!, $text: String = "hi") @once {
	say(to: $to, text: $text) @once
}
EOF
