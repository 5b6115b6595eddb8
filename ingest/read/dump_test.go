package read

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

var kindNames = map[nlp.BlockKind]string{
	nlp.Paragraph: "paragraph", nlp.Heading: "heading", nlp.ListItem: "item", nlp.TableCell: "cell",
	nlp.Caption: "caption", nlp.Byline: "byline", nlp.Furniture: "furniture",
}

// TestDump prints how the files named in PARLEY_DUMP (a glob pattern) are read.
func TestDump(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("PARLEY_DUMP"))
	if len(files) == 0 {
		t.Skip("set PARLEY_DUMP to a pattern of files to see how they are read")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := Read(file, data)
		if err != nil {
			t.Log(err)
			continue
		}
		fmt.Print(dump(page))
	}
}
