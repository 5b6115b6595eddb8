package houserules

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// text returns a file of the repository.
func text(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// pages are the documentation, as paths from the root.
func pages(t *testing.T) []string {
	t.Helper()
	pages, err := fs.Glob(os.DirFS(root), "*.md")
	if err != nil {
		t.Fatal(err)
	}
	more, err := fs.Glob(os.DirFS(root), "docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	pages = append(pages, more...)
	if !slices.Contains(pages, "README.md") || !slices.Contains(pages, "docs/architecture.md") {
		t.Fatalf("found only the pages %v", pages)
	}
	return pages
}

var (
	target     = regexp.MustCompile(`(?m)^([a-z-]+):`)
	code       = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	makeCall   = regexp.MustCompile(`\bmake ([a-z-]+)`)
	parleyCall = regexp.MustCompile(`(?:\bparley|go run \.) ([a-z]+)`)
)

func TestCommandsInTheDocumentationExist(t *testing.T) {
	targets := map[string]bool{}
	for _, m := range target.FindAllStringSubmatch(text(t, "Makefile"), -1) {
		targets[m[1]] = true
	}
	commands := commands(t)
	named := 0
	for _, page := range append(pages(t), "web/unbuilt/page.html") {
		content := text(t, page)
		if strings.HasSuffix(page, ".html") {
			content = regexp.MustCompile(`</?code>`).ReplaceAllString(content, "`")
		}
		shown := strings.Join(code.FindAllString(content, -1), "\n")
		for _, m := range makeCall.FindAllStringSubmatch(shown, -1) {
			named++
			if !targets[m[1]] {
				t.Errorf("%s speaks of make %s, which the Makefile does not have", page, m[1])
			}
		}
		for _, m := range parleyCall.FindAllStringSubmatch(shown, -1) {
			named++
			if !commands[m[1]] {
				t.Errorf("%s speaks of parley %s, which is no command of the program", page, m[1])
			}
		}
	}
	if named < 5 {
		t.Errorf("found only %d commands in the documentation", named)
	}
}

// commands reads the program's commands off the sources of package main: the
// fields with a "cmd" tag, under which kong knows them.
func commands(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	files, err := filepath.Glob(filepath.Join(root, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		source, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(n ast.Node) bool {
			field, ok := n.(*ast.Field)
			if !ok || field.Tag == nil {
				return true
			}
			tag, err := strconv.Unquote(field.Tag.Value)
			if err != nil {
				t.Fatal(err)
			}
			if _, isCommand := reflect.StructTag(tag).Lookup("cmd"); isCommand {
				for _, name := range field.Names {
					found[strings.ToLower(name.Name)] = true
				}
			}
			return true
		})
	}
	if !found["serve"] {
		t.Fatalf("found the commands %v, but not serve", found)
	}
	return found
}

var link = regexp.MustCompile(`\]\(([^)#\s]+)[^)]*\)`)

func TestLinksInTheDocumentationLeadSomewhere(t *testing.T) {
	for _, page := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(text(t, page), ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s links to %s: %v", page, m[1], err)
			}
		}
	}
}

var required = regexp.MustCompile(`(?m)^\s*(?:require )?([a-z0-9.-]+\.[a-z]+/\S+) (v\S+)`)

func TestEveryDependencyIsExplained(t *testing.T) {
	page := text(t, "docs/dependencies.md")
	mod := text(t, "go.mod")
	versions := map[string]string{}
	for _, m := range required.FindAllStringSubmatch(mod, -1) {
		versions[m[1]] = m[2]
	}
	explained := func(module, version string) {
		if row := "| `" + module + "` | " + version + " |"; !strings.Contains(page, row) {
			t.Errorf("docs/dependencies.md does not tell what %s %s is for: want a row %s why |", module, version, row)
		}
	}
	direct := map[string]bool{}
	for _, imports := range importsByPackage(t) {
		for imp := range imports {
			for module := range versions {
				if imp == module || strings.HasPrefix(imp, module+"/") {
					direct[module] = true
				}
			}
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^\t([a-z0-9.-]+\.[a-z]+/[^\s]+)$`).FindAllStringSubmatch(mod, -1) { // tool (...)
		for module := range versions {
			if m[1] == module || strings.HasPrefix(m[1], module+"/") {
				direct[module] = true
			}
		}
	}
	if len(direct) < 3 {
		t.Fatalf("found only the modules %v", direct)
	}
	for module := range direct {
		explained(module, versions[module])
	}

	var npm struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal([]byte(text(t, "web/package.json")), &npm); err != nil {
		t.Fatal(err)
	}
	for _, group := range []map[string]string{npm.Dependencies, npm.DevDependencies} {
		for name, version := range group {
			explained(name, version)
		}
	}
}

func TestTheLockFileNamesNoRegistry(t *testing.T) {
	if lock := text(t, "web/package-lock.json"); strings.Contains(lock, `"resolved"`) {
		t.Error(`web/package-lock.json names where packages were downloaded from; web/.npmrc keeps that out: remove the "resolved" lines`)
	}
}
