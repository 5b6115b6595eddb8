// Package requestid gives every HTTP request an id that its answer, its errors
// and the log share.
package requestid

import (
	"context"
	"crypto/rand"
	"net/http"
	"regexp"
)

// Header is where a request may bring an id and where its answer has it.
const Header = "X-Request-Id"

// usable is what an id from outside may look like: it ends up in logs.
var usable = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

type key struct{}

// Handler gives the requests to next an id: their own, where they bring a
// usable one, or a new one.
func Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get(Header)
		if !usable.MatchString(id) {
			id = New()
		}
		w.Header().Set(Header, id)
		next.ServeHTTP(w, r.WithContext(With(r.Context(), id)))
	})
}

// New returns a new id.
func New() string { return rand.Text()[:16] }

// With returns ctx with the id.
func With(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, key{}, id)
}

// From returns the id of ctx, or "" when it has none.
func From(ctx context.Context) string {
	id, _ := ctx.Value(key{}).(string)
	return id
}
