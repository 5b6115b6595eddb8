// Package houserules keeps the rules of the house that the compiler does not
// know: who may import whom, and that the documentation names what exists.
package houserules

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.." // of the repository, from here
	module = "github.com/parley-kg/parley"
)

// A row says what the sources of a package may import besides the standard
// library. Tests of a package may import what they like.
type row struct {
	// pkg is the package's folder, "." for the root.
	pkg string
	// ours are the folders of our own packages, separated by spaces.
	ours string
	// outside are the modules of others, separated by spaces.
	outside string
	// pure forbids what a function of its arguments has no use for: files, the
	// network, loggers, chance.
	pure bool
}

// trainers are the files of pure packages that learn the package's weights.
// They write files and take chances; reading a document runs none of them.
var trainers = []string{"ingest/coref/train.go", "ingest/segment/learn.go"}

// impure are the packages of the standard library that pure ones do without,
// each with all below it.
var impure = []string{"net", "log", "os", "math/rand", "database", "syscall", "plugin"}

// rows are the packages from the ground up. Imports run one way, and every
// package has its row: a new one says here whom it needs, and why it belongs
// where it stands is in docs/architecture.md.
var rows = []row{
	// What everything speaks of. The standard library only.
	{pkg: "graph"},
	{pkg: "ingest/nlp"},

	// Keeping and walking the graph. Cayley has one importer.
	{pkg: "internal/dbfile", ours: "graph", outside: "go.etcd.io/bbolt"},
	{pkg: "graph/index", ours: "graph", outside: "github.com/blevesearch/vellum"},
	{pkg: "graph/judge", ours: "graph", pure: true},
	{pkg: "graph/cayley", ours: "graph graph/index graph/judge internal/dbfile", outside: cayley},
	{pkg: "graph/export", ours: "graph"},
	{pkg: "graph/graphtest", ours: "graph graph/judge"},
	{pkg: "graph/bench", ours: "graph", outside: "github.com/lib/pq"},

	// Knowledge as data, and the machinery of the language model.
	{pkg: "ingest/gazetteer", ours: "ingest/nlp", outside: "golang.org/x/text", pure: true},
	{pkg: "ingest/vocab", pure: true},
	{pkg: "ingest/model", pure: true},
	{pkg: "ingest/net", outside: "golang.org/x/sys", pure: true},
	{pkg: "ingest/conllu", ours: "ingest/nlp", outside: "golang.org/x/text"},

	// The steps. None knows another, a store, HTTP or a logger; link speaks of
	// the graph's profiles and clusters.
	{pkg: "ingest/read", ours: "ingest/nlp", outside: "golang.org/x/net golang.org/x/text github.com/yuin/goldmark", pure: true},
	{pkg: "ingest/segment", ours: "ingest/nlp", pure: true},
	{pkg: "ingest/parse", ours: "ingest/gazetteer ingest/net ingest/nlp", pure: true},
	{pkg: "ingest/lemma", ours: "ingest/nlp", pure: true},
	{pkg: "ingest/mend", ours: "ingest/gazetteer ingest/nlp", pure: true},
	{pkg: "ingest/times", ours: "ingest/nlp", pure: true},
	{pkg: "ingest/coref", ours: "ingest/gazetteer ingest/nlp", pure: true},
	{pkg: "ingest/clause", ours: "ingest/nlp", pure: true},
	{pkg: "ingest/relate", ours: "ingest/gazetteer ingest/nlp ingest/vocab", pure: true},
	{pkg: "ingest/openie", ours: "ingest/nlp", pure: true},
	{pkg: "ingest/link", ours: "graph ingest/gazetteer", pure: true},

	// Remembering what was taken in.
	{pkg: "ingest/queue", ours: "graph internal/dbfile", outside: "go.etcd.io/bbolt"},

	// The steps in a line.
	{pkg: "ingest", ours: "graph ingest/clause ingest/coref ingest/lemma ingest/mend ingest/model ingest/nlp ingest/openie ingest/parse " +
		"ingest/queue ingest/read ingest/relate ingest/segment ingest/times"},

	// Training the models and measuring the steps look at all of them.
	{pkg: "ingest/eval", ours: "ingest/clause ingest/conllu ingest/coref ingest/lemma ingest/model ingest/nlp ingest/parse " +
		"ingest/relate ingest/segment ingest/times", outside: "golang.org/x/text"},
	{pkg: "ingest/lemma/learn", ours: "ingest/conllu ingest/lemma ingest/nlp"},
	{pkg: "ingest/segment/learn", ours: "ingest/conllu ingest/nlp ingest/segment"},
	{pkg: "ingest/train/matrix", outside: "golang.org/x/sys"},
	{pkg: "ingest/train/vectors", ours: "ingest/train/matrix"},
	{pkg: "ingest/train", ours: "ingest/conllu ingest/coref ingest/eval ingest/gazetteer ingest/lemma ingest/model ingest/net ingest/nlp " +
		"ingest/parse ingest/segment ingest/train/matrix ingest/train/vectors", outside: "golang.org/x/sys"},

	// The API over the graph.
	{pkg: "resolvers/model", ours: "graph", outside: graphql},
	{pkg: "resolvers/generated", ours: "graph resolvers/model", outside: graphql},
	{pkg: "resolvers", ours: "graph internal/requestid resolvers/generated resolvers/model", outside: graphql},

	// The API over HTTP, and the pages.
	{pkg: "web"},
	{pkg: "internal/requestid"},
	{pkg: "internal/graphqlhttp", outside: graphql},
	{pkg: "internal/server", ours: "graph graph/export internal/graphqlhttp internal/requestid resolvers",
		outside: graphql + " github.com/prometheus/client_golang"},

	// The command line and the wiring.
	{pkg: ".", ours: "graph graph/cayley graph/export graph/judge ingest ingest/conllu ingest/eval ingest/link ingest/nlp ingest/openie ingest/queue ingest/train ingest/vocab internal/server " +
		"resolvers resolvers/model web",
		outside: graphql + " github.com/alecthomas/kong github.com/mattn/go-isatty github.com/schollz/progressbar/v3"},
}

