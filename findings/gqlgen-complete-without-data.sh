#!/usr/bin/env bash
# gqlgen's transport.SSE ends a stream by `event: complete` without a line of data. By the rules of server-sent
# events, a block without data is no event: EventSource and eventsource-parser leave it out, so whoever waits for
# `complete` by such a parser never sees it.
# Expected before the run: `data:` beside it, as graphql-sse and GraphQL Yoga send it. Seen with gqlgen 0.17.98: none.
set -euo pipefail
cd "$(mktemp -d)"
go mod init example.org/finding >/dev/null 2>&1
go get -tool github.com/99designs/gqlgen@v0.17.98 >/dev/null 2>&1
mkdir graph
echo 'type Query { a: Int } type Subscription { ticks: Int! }' > graph/schema.graphqls
cat > gqlgen.yml <<'YML'
schema: [graph/*.graphqls]
exec: { filename: graph/generated.go, package: graph }
model: { filename: graph/model/models_gen.go, package: model }
resolver: { layout: single-file, filename: graph/resolver.go, type: Resolver, package: graph }
YML
go tool gqlgen generate >/dev/null 2>&1
# One event, then the end.
perl -0pi -e 's/(Ticks\(ctx[^{]*\{\n)\s*panic[^\n]*/$1\tc := make(chan int, 1)\n\tc <- 1\n\tclose(c)\n\treturn c, nil/; s/\n\s*"fmt"//; s/(\) A\(ctx[^{]*\{\n)\s*panic[^\n]*/$1\treturn nil, nil/' graph/resolver.go
cat > main.go <<'GO'
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"

	"example.org/finding/graph"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
)

func main() {
	srv := handler.New(graph.NewExecutableSchema(graph.Config{Resolvers: &graph.Resolver{}}))
	srv.AddTransport(transport.SSE{})
	server := httptest.NewServer(srv)
	defer server.Close()
	body := strings.NewReader(`{"query":"subscription { ticks }"}`)
	request, _ := http.NewRequest("POST", server.URL, body)
	request.Header.Set("accept", "text/event-stream")
	request.Header.Set("content-type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	text, _ := io.ReadAll(response.Body)
	fmt.Printf("gqlgen 0.17.98:\n%s", text)
	if !strings.HasSuffix(string(text), "event: complete\n\n") {
		fmt.Fprintln(os.Stderr, "Expected an end without data, got another.")
		os.Exit(1)
	}
}
GO
go mod tidy >/dev/null 2>&1
go run .
