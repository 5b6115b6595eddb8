package server

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

const addDocument = `mutation Add($input: AddDocumentInput!) {
  addDocument(input: $input) {
    document { id title source sources statements { totalCount } }
    action
    replaced
    statements
    errors { path message code }
  }
}`

// An added is what addDocument answers.
type added struct {
	AddDocument struct {
		Document *struct {
			ID, Title, Source string
			Sources           []string
			Statements        struct{ TotalCount int }
		}
		Action     *string
		Replaced   []string
		Statements int
		Errors     []userError
	}
}

type userError struct {
	Path          []string
	Message, Code string
}

func variables(t *testing.T, input map[string]any) string {
	t.Helper()
	data, err := json.Marshal(map[string]any{"input": input})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestADocumentIsAddedOnceAndRemovedAgain(t *testing.T) {
	s := open(t)
	var empty, got, again added
	s.ask(`{ stats { documents } }`, "", &empty)
	s.ask(addDocument, variables(t, map[string]any{"name": "a.txt", "text": stories[1].text}), &got)
	if p := got.AddDocument; len(p.Errors) > 0 || *p.Action != "ADDED" || p.Statements != 2 || p.Document.Source != "a.txt" || p.Document.Statements.TotalCount != 2 {
		t.Fatalf("added %+v", p)
	}
	s.ask(addDocument, variables(t, map[string]any{"name": "b.txt", "base64": base64.StdEncoding.EncodeToString([]byte(stories[1].text))}), &again)
	if p := again.AddDocument; *p.Action != "UNCHANGED" || p.Statements != 0 || len(p.Document.Sources) != 2 {
		t.Fatalf("added again %+v", p)
	}
	var removed struct {
		RemoveDocument struct {
			ID         *string
			Statements int
			Errors     []userError
		}
	}
	remove := `mutation($id: ID!) { removeDocument(input: {id: $id}) { id statements errors { path message code } } }`
	id := `{"id": "` + got.AddDocument.Document.ID + `"}`
	s.ask(remove, id, &removed)
	if p := removed.RemoveDocument; p.ID == nil || *p.ID != got.AddDocument.Document.ID || p.Statements != 2 || len(p.Errors) > 0 {
		t.Fatalf("removed %+v", p)
	}
	var left struct {
		Stats struct{ Documents, Entities, Statements int }
	}
	s.ask(`{ stats { documents entities statements } }`, "", &left)
	if left.Stats != struct{ Documents, Entities, Statements int }{} {
		t.Errorf("left over: %+v", left.Stats)
	}
	s.ask(remove, id, &removed)
	if p := removed.RemoveDocument; p.ID != nil || len(p.Errors) != 1 || p.Errors[0].Code != "NOT_FOUND" || strings.Join(p.Errors[0].Path, ".") != "input.id" {
		t.Errorf("removed twice: %+v", p)
	}
}

func TestASourceWithOtherTextReplacesItsDocument(t *testing.T) {
	s := open(t)
	var first, second added
	s.ask(addDocument, variables(t, map[string]any{"name": "a.txt", "text": stories[0].text}), &first)
	s.ask(addDocument, variables(t, map[string]any{"name": "a.txt", "text": stories[1].text}), &second)
	if p := second.AddDocument; len(p.Replaced) != 1 || p.Replaced[0] != first.AddDocument.Document.ID {
		t.Errorf("replaced %v, want %s", p.Replaced, first.AddDocument.Document.ID)
	}
}

func TestWhatIsWrongWithAnInputIsAUserError(t *testing.T) {
	s := open(t)
	for name, c := range map[string]struct {
		input map[string]any
		path  string
		says  string
	}{
		"nothing given":   {map[string]any{"name": "a.txt"}, "input", "exactly one"},
		"two given":       {map[string]any{"name": "a.txt", "text": "x", "base64": "eA=="}, "input", "exactly one"},
		"no name":         {map[string]any{"text": "x"}, "input.name", "name"},
		"no base64":       {map[string]any{"name": "a.txt", "base64": "?"}, "input.base64", "base64"},
		"not a document":  {map[string]any{"name": "a.txt", "text": "x"}, "input.text", "no story"},
		"not in a base64": {map[string]any{"name": "a.txt", "base64": "eA=="}, "input.base64", "no story"},
	} {
		t.Run(name, func(t *testing.T) {
			var got added
			s.ask(addDocument, variables(t, c.input), &got)
			p := got.AddDocument
			if p.Document != nil || p.Action != nil || len(p.Errors) != 1 {
				t.Fatalf("got %+v", p)
			}
			if e := p.Errors[0]; e.Code != "INVALID" || strings.Join(e.Path, ".") != c.path || !strings.Contains(e.Message, c.says) {
				t.Errorf("got %+v, want INVALID at %s about %q", e, c.path, c.says)
			}
		})
	}
}

func TestAnInternalErrorStaysInTheLogUnderItsRequestID(t *testing.T) {
	s := open(t)
	body, _ := json.Marshal(map[string]any{"query": addDocument, "variables": json.RawMessage(variables(t, map[string]any{"name": "a.txt", "text": "break"}))})
	req, err := http.NewRequest(http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Request-Id", "my-request-7")
	text := s.do(req, http.StatusOK)
	if !strings.Contains(text, `"internal error"`) || !strings.Contains(text, `"INTERNAL"`) || !strings.Contains(text, `"requestId":"my-request-7"`) {
		t.Errorf("answered %s", text)
	}
	if strings.Contains(text, "disk on fire") {
		t.Errorf("the answer tells what is internal: %s", text)
	}
	if log := s.log.String(); !strings.Contains(log, "disk on fire") || !strings.Contains(log, "my-request-7") {
		t.Errorf("the log has no trace of it: %s", log)
	}
}

func TestADocumentTooManyIsToldToComeAgain(t *testing.T) {
	s := open(t)
	body, _ := json.Marshal(map[string]any{"query": addDocument, "variables": json.RawMessage(variables(t, map[string]any{"name": "a.txt", "text": "crowd"}))})
	req, err := http.NewRequest(http.MethodPost, s.URL+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if text := s.do(req, http.StatusOK); !strings.Contains(text, `"code":"BUSY"`) || !strings.Contains(text, "256 documents are on their way in") {
		t.Errorf("answered %s", text)
	}
}

// do sends a request and returns the body of the answer, whose status must be
// as given.
func (s *site) do(req *http.Request, status int) string {
	s.t.Helper()
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if resp.StatusCode != status {
		s.t.Fatalf("%s %s: status %d, want %d: %s", req.Method, req.URL, resp.StatusCode, status, text)
	}
	return string(text)
}

// upload returns a multipart request that adds a file under a name.
func (s *site) upload(name, text string) *http.Request {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	operations, _ := json.Marshal(map[string]any{"query": addDocument, "variables": map[string]any{"input": map[string]any{"file": nil}}})
	form.WriteField("operations", string(operations))
	form.WriteField("map", `{"0": ["variables.input.file"]}`)
	part, err := form.CreateFormFile("0", name)
	if err != nil {
		s.t.Fatal(err)
	}
	io.WriteString(part, text)
	form.Close()
	req, err := http.NewRequest(http.MethodPost, s.URL+"/graphql", &body)
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Content-Type", form.FormDataContentType())
	return req
}

func TestAFileIsUploaded(t *testing.T) {
	s := open(t)
	text := s.do(s.upload("report.txt", stories[2].text), http.StatusOK)
	if !strings.Contains(text, `"action":"ADDED"`) || !strings.Contains(text, `"source":"report.txt"`) {
		t.Errorf("answered %s", text)
	}
}

func TestAPageOfAnotherOriginCannotChangeTheGraph(t *testing.T) {
	s := open(t)
	req := s.upload("report.txt", stories[2].text)
	req.Header.Set("Origin", "https://elsewhere.example")
	s.do(req, http.StatusForbidden)
	req = s.upload("report.txt", stories[2].text)
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	s.do(req, http.StatusForbidden)
	var stats struct{ Stats struct{ Documents int } }
	s.ask(`{ stats { documents } }`, "", &stats)
	if stats.Stats.Documents != 0 {
		t.Errorf("there are %d documents", stats.Stats.Documents)
	}
}
