package server

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/export"
	"github.com/parley-kg/parley/internal/graphqlhttp"
	"github.com/parley-kg/parley/internal/requestid"
	"github.com/parley-kg/parley/resolvers"
)

const (
	// maxBody is the most bytes a request may have, uploads included.
	maxBody = 64 << 20
	// keepAlive is how often an idle stream shows that it is alive.
	keepAlive = 15 * time.Second
)

// Options are what a handler is made of. All fields but Hosts must be set.
type Options struct {
	Resolver *resolvers.Resolver
	// Pages serves everything that is not the server's own: the explorer at /
	// and the playground at /playground.
	Pages http.Handler
	// Hosts are the names a request may call the server by, besides localhost
	// and addresses; any name will do when it is nil.
	Hosts []string
	// Version of the program, told by /healthz.
	Version string
	Log     *slog.Logger
}

// Handler returns the whole server as a handler.
func Handler(o Options) http.Handler {
	m := newMetrics(o.Resolver.Store)
	mux := http.NewServeMux()
	mux.Handle("/graphql", m.counted("graphql", api(o)))
	mux.Handle("GET /export/{format}", m.counted("export", exports(o)))
	mux.Handle("GET /healthz", health(o.Version))
	mux.Handle("GET /readyz", ready(o))
	mux.Handle("GET /metrics", m.handler())
	mux.Handle("/", m.counted("pages", o.Pages))

	var h http.Handler = mux
	h = http.MaxBytesHandler(h, maxBody)
	h = sameSite(h)
	h = named(o.Hosts, h)
	h = secured(h)
	h = logged(o.Log, h)
	return requestid.Handler(h)
}

// api serves GraphQL over every transport.
func api(o Options) http.Handler {
	srv := o.Resolver.Server()
	srv.AddTransport(transport.Websocket{InitTimeout: keepAlive, KeepAlivePingInterval: keepAlive})
	srv.AddTransport(transport.SSE{KeepAlivePingInterval: keepAlive})
	srv.AddTransport(transport.MultipartForm{MaxUploadSize: maxBody, MaxMemory: maxBody})
	srv.AddTransport(graphqlhttp.Transport{})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength > maxBody {
			fail(w, http.StatusRequestEntityTooLarge, "INVALID", "the request is too large: send at most 64 MiB")
			return
		}
		if r.Header.Get("Upgrade") != "" && !sameOrigin(r) {
			fail(w, http.StatusForbidden, "INVALID", "a page of another origin may not open a WebSocket here")
			return
		}
		srv.ServeHTTP(w, r)
	})
}

// exports serves the whole graph in one of the formats.
func exports(o Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("format")
		at := slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Name == name })
		if at < 0 {
			var known []string
			for _, f := range export.Formats {
				known = append(known, f.Name)
			}
			fail(w, http.StatusNotFound, "NOT_FOUND", "no export format is called "+name+": use one of "+strings.Join(known, ", "))
			return
		}
		format := export.Formats[at]
		w.Header().Set("Content-Type", format.MediaType)
		w.Header().Set("Content-Disposition", `attachment; filename="parley`+format.Extension+`"`)
		out := &counter{w: w}
		err := o.Resolver.Store.View(r.Context(), func(v graph.View) error { return format.Write(r.Context(), v, out) })
		if err == nil || r.Context().Err() != nil {
			return
		}
		o.Log.ErrorContext(r.Context(), "export broke off", "request", requestid.From(r.Context()), "format", format.Name, "err", err)
		if out.n > 0 {
			panic(http.ErrAbortHandler) // so that the client sees that its copy is not whole
		}
		w.Header().Del("Content-Disposition")
		fail(w, http.StatusInternalServerError, "INTERNAL", "internal error")
	})
}

// A counter counts the bytes written through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// health tells that the process is alive.
func health(version string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reply(w, http.StatusOK, map[string]string{"status": "ok", "version": version})
	})
}

// ready tells whether the store answers.
func ready(o Options) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := o.Resolver.Store.View(r.Context(), func(v graph.View) error {
			_, err := v.Stats(r.Context())
			return err
		})
		if err != nil {
			o.Log.WarnContext(r.Context(), "not ready", "err", err)
			reply(w, http.StatusServiceUnavailable, map[string]string{"status": "the store does not answer"})
			return
		}
		reply(w, http.StatusOK, map[string]string{"status": "ready"})
	})
}

// fail answers with an error in the form of a GraphQL one.
func fail(w http.ResponseWriter, status int, code, message string) {
	reply(w, status, map[string]any{"errors": []any{map[string]any{
		"message": message, "extensions": map[string]string{"code": code},
	}}})
}

func reply(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client may be gone
}
