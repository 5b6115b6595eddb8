package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prose tells how many bytes of prose the elements of a page hold. Prose is
// the text of paragraphs of twelve words or more, outside what is furniture by
// its element.
type prose struct {
	bytes map[*html.Node]int
	all   int
}

func proseOf(doc *html.Node) prose {
	p := prose{bytes: map[*html.Node]int{}}
	p.all = p.weigh(doc)
	return p
}

// aside reports whether an element that calls itself furniture may be believed:
// it holds less than a third of the prose, so the story is elsewhere.
func (p *prose) aside(n *html.Node) bool {
	return 3*p.bytes[n] < p.all
}

// storyOf returns the element that holds the story of a page: the innermost
// that has four fifths of the prose which is not aside, widened to take in the
// headline above it.
func storyOf(doc *html.Node, p prose) *html.Node {
	story := doc
	left := p.all
	for {
		var inner *html.Node
		for n := story.FirstChild; n != nil; n = n.NextSibling {
			if classMark(n) == markFurniture && p.aside(n) {
				left -= p.bytes[n]
			}
		}
		for n := story.FirstChild; n != nil; n = n.NextSibling {
			if p.bytes[n] > 0 && 5*p.bytes[n] >= 4*left && !isProse(n) {
				inner = n
				break
			}
		}
		if inner == nil {
			break
		}
		story = inner
	}
	if headingOf(story) != nil {
		return story
	}
	above := map[*html.Node]bool{}
	for n := headingOf(doc); n != nil; n = n.Parent {
		above[n] = true
	}
	for n := story; n != nil && len(above) > 0; n = n.Parent {
		if above[n] {
			return n
		}
	}
	return story
}

// weigh notes how much prose n and all in it hold, and returns it for n.
func (p *prose) weigh(n *html.Node) int {
	if n.Type == html.ElementNode && (skipped[n.DataAtom] || hidden(n) || marks[n.DataAtom] == markFurniture) {
		return 0
	}
	sum := 0
	if isProse(n) {
		if text := textOf(n); strings.Count(text, " ") >= 11 {
			sum = len(text)
		}
	} else {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			sum += p.weigh(child)
		}
	}
	if sum > 0 {
		p.bytes[n] = sum
	}
	return sum
}

// isProse reports whether an element is a paragraph: by its name, or because it
// has text of its own and only words beside it.
func isProse(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Blockquote, atom.Pre:
		return true
	case atom.Div, atom.Section, atom.Td, atom.Article, atom.Body, atom.Li:
	default:
		return false
	}
	text := false
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch child.Type {
		case html.TextNode:
			text = text || strings.Count(strings.TrimSpace(child.Data), " ") >= 4
		case html.ElementNode:
			if blocks[child.DataAtom] {
				return false
			}
		}
	}
	return text
}

// headingOf returns the first h1 in n that has words, or nil.
func headingOf(n *html.Node) *html.Node {
	return find(n, func(n *html.Node) bool { return n.DataAtom == atom.H1 && !hidden(n) && textOf(n) != "" })
}

// firstTime returns the day of the first time element in n that tells one, or
// "".
func firstTime(n *html.Node) string {
	day := ""
	find(n, func(n *html.Node) bool {
		if n.DataAtom == atom.Time {
			day = dateIn(attr(n, "datetime"))
		}
		return day != ""
	})
	return day
}

// find returns the first element in document order, n itself included, that
// is what the test asks for; nil without one.
func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if found := find(child, is); found != nil {
			return found
		}
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
