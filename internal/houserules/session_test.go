package houserules

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The README's code blocks by language: "console" is a session with its
// output, in which "…" stands for what may change; "sh" and "python" talk to
// the server that the README has started.
var block = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```")

func blocks(t *testing.T, language string) []string {
	t.Helper()
	var found []string
	for _, m := range block.FindAllStringSubmatch(text(t, "README.md"), -1) {
		if m[1] == language {
			found = append(found, m[2])
		}
	}
	if len(found) == 0 {
		t.Fatalf("README.md has no %s block", language)
	}
	return found
}

// program builds the program and returns its path.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "parley")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// shell runs a command of the README at the root of the repository with its
// own data folder, and returns what it prints on either stream.
func shell(t *testing.T, program, data, command string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", strings.ReplaceAll(command, "go run .", program))
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "PARLEY_DATA="+data)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

func TestTheSessionInTheReadmeIsReal(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and reads the examples")
	}
	program, data := program(t), t.TempDir()
	for _, session := range blocks(t, "console") {
		for _, step := range strings.Split("\n"+session, "\n$ ")[1:] {
			// A command goes on while its quotes are open.
			command, want, _ := strings.Cut(step, "\n")
			for strings.Count(command, "'")%2 == 1 {
				var line string
				line, want, _ = strings.Cut(want, "\n")
				command += "\n" + line
			}
			got := shell(t, program, data, command)
			if !fits(want, got) {
				t.Errorf("$ %s\nprints\n%s\nthe README says\n%s", command, got, want)
			}
		}
	}
}

// fits reports whether got is want, in which "…" stands for anything.
func fits(want, got string) bool {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSpace(want)), "…", "(?s:.*)")
	return regexp.MustCompile(`\A` + pattern + `\z`).MatchString(strings.TrimSpace(got))
}

func TestTheReadmeTalksToItsServer(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program and reads the examples")
	}
	program := program(t)
	server := exec.Command(program, "serve", "--store", "memory", "--addr", "127.0.0.1:0", "examples")
	server.Dir = root
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	}()
	host := ""
	for lines := bufio.NewScanner(out); host == "" && lines.Scan(); {
		if m := regexp.MustCompile(`http://(127\.0\.0\.1:\d+)/graphql`).FindStringSubmatch(lines.Text()); m != nil {
			host = m[1]
		}
	}
	if host == "" {
		t.Fatal("the server did not say where it is")
	}
	here := strings.NewReplacer("127.0.0.1:8080", host)
	for _, b := range append(blocks(t, "sh"), blocks(t, "python")...) {
		switch {
		case strings.Contains(b, "curl"):
			if _, err := exec.LookPath("curl"); err != nil {
				t.Log("curl is not installed: its example was left out")
				continue
			}
			if got := shell(t, program, t.TempDir(), here.Replace(b)); !strings.Contains(got, `"data"`) || strings.Contains(got, `"errors"`) {
				t.Errorf("%s\nprints\n%s\nwant data without errors", b, got)
			}
		case strings.Contains(b, "import requests"):
			if err := exec.Command("python3", "-c", "import requests").Run(); err != nil {
				t.Log("python3 with requests is not installed: its example was left out")
				continue
			}
			script := filepath.Join(t.TempDir(), "example.py")
			if err := os.WriteFile(script, []byte(here.Replace(b)), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := shell(t, program, t.TempDir(), "python3 "+script); !strings.Contains(got, " met ") {
				t.Errorf("%s\nprints\n%s\nwant who met whom", b, got)
			}
		}
	}
}
