#!/usr/bin/env bash
# mcp-go takes the status 404 for the end of a session, whatever the body says. The official server for TypeScript answers a method that it does
# not have with 404 and the error -32601 in the revision 2026-07-28 of the Model Context Protocol, which has no sessions: who asks for resources
# where there are tools alone is told to initialize anew, and never that there is no such method. In the revision before, the same server
# answers with 200, and the program is told of the method.
# Expected before the run: "Method not found" in both.
# Exits with 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >go.mod <<'MOD'
module example.org/finding

go 1.24
MOD
cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/mcp"
)

func main() {
	for _, version := range []string{"2025-11-25", "2026-07-28"} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		asks, err := client.NewStreamableHttpClient(os.Args[1])
		if err != nil {
			panic(err)
		}
		if err := asks.Start(ctx); err != nil {
			panic(err)
		}
		request := mcp.InitializeRequest{}
		request.Params.ProtocolVersion = version
		request.Params.ClientInfo = mcp.Implementation{Name: "finding", Version: "1"}
		told, err := asks.Initialize(ctx, request)
		if err != nil {
			panic(err)
		}
		tools, err := asks.ListTools(ctx, mcp.ListToolsRequest{})
		if err != nil {
			panic(err)
		}
		_, err = asks.ListResources(ctx, mcp.ListResourcesRequest{})
		fmt.Printf("%s: %d tool, resources: %v\n", told.ProtocolVersion, len(tools.Tools), err)
		cancel()
	}
}
GO
go get github.com/mark3labs/mcp-go@v1.2.1 >go.log 2>&1
go mod tidy >>go.log 2>&1
go build -o ask .
npm init -y >npm.log
npm install --silent --no-fund --no-audit @modelcontextprotocol/server@2.4.0 >>npm.log
cat >serve.mjs <<'END'
import { createServer } from 'node:http';
import { createMcpHandler, Server } from '@modelcontextprotocol/server';

const handler = createMcpHandler(() => {
  const server = new Server({ name: 'finding', version: '1' }, { capabilities: { tools: {} } });
  const tools = [{ name: 'say', inputSchema: { type: 'object' } }];
  server.setRequestHandler('tools/list', () => ({ tools }));
  return server;
});
const server = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  const { method, headers } = request;
  const answer = await handler.fetch(
    new Request(`http://${headers.host}/mcp`, { method, headers, ...(method === 'POST' && { body }) }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
END
node --no-warnings serve.mjs >port &
serving=$!
trap 'kill "$serving"; rm -rf "$folder"' EXIT
until [ -s port ]; do sleep 0.1; done
./ask "http://127.0.0.1:$(cat port)/mcp" | tee seen
echo mcp-go 1.2.1, @modelcontextprotocol/server 2.4.0
diff seen - <<'EOF'
2025-11-25: 1 tool, resources: method not found: Method not found
2026-07-28: 1 tool, resources: transport error: failed to send request: session terminated (404). need to re-initialize
EOF
