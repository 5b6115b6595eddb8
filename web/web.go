// Package web serves the pages for the browser: the playground at /playground,
// and in its place a plain query page where the web part was not built. The
// pages load nothing from outside, and their security policy says so.
package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
)

//go:embed all:dist
var built embed.FS

//go:embed unbuilt
var unbuilt embed.FS

//go:embed playground/queries/*.graphql
var queries embed.FS

// The security policies of the pages. GraphiQL's editor sets styles from
// script and has its fonts inside the style sheet.
const (
	playgroundPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; " +
		"img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	unbuiltPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
		"img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

// Built reports whether this program has the playground inside.
func Built() bool {
	_, err := fs.Stat(built, "dist/playground/index.html")
	return err == nil
}

// Handler serves /playground and what its page needs, sends / there, and
// answers 404 to every other path.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", http.RedirectHandler("/playground", http.StatusFound))
	if Built() {
		mountBuilt(mux, built)
	} else {
		mountUnbuilt(mux)
	}
	return mux
}

// mountBuilt serves the playground as Vite built it into dist.
func mountBuilt(mux *http.ServeMux, fsys fs.FS) {
	page := guard(playgroundPolicy, "no-cache", file(fsys, "dist/playground/index.html"))
	mux.Handle("GET /playground", page)
	mux.Handle("GET /playground/{$}", page)
	mux.HandleFunc("GET /assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		name := "dist/assets/" + r.PathValue("name")
		if info, err := fs.Stat(fsys, name); err != nil || info.IsDir() {
			http.NotFound(w, r)
			return
		}
		// The names carry a hash of the content.
		guard(playgroundPolicy, "public, max-age=31536000, immutable", file(fsys, name)).ServeHTTP(w, r)
	})
}

// mountUnbuilt serves the page for programs that were built without Node.
func mountUnbuilt(mux *http.ServeMux) {
	page := guard(unbuiltPolicy, "no-cache", unbuiltPage())
	mux.Handle("GET /playground", page)
	mux.Handle("GET /playground/{$}", page)
	for _, name := range []string{"page.css", "page.js"} {
		mux.Handle("GET /playground/"+name, guard(unbuiltPolicy, "no-cache", file(unbuilt, "unbuilt/"+name)))
	}
}

// An example is a query that the page offers.
type example struct{ Title, Text string }

// examples are the queries without variables, the first one to begin with.
var examples = []struct{ title, file string }{
	{"who met whom", "who-met-whom"},
	{"what did not happen", "did-not-happen"},
	{"who is best connected", "best-connected"},
}

// unbuiltPage returns the page with its examples filled in. The template and
// the queries are part of the program, so that one that does not fit is a bug.
func unbuiltPage() http.Handler {
	var offered []example
	for _, ex := range examples {
		text, err := queries.ReadFile("playground/queries/" + ex.file + ".graphql")
		if err != nil {
			panic(fmt.Errorf("read the example %q: %w", ex.title, err))
		}
		offered = append(offered, example{ex.title, string(text)})
	}
	var page bytes.Buffer
	if err := template.Must(template.ParseFS(unbuilt, "unbuilt/page.html")).Execute(&page, offered); err != nil {
		panic(fmt.Errorf("fill in the query page: %w", err))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page.Bytes())
	})
}

// file serves one file of fsys.
func file(fsys fs.FS, name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, fsys, name)
	})
}

// guard adds the headers that every page of ours has.
func guard(policy, cache string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("Cache-Control", cache)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}
