package read

import (
	"fmt"
	"strings"
)

// dump shows a page: its title, date and source, and a line for every block.
func dump(page *Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\npublished: %s\nsource: %s\n", page.Title, page.Published, page.Source)
	for _, bl := range page.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", kindNames[bl.Kind], page.Text[bl.Start:bl.End])
	}
	return b.String()
}
