// Package graphqlhttp carries GraphQL operations over plain HTTP GET and POST,
// as the GraphQL over HTTP specification asks
// (https://graphql.github.io/graphql-over-http/draft/).
package graphqlhttp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The media types of an answer.
const (
	legacyType   = "application/json"
	responseType = "application/graphql-response+json"
)

// Transport answers GET, POST and, with an error, every other request: add it
// last. Its status codes depend on the media type the client accepts: with
// application/json an operation that does not run has status 200, with
// application/graphql-response+json status 400 and no data.
type Transport struct{}

var _ graphql.Transport = Transport{}

// Supports accepts every request.
func (Transport) Supports(*http.Request) bool { return true }

// Do answers a request.
func (Transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a := answer{w: w, media: negotiate(r.Header.Values("Accept"))}
	w.Header().Add("Vary", "Accept")
	params := &graphql.RawParams{Headers: r.Header}
	params.ReadTime.Start = graphql.Now()
	err := read(w, r, params)
	params.ReadTime.End = graphql.Now()
	if err != nil {
		a.refuse(err)
		return
	}
	ctx := r.Context()
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		a.notRun(exec.DispatchError(graphql.WithOperationContext(ctx, op), errs))
		return
	}
	switch {
	case op.Operation.Operation == ast.Subscription:
		a.refuse(&problem{http.StatusNotAcceptable, "a subscription needs server-sent events (Accept: text/event-stream) or a WebSocket"})
		return
	case op.Operation.Operation == ast.Mutation && r.Method == http.MethodGet:
		w.Header().Set("Allow", http.MethodPost)
		a.refuse(&problem{http.StatusMethodNotAllowed, "GET runs queries only: send a mutation with POST"})
		return
	}
	respond, ctx := exec.DispatchOperation(ctx, op)
	a.write(http.StatusOK, respond(ctx))
}

// A problem is a request that holds no operation to run.
type problem struct {
	status  int
	message string
}

func (p *problem) Error() string { return p.message }

func bad(format string, args ...any) error {
	return &problem{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// read takes the operation out of a request.
func read(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) error {
	var err error
	switch r.Method {
	case http.MethodGet:
		err = readURL(r.URL, params)
	case http.MethodPost:
		err = readBody(r, params)
	default:
		w.Header().Set("Allow", "GET, POST")
		return &problem{http.StatusMethodNotAllowed, r.Method + " is not supported: use GET or POST"}
	}
	if err == nil && params.Query == "" && params.Extensions["persistedQuery"] == nil {
		return bad("the query is missing: send it as the parameter query")
	}
	return err
}

func readURL(u *url.URL, params *graphql.RawParams) error {
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		return bad("the URL's parameters cannot be read: %v", err)
	}
	params.Query = values.Get("query")
	params.OperationName = values.Get("operationName")
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode(strings.NewReader(text), target); err != nil {
				return bad("%s must be a JSON object: %v", name, err)
			}
		}
	}
	return nil
}

func readBody(r *http.Request, params *graphql.RawParams) error {
	media, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := strings.ToLower(options["charset"]); err != nil || media != "application/json" || charset != "" && charset != "utf-8" {
		return &problem{http.StatusUnsupportedMediaType, "send the operation as Content-Type: application/json in UTF-8"}
	}
	var body struct {
		Query         string         `json:"query"`
		OperationName string         `json:"operationName"`
		Variables     map[string]any `json:"variables"`
		Extensions    map[string]any `json:"extensions"`
	}
	err = decode(r.Body, &body)
	var (
		large *http.MaxBytesError
		kind  *json.UnmarshalTypeError
	)
	switch {
	case errors.As(err, &large):
		return &problem{http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is larger than %d bytes", large.Limit)}
	case errors.As(err, &kind) && kind.Field == "":
		return bad("the request must be one JSON object with a query; batches are not supported")
	case errors.As(err, &kind):
		return bad("%s must not be a JSON %s", kind.Field, kind.Value)
	case err != nil:
		return bad("the request is not valid JSON: %v", err)
	}
	params.Query, params.OperationName = body.Query, body.OperationName
	params.Variables, params.Extensions = body.Variables, body.Extensions
	return nil
}

// decode reads one JSON value and nothing after it; numbers stay as written.
func decode(r io.Reader, into any) error {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something follows the JSON value")
	}
	return nil
}

// negotiate picks the media type of the answer from the Accept headers. A
// client that does not ask for responseType gets legacyType.
func negotiate(accept []string) string {
	best, bestQ := legacyType, 0.0
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		media, options, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if media == "application/*" || media == "*/*" {
			media = legacyType
		}
		q := 1.0
		if text, ok := options["q"]; ok {
			q, _ = strconv.ParseFloat(text, 64)
		}
		if (media == legacyType || media == responseType) && q > bestQ {
			best, bestQ = media, q
		}
	}
	return best
}

// An answer is written once, as the media type says.
type answer struct {
	w     http.ResponseWriter
	media string
}

// refuse answers a request that holds no operation to run.
func (a answer) refuse(err error) {
	status := http.StatusBadRequest
	var p *problem
	if errors.As(err, &p) {
		status = p.status
	}
	a.send(status, errorsOnly{gqlerror.List{{Message: err.Error(), Extensions: map[string]any{"code": "INVALID"}}}, nil})
}

// notRun answers an operation that does not parse, validate or keep the limits.
func (a answer) notRun(resp *graphql.Response) {
	status := http.StatusOK
	if a.media == responseType {
		status = http.StatusBadRequest
	}
	a.send(status, errorsOnly{resp.Errors, resp.Extensions})
}

func (a answer) write(status int, resp *graphql.Response) {
	if resp == nil { // the client went away before there was an answer
		return
	}
	a.send(status, resp)
}

// errorsOnly is an answer without a data entry: nothing was run.
type errorsOnly struct {
	Errors     gqlerror.List  `json:"errors"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

func (a answer) send(status int, body any) {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false) // an answer is data, and quotes are to be readable
	if err := enc.Encode(body); err != nil {
		panic(fmt.Errorf("write an answer: %w", err))
	}
	a.w.Header().Set("Content-Type", a.media+"; charset=utf-8")
	a.w.WriteHeader(status)
	_, _ = a.w.Write(bytes.TrimSuffix(data.Bytes(), []byte("\n"))) // the client may be gone
}
