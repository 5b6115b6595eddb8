package server

import (
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/internal/requestid"
)

// secured sets the headers that tell browsers to be careful: an answer is data,
// never a page. Pages set a policy of their own.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// sameOrigin reports whether a request comes from a page of this server or
// from no page at all. Browsers send Origin with every WebSocket.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

// sameSite refuses requests that would change something and that a browser
// sends from a page of another origin.
func sameSite(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fail(w, http.StatusForbidden, "INVALID", "a page of another origin may not change anything here")
	}))
	return protection.Handler(next)
}

// named refuses requests that call the server by a name that is not its own:
// otherwise any page could have its own name lead to a server that listens for
// this machine only, and would then be of the same origin (DNS rebinding).
func named(hosts []string, next http.Handler) http.Handler {
	if hosts == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.Host
		if host, _, err := net.SplitHostPort(name); err == nil {
			name = host
		}
		name = strings.Trim(name, "[]")
		if name != "localhost" && net.ParseIP(name) == nil && !slices.Contains(hosts, name) {
			fail(w, http.StatusMisdirectedRequest, "INVALID", "this server is not called "+name+": ask for it by its address, or start it with --host "+name)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// logged writes a line for every request, and turns a panic into status 500.
func logged(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		rec := &recorder{ResponseWriter: w}
		defer func() {
			cause := recover()
			if cause != nil && cause != http.ErrAbortHandler {
				log.ErrorContext(r.Context(), "panic", "request", requestid.From(r.Context()), "path", r.URL.Path, "err", cause)
				if rec.status == 0 {
					fail(rec, http.StatusInternalServerError, "INTERNAL", "internal error")
				}
			}
			log.DebugContext(r.Context(), "request", "request", requestid.From(r.Context()),
				"method", r.Method, "path", r.URL.Path, "status", rec.status, "took", time.Since(start))
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
		}()
		next.ServeHTTP(rec, r)
	})
}

// A recorder remembers the status of an answer.
type recorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers and writes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write writes a part of the body.
func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(p)
}

// Flush lets streams send what they have.
func (r *recorder) Flush() {
	if f, ok := r.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Unwrap lets WebSockets take over the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
