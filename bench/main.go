// Program bench measures how fast Parley reads text beside the tagger of the
// library prose and wink-nlp, each as a whole program on the same file, in turns:
//
//	go run . [-rounds 5] FILE.txt
//
// It needs Linux's taskset and Node, and prints a table in Markdown.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A subject is a program that reads a file.
type subject struct {
	name, does string
	command    []string
}

// A trial is how long a subject took on some cores, by the clock and on the
// processor.
type trial struct{ wall, cpu []time.Duration }

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 5, "how often each program reads the file")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("give a file of plain text")
	}
	file, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "bench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	parley, prose := filepath.Join(folder, "parley"), filepath.Join(folder, "prose")
	run("go", "build", "-C", "..", "-o", parley, ".")
	run("go", "build", "-o", prose, "./prose")
	run("npm", "ci", "--no-audit", "--no-fund")
	subjects := []subject{
		{"Parley", "words, sentences, tags, lemmas, trees, names, written as CoNLL-U", []string{parley, "parse", file}},
		{"prose 2.0.0", "words, sentences, tags", []string{prose, file}},
		{"wink-nlp 2.4.0", "words, sentences, tags, lemmas", []string{"node", "wink.js", file}},
	}
	sentences := float64(bytes.Count(run(subjects[0].command...), []byte("\n# sent_id")))
	cores := []string{"0", "0,1"}
	trials := map[string]*trial{}
	for range *rounds {
		for _, s := range subjects {
			for _, c := range cores {
				t := trials[s.name+c]
				if t == nil {
					t = new(trial)
					trials[s.name+c] = t
				}
				t.measure(append([]string{"taskset", "-c", c}, s.command...))
			}
		}
	}
	fmt.Printf("%.0f sentences; %s, %s; median of %d rounds\n\n", sentences, processor(), runtime.Version(), *rounds)
	fmt.Println("| program | gives | sentences/s on one core | on two | times | a second of the processor |")
	fmt.Println("| --- | --- | --- | --- | --- | --- |")
	for _, s := range subjects {
		one, two := trials[s.name+cores[0]], trials[s.name+cores[1]]
		rate := func(times []time.Duration) float64 { return sentences / median(times).Seconds() }
		fmt.Printf("| %s | %s | %.0f | %.0f | %.2f | %.0f |\n", s.name, s.does,
			rate(one.wall), rate(two.wall), rate(two.wall)/rate(one.wall), rate(one.cpu))
	}
}

// run runs a command and returns what it prints.
func run(command ...string) []byte {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		log.Fatalf("%s: %v", strings.Join(command, " "), err)
	}
	return out
}

func (t *trial) measure(command []string) {
	cmd := exec.Command(command[0], command[1:]...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		log.Fatalf("%s: %v", strings.Join(command, " "), err)
	}
	t.wall = append(t.wall, time.Since(start))
	t.cpu = append(t.cpu, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// processor names the processor.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	_, after, _ := strings.Cut(string(info), "model name")
	name, _, _ := strings.Cut(strings.TrimLeft(after, "\t :"), "\n")
	return name
}
