#!/usr/bin/env bash
# Of an event of more than 64 kB, two clients for server-sent events in Go tell nothing. They break the connection off at it and connect again
# behind the event before, which the server answers by the same again: for good, without an error that the program could see, and go-sse as
# often as `retry` says, since each connection counts as success. Both have a setting for longer ones (ReadConfig of go-sse's Client, with
# MaxEventSize; ClientMaxBufferSize of r3labs/sse). launchdarkly/eventsource gives the event.
# Expected before the run: the event, or an error.
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
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"

	launchdarkly "github.com/launchdarkly/eventsource"
	r3labs "github.com/r3labs/sse/v2"
	tmaxmax "github.com/tmaxmax/go-sse"
)

// Events a and c are short, b is long. Who has seen a gets b and c.
type feed struct {
	mu    sync.Mutex
	asked int
	seen  []string
}

func (f *feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	f.asked++
	f.mu.Unlock()
	w.Header().Set("content-type", "text/event-stream")
	if r.Header.Get("last-event-id") != "a" {
		fmt.Fprint(w, "retry: 50\nid: a\ndata: short\n\n")
	}
	fmt.Fprintf(w, "id: b\ndata: %s\n\nid: c\ndata: short\n\n", strings.Repeat("y", 70_000))
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func (f *feed) saw(id string) {
	f.mu.Lock()
	f.seen = append(f.seen, id)
	f.mu.Unlock()
}

var clients = map[string]func(f *feed, url string) error{
	"tmaxmax/go-sse": func(f *feed, url string) error {
		request, _ := http.NewRequest("GET", url, nil)
		connection := tmaxmax.NewConnection(request)
		connection.SubscribeToAll(func(event tmaxmax.Event) { f.saw(event.LastEventID) })
		return connection.Connect()
	},
	"r3labs/sse": func(f *feed, url string) error {
		return r3labs.NewClient(url).SubscribeRaw(func(event *r3labs.Event) { f.saw(string(event.ID)) })
	},
	"launchdarkly/eventsource": func(f *feed, url string) error {
		stream, err := launchdarkly.Subscribe(url, "")
		if err != nil {
			return err
		}
		for event := range stream.Events {
			f.saw(event.Id())
		}
		return nil
	},
}

func main() {
	for _, name := range []string{"tmaxmax/go-sse", "r3labs/sse", "launchdarkly/eventsource"} {
		follows := &feed{}
		server := httptest.NewServer(follows)
		ended := make(chan error, 1)
		go func() { ended <- clients[name](follows, server.URL) }()
		outcome := "still follows"
		select {
		case err := <-ended:
			outcome = fmt.Sprint("ended: ", err)
		case <-time.After(4 * time.Second):
		}
		follows.mu.Lock()
		fmt.Printf("%s: saw %s, asked again %t, %s\n", name, strings.Join(follows.seen, " "), follows.asked > 1, outcome)
		follows.mu.Unlock()
	}
}
GO
go get github.com/tmaxmax/go-sse@v0.12.0 github.com/r3labs/sse/v2@v2.10.0 github.com/launchdarkly/eventsource@v1.11.0 >go.log 2>&1
go mod tidy >>go.log 2>&1
go build -o read .
./read | tee seen
diff seen - <<'EOF'
tmaxmax/go-sse: saw a, asked again true, still follows
r3labs/sse: saw a, asked again true, still follows
launchdarkly/eventsource: saw a b c, asked again false, still follows
EOF
