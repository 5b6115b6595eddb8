package web

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

func get(t *testing.T, h http.Handler, path string) *http.Response {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	var b strings.Builder
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "\r\n\r\n")
	return text
}

func builtHandler() http.Handler {
	mux := http.NewServeMux()
	mountBuilt(mux, fstest.MapFS{
		"dist/.gitkeep":              {},
		"dist/playground/index.html": {Data: []byte("<!doctype html><title>built</title>")},
		"dist/assets/main-abc.js":    {Data: []byte("export {}")},
		"dist/secret":                {Data: []byte("not an asset")},
	})
	return mux
}

func unbuiltHandler() http.Handler {
	mux := http.NewServeMux()
	mountUnbuilt(mux)
	return mux
}

func TestTheRootLeadsToThePlayground(t *testing.T) {
	r := get(t, Handler(), "/")
	if r.StatusCode != http.StatusFound || r.Header.Get("Location") != "/playground" {
		t.Errorf("GET / = %d to %q, want 302 to /playground", r.StatusCode, r.Header.Get("Location"))
	}
	if r := get(t, Handler(), "/playground"); r.StatusCode != http.StatusOK {
		t.Errorf("GET /playground = %d, want 200", r.StatusCode)
	}
}

func TestBuiltPagesComeWithTypePolicyAndCaching(t *testing.T) {
	h := builtHandler()
	for _, tt := range []struct{ path, contentType, cache string }{
		{"/playground", "text/html; charset=utf-8", "no-cache"},
		{"/playground/", "text/html; charset=utf-8", "no-cache"},
		{"/assets/main-abc.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
	} {
		r := get(t, h, tt.path)
		if r.StatusCode != http.StatusOK {
			t.Errorf("GET %s = %d, want 200", tt.path, r.StatusCode)
		}
		for name, want := range map[string]string{
			"Content-Type":            tt.contentType,
			"Cache-Control":           tt.cache,
			"Content-Security-Policy": playgroundPolicy,
			"X-Content-Type-Options":  "nosniff",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("GET %s: %s = %q, want %q", tt.path, name, got, want)
			}
		}
	}
}

func TestOnlyAssetsAndPagesAreServed(t *testing.T) {
	h := builtHandler()
	for _, path := range []string{"/assets/", "/assets/none.js", "/assets/..%2fsecret", "/secret", "/playground/index.html", "/dist/.gitkeep"} {
		if r := get(t, h, path); r.StatusCode != http.StatusNotFound {
			t.Errorf("GET %s = %d, want 404", path, r.StatusCode)
		}
	}
}

func TestTheUnbuiltPageQueriesTheAPIAndNamesTheBuildCommand(t *testing.T) {
	h := unbuiltHandler()
	r := get(t, h, "/playground")
	page := body(t, r)
	for _, want := range []string{`action="/graphql"`, "<code>make web</code>", "query WhoMetWhom", `lang="en"`, `<label for="query">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if got := r.Header.Get("Content-Security-Policy"); got != unbuiltPolicy {
		t.Errorf("Content-Security-Policy = %q, want %q", got, unbuiltPolicy)
	}
	for path, want := range map[string]string{
		"/playground/page.css": "text/css; charset=utf-8",
		"/playground/page.js":  "text/javascript; charset=utf-8",
	} {
		r := get(t, h, path)
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != want {
			t.Errorf("GET %s = %d %q, want 200 %q", path, r.StatusCode, r.Header.Get("Content-Type"), want)
		}
	}
}

func TestNoPageOfOursNamesAnotherHost(t *testing.T) {
	elsewhere := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9-]+\.[a-z]`)
	for _, fsys := range []fs.FS{unbuilt, queries} {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(fsys, name)
			if found := elsewhere.Find(data); found != nil {
				t.Errorf("%s names %s; pages load nothing from outside", name, found)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestExampleQueriesFitTheSchema(t *testing.T) {
	var sources []*ast.Source
	files, err := filepath.Glob("../schema/*.graphqls")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schema in ../schema (%v)", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: name, Input: string(data)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(queries, "playground/queries/*.graphql")
	if err != nil || len(names) < len(examples) {
		t.Fatalf("found the queries %v (%v)", names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(queries, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, errs := gqlparser.LoadQueryWithRules(schema, string(text), rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s: %v", name, errs)
		}
	}
}
