package server

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// The status codes of GraphQL over HTTP, by what the client accepts.
func TestStatusCodesFollowGraphQLOverHTTP(t *testing.T) {
	s := open(t, stories...)
	const stats = `{"query": "{ stats { documents } }"}`
	const jsonType, responseType = "application/json", "application/graphql-response+json"
	get := func(query string) string { return "/graphql?query=" + url.QueryEscape(query) }
	for name, c := range map[string]struct {
		method, path, content, accept, body string
		status                              int
		media                               string
		data                                bool
	}{
		"query":                     {"POST", "/graphql", jsonType, jsonType, stats, 200, jsonType, true},
		"query, new media type":     {"POST", "/graphql", jsonType, responseType, stats, 200, responseType, true},
		"query, anything accepted":  {"POST", "/graphql", jsonType, "*/*", stats, 200, jsonType, true},
		"query, nothing accepted":   {"POST", "/graphql", jsonType, "", stats, 200, jsonType, true},
		"query, preferred":          {"POST", "/graphql", jsonType, "application/json;q=0.5, application/graphql-response+json", stats, 200, responseType, true},
		"query with charset":        {"POST", "/graphql", jsonType + "; charset=UTF-8", jsonType, stats, 200, jsonType, true},
		"query over GET":            {"GET", get("{ stats { documents } }"), "", jsonType, "", 200, jsonType, true},
		"variables over GET":        {"GET", get("query($n: Int) { statements(first: $n) { totalCount } }") + "&variables=" + url.QueryEscape(`{"n": 1}`), "", jsonType, "", 200, jsonType, true},
		"mutation over GET":         {"GET", get(`mutation { removeDocument(input: {id: "x"}) { id } }`), "", jsonType, "", 405, jsonType, false},
		"other method":              {"DELETE", "/graphql", "", jsonType, "", 405, jsonType, false},
		"no content type":           {"POST", "/graphql", "", jsonType, stats, 415, jsonType, false},
		"other content type":        {"POST", "/graphql", "text/plain", jsonType, stats, 415, jsonType, false},
		"other charset":             {"POST", "/graphql", jsonType + "; charset=latin1", jsonType, stats, 415, jsonType, false},
		"not JSON":                  {"POST", "/graphql", jsonType, jsonType, `{"query"`, 400, jsonType, false},
		"JSON and more":             {"POST", "/graphql", jsonType, jsonType, stats + "x", 400, jsonType, false},
		"a batch":                   {"POST", "/graphql", jsonType, jsonType, `[` + stats + `]`, 400, jsonType, false},
		"no query":                  {"POST", "/graphql", jsonType, jsonType, `{}`, 400, jsonType, false},
		"query not a string":        {"POST", "/graphql", jsonType, jsonType, `{"query": 1}`, 400, jsonType, false},
		"variables not an object":   {"POST", "/graphql", jsonType, jsonType, `{"query": "{ stats { documents } }", "variables": [1]}`, 400, jsonType, false},
		"null variables":            {"POST", "/graphql", jsonType, jsonType, `{"query": "{ stats { documents } }", "variables": null, "operationName": null}`, 200, jsonType, true},
		"does not parse":            {"POST", "/graphql", jsonType, jsonType, `{"query": "{"}`, 200, jsonType, false},
		"does not parse, new":       {"POST", "/graphql", jsonType, responseType, `{"query": "{"}`, 400, responseType, false},
		"does not validate":         {"POST", "/graphql", jsonType, jsonType, `{"query": "{ x }"}`, 200, jsonType, false},
		"does not validate, new":    {"POST", "/graphql", jsonType, responseType, `{"query": "{ x }"}`, 400, responseType, false},
		"bad variable, new":         {"POST", "/graphql", jsonType, responseType, `{"query": "query($n: Int!) { statements(first: $n) { totalCount } }", "variables": {"n": "x"}}`, 400, responseType, false},
		"error of a field, new":     {"POST", "/graphql", jsonType, responseType, `{"query": "{ entity(ref: {name: \"Nobody\"}) { id } }"}`, 200, responseType, true},
		"subscription without ears": {"POST", "/graphql", jsonType, jsonType, `{"query": "subscription { ingestion { source } }"}`, 406, jsonType, false},
		"too large":                 {"POST", "/graphql", jsonType, jsonType, `{"query": "` + strings.Repeat(" ", maxBody) + `"}`, 413, jsonType, false},
		"no such export":            {"GET", "/export/xml", "", "", "", 404, jsonType, false},
	} {
		t.Run(name, func(t *testing.T) {
			req, err := http.NewRequest(c.method, s.URL+c.path, strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			if c.content != "" {
				req.Header.Set("Content-Type", c.content)
			}
			if c.accept != "" {
				req.Header.Set("Accept", c.accept)
			}
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			text, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode != c.status {
				t.Errorf("status %d, want %d: %s", resp.StatusCode, c.status, text)
			}
			if got, want := resp.Header.Get("Content-Type"), c.media+"; charset=utf-8"; got != want {
				t.Errorf("content type %q, want %q", got, want)
			}
			if got := strings.Contains(string(text), `"data":`); got != c.data {
				t.Errorf("data is there: %v, want %v: %s", got, c.data, text)
			}
			if !c.data && !strings.Contains(string(text), `"code":`) {
				t.Errorf("the error has no code: %s", text)
			}
			if resp.Header.Get("X-Request-Id") == "" {
				t.Error("the answer has no request id")
			}
		})
	}
}

func TestPagesExportsHealthAndMetricsAnswer(t *testing.T) {
	s := open(t, stories...)
	for path, want := range map[string]string{
		"/":              "a page",
		"/playground":    "a page",
		"/healthz":       `"version":"test"`,
		"/readyz":        `"ready"`,
		"/export/nquads": "Lena Sorel",
		"/export/jsonld": "Lena Sorel",
		"/metrics":       `parley_graph_items{kind="documents"} 3`,
	} {
		req, err := http.NewRequest(http.MethodGet, s.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if text := s.do(req, http.StatusOK); !strings.Contains(text, want) {
			t.Errorf("%s: no %q in %s", path, want, text)
		}
	}
}

func TestAServerAnswersToItsOwnNamesOnly(t *testing.T) {
	s := open(t)
	for host, status := range map[string]int{
		"127.0.0.1:8080": http.StatusOK, "[::1]:8080": http.StatusOK, "localhost": http.StatusOK,
		"parley.example": http.StatusOK, "elsewhere.example:8080": http.StatusMisdirectedRequest,
	} {
		req, err := http.NewRequest(http.MethodGet, s.URL+"/healthz", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = host
		s.do(req, status)
	}
}

func TestIntrospectionDescribesTheSchema(t *testing.T) {
	s := open(t)
	var answer struct {
		Schema struct {
			Types []struct{ Name, Description string }
		} `json:"__schema"`
	}
	s.ask(`{ __schema { types { name description fields { name args { name type { name ofType { name ofType { name ofType { name } } } } } } } } }`, "", &answer)
	for _, typ := range answer.Schema.Types {
		if typ.Name == "Statement" && typ.Description != "" {
			return
		}
	}
	t.Errorf("no Statement among %+v", answer.Schema.Types)
}

func TestAPersistedQueryIsSentOnce(t *testing.T) {
	s := open(t, stories...)
	const query = "{ stats { documents } }"
	hash := fmt.Sprintf("%x", sha256.Sum256([]byte(query)))
	ask := func(body string) string {
		req, err := http.NewRequest(http.MethodPost, s.URL+"/graphql", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json")
		return s.do(req, http.StatusOK)
	}
	extensions := `"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "` + hash + `"}}`
	if text := ask("{" + extensions + "}"); !strings.Contains(text, "PERSISTED_QUERY_NOT_FOUND") {
		t.Errorf("an unknown hash answered %s", text)
	}
	for _, body := range []string{`{"query": "` + query + `", ` + extensions + "}", "{" + extensions + "}"} {
		if text := ask(body); !strings.Contains(text, `"documents":3`) {
			t.Errorf("%s answered %s", body, text)
		}
	}
}

func TestFragmentsThatStandForTooMuchAreRefused(t *testing.T) {
	s := open(t)
	var query strings.Builder
	query.WriteString("{ ...f0 }")
	for i := range 60 { // 2^60 fields when written out
		next := string(rune('a'+(i+1)%26)) + strings.Repeat("x", (i+1)/26)
		this := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		if i == 0 {
			this = "f0"
		}
		query.WriteString(" fragment " + this + " on Query { a: __typename ...")
		query.WriteString(next + " ... on Query { ..." + next + " } }")
	}
	query.WriteString(" fragment " + string(rune('a'+60%26)) + strings.Repeat("x", 60/26) + " on Query { stats { documents } }")
	done := make(chan string, 1)
	go func() { done <- s.post(query.String(), "") }()
	select {
	case text := <-done:
		if !strings.Contains(text, `"BUDGET"`) {
			t.Errorf("answered %s", text)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("no answer within 5 s")
	}
}

func TestAServerStopsWhenItIsTold(t *testing.T) {
	s := open(t)
	ln, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() {
		served <- Serve(ctx, ln, s.Config.Handler, s.feed.Close, slog.New(slog.DiscardHandler))
	}()
	// A subscription would go on for ever; it ends with the server.
	req, err := http.NewRequest(http.MethodPost, "http://"+ln.Addr().String()+"/graphql", strings.NewReader(`{"query": "subscription { ingestion { source } }"}`))
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
	if _, err := Listen(ln.Addr().String()); err == nil {
		t.Error("two servers listen on one port")
	}
	stop()
	if err := <-served; err != nil {
		t.Errorf("stopped with %v", err)
	}
	if _, err := io.ReadAll(resp.Body); err != nil {
		t.Errorf("the stream broke: %v", err)
	}
}
