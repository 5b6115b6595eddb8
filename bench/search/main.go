// Program search measures what an embedded search library, bleve, takes for the
// names of a graph, to hold it against what the store takes for all of it
// (docs/performance.md):
//
//	go run ./search [-names 100000]
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

const field = "name"

func main() {
	log.SetFlags(0)
	count := flag.Int("names", 100_000, "how many names to find")
	flag.Parse()
	rnd := rand.New(rand.NewPCG(1, 2))
	names := make([]string, *count)
	for i := range names {
		names[i] = word(rnd) + " " + word(rnd)
	}
	before := heap()
	index, err := bleve.NewMemOnly(bleve.NewIndexMapping())
	check(err)
	used := processor()
	for start := 0; start < len(names); start += 1000 {
		batch := index.NewBatch()
		for i, name := range names[start:min(start+1000, len(names))] {
			check(batch.Index(fmt.Sprint(start+i), map[string]string{field: name}))
		}
		check(index.Batch(batch))
	}
	fmt.Printf("%d names: %s of the processor, %d MB\n", *count, (processor() - used).Round(time.Millisecond), (heap()-before)>>20)
	ask(index, "beginning of a name", names, func(name string) query.FieldableQuery { return bleve.NewPrefixQuery(name[:4]) })
	ask(index, "word with up to one error", names, func(name string) query.FieldableQuery {
		word, _, _ := strings.Cut(name, " ")
		return bleve.NewFuzzyQuery(word)
	})
}

// ask asks 100 questions and prints the median of what they took.
func ask(index bleve.Index, what string, names []string, question func(string) query.FieldableQuery) {
	var took []time.Duration
	for i := range 100 {
		q := question(strings.ToLower(names[i*len(names)/100]))
		q.SetField(field)
		used := processor()
		_, err := index.Search(bleve.NewSearchRequest(q))
		check(err)
		took = append(took, processor()-used)
	}
	slices.Sort(took)
	fmt.Printf("%s: %s of the processor\n", what, took[len(took)/2].Round(10*time.Microsecond))
}

// word makes a word of two to four syllables.
func word(rnd *rand.Rand) string {
	syllables := strings.Fields("ba ko ri ta mun del sor ash wen gal ter lo vik ram pol ne zu har bel cor din fa")
	var w strings.Builder
	for range 2 + rnd.IntN(3) {
		w.WriteString(syllables[rnd.IntN(len(syllables))])
	}
	return w.String()
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// processor returns the time that all processors have spent on this process.
func processor() time.Duration {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
