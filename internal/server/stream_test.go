package server

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

const ingestion = `subscription { ingestion { source status document { title } message statements finished total } }`

// What a subscriber hears of a document that is added and of one that is not.
const (
	heardDone     = `"ingestion":{"source":"a.txt","status":"DONE","document":{"title":"A visit to the north"},"message":null,"statements":3,"finished":1,"total":1}`
	heardRejected = `"ingestion":{"source":"b.txt","status":"REJECTED","document":null,"message":"there is no story in it","statements":0,"finished":1,"total":1}`
)

// addTwo adds a document, and tries to add something that is none, until a
// subscriber has heard of it: a subscription is answered before it listens.
func (s *site) addTwo(heard <-chan struct{}) {
	for {
		var got added
		s.ask(addDocument, variables(s.t, map[string]any{"name": "a.txt", "text": stories[2].text}), &got)
		s.ask(addDocument, variables(s.t, map[string]any{"name": "b.txt", "text": "x"}), &got)
		select {
		case <-heard:
			return
		case <-time.After(20 * time.Millisecond):
			var none struct{ RemoveDocument struct{ Statements int } }
			s.ask(s.names.Replace(`mutation { removeDocument(input: {id: "«wire/visit.txt»"}) { statements } }`), "", &none)
		}
	}
}

func TestASubscriptionHearsOfIngestionOverServerSentEvents(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	body, _ := json.Marshal(map[string]string{"query": ingestion})
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	heard := make(chan struct{})
	failed := make(chan string, 1)
	go func() {
		defer close(heard)
		var seen strings.Builder
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			seen.WriteString(lines.Text() + "\n")
			if text := seen.String(); strings.Contains(text, heardDone) && strings.Contains(text, heardRejected) {
				failed <- ""
				return
			}
		}
		failed <- seen.String()
	}()
	s.addTwo(heard)
	if seen := <-failed; seen != "" {
		t.Errorf("heard %s\nwant %s\nand %s", seen, heardDone, heardRejected)
	}
}

func TestASubscriptionHearsOfIngestionOverAWebSocket(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	conn, _, err := websocket.Dial(ctx, s.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	defer conn.CloseNow()
	send := func(message string) {
		t.Helper()
		if err := conn.Write(ctx, websocket.MessageText, []byte(message)); err != nil {
			t.Fatal(err)
		}
	}
	send(`{"type": "connection_init"}`)
	send(`{"id": "1", "type": "subscribe", "payload": {"query": "` + ingestion + `"}}`)
	heard := make(chan struct{})
	failed := make(chan string, 1)
	go func() {
		defer close(heard)
		var seen strings.Builder
		for {
			var message json.RawMessage
			if err := wsjson.Read(ctx, conn, &message); err != nil {
				failed <- seen.String() + err.Error()
				return
			}
			seen.Write(message)
			if text := seen.String(); strings.Contains(text, heardDone) && strings.Contains(text, heardRejected) {
				failed <- ""
				return
			}
		}
	}()
	s.addTwo(heard)
	if seen := <-failed; seen != "" {
		t.Errorf("heard %s\nwant %s\nand %s", seen, heardDone, heardRejected)
	}
}

func TestAPageOfAnotherOriginCannotOpenAWebSocket(t *testing.T) {
	s := open(t)
	_, resp, err := websocket.Dial(t.Context(), s.URL+"/graphql", &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {"https://elsewhere.example"}},
	})
	if err == nil || resp == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("got %v, %v; want status 403", resp, err)
	}
	conn, _, err := websocket.Dial(t.Context(), s.URL+"/graphql", &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {s.URL}},
	})
	if err != nil {
		t.Fatalf("its own page: %v", err)
	}
	conn.CloseNow()
}
