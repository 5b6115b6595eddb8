// Program prose reads a file with the library prose: sentences, words and tags.
// It prints how many sentences it found.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/jdkato/prose/v2"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	doc, err := prose.NewDocument(string(text), prose.WithExtraction(false))
	if err != nil {
		log.Fatal(err)
	}
	doc.Tokens()
	fmt.Println(len(doc.Sentences()))
}