// Modules that come together.
const (
	cayley  = "github.com/cayleygraph/cayley github.com/cayleygraph/quad github.com/hidal-go/hidalgo go.etcd.io/bbolt"
	graphql = "github.com/99designs/gqlgen github.com/vektah/gqlparser/v2"
)

func TestImportsRunOneWay(t *testing.T) {
	known := map[string]row{}
	for _, r := range rows {
		known[r.pkg] = r
	}
	imports := importsByPackage(t)
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		r, ok := known[pkg]
		if !ok {
			t.Errorf("package %s has no row: add one to rows in internal/houserules/imports_test.go that says whom it may import", pkg)
			continue
		}
		for _, imp := range slices.Sorted(maps.Keys(imports[pkg])) {
			for _, file := range imports[pkg][imp] {
				r.pure = known[pkg].pure && !slices.Contains(trainers, file)
				if why := r.forbids(imp); why != "" {
					t.Errorf("%s imports %s: %s (rows in internal/houserules/imports_test.go)", file, imp, why)
				}
			}
		}
	}
}

// forbids says why the package must not import the path imp, or "" if it may.
func (r row) forbids(imp string) string {
	beneath := func(folder string) bool { return imp == folder || strings.HasPrefix(imp, folder+"/") }
	first, _, _ := strings.Cut(imp, "/")
	switch {
	case imp == "C":
		return "there is no cgo in this program"
	case beneath(module):
		folder := strings.TrimPrefix(strings.TrimPrefix(imp, module), "/")
		if !slices.Contains(strings.Fields(r.ours), folder) {
			return r.pkg + " may not know " + folder
		}
	case strings.Contains(first, "."):
		if !slices.ContainsFunc(strings.Fields(r.outside), beneath) {
			return r.pkg + " may not use this module"
		}
	case r.pure && slices.ContainsFunc(impure, beneath):
		return r.pkg + " is a pure function of its input"
	}
	return ""
}

// importsByPackage reads the repository's sources, tests left out, and returns
// for every package's folder what it imports and the files that do.
func importsByPackage(t *testing.T) map[string]map[string][]string {
	t.Helper()
	found := map[string]map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != root && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil && name != root {
				return filepath.SkipDir // a module of its own
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		source, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(rel)
		if found[pkg] == nil {
			found[pkg] = map[string][]string{}
		}
		for _, spec := range source.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[pkg][imp] = append(found[pkg][imp], rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 5 {
		t.Fatalf("found only %d packages from %s", len(found), root)
	}
	return found
}

func TestTheTableForbidsWhatItDoesNotName(t *testing.T) {
	step := row{pkg: "ingest/coref", ours: "ingest/nlp", outside: "golang.org/x/text", pure: true}
	for imp, allowed := range map[string]bool{
		"strings":                        true,
		"math":                           true,
		module + "/ingest/nlp":           true,
		"golang.org/x/text/unicode/norm": true,
		module:                           false,
		module + "/ingest/nlp/deeper":    false,
		module + "/ingest/clause":        false,
		module + "/graph/cayley":         false,
		"golang.org/x/textual":           false,
		"github.com/cayleygraph/cayley":  false,
		"net/http":                       false,
		"log/slog":                       false,
		"os":                             false,
		"math/rand/v2":                   false,
		"C":                              false,
	} {
		if why := step.forbids(imp); (why == "") != allowed {
			t.Errorf("forbids(%s) = %q, want allowed %t", imp, why, allowed)
		}
	}
}
