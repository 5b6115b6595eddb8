package read

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// storyOf returns the element that holds the story of a page: the innermost
// that has four fifths of the page's prose, widened to take in the headline
// above it.
func storyOf(doc *html.Node) *html.Node {
	prose := map[*html.Node]int{}
	all := weigh(doc, prose)
	story := doc
	for {
		var inner *html.Node
		for n := story.FirstChild; n != nil; n = n.NextSibling {
			if 5*prose[n] >= 4*all && prose[n] > 0 && !isProse(n) {
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

// weigh notes for every element how many characters of prose it holds and
// returns the number for n. Prose is the text of paragraphs of twelve words or
// more, outside what is furniture by its element or class.
func weigh(n *html.Node, prose map[*html.Node]int) int {
	if n.Type == html.ElementNode && (skipped[n.DataAtom] || hidden(n) || marks[n.DataAtom] == markFurniture ||
		n.DataAtom != atom.Body && n.DataAtom != atom.Html && n.DataAtom != atom.Article && n.DataAtom != atom.Main && classMark(n) == markFurniture) {
		return 0
	}
	sum := 0
	if isProse(n) {
		if text := textOf(n); strings.Count(text, " ") >= 11 {
			sum = len(text)
		}
	} else {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			sum += weigh(child, prose)
		}
	}
	if sum > 0 {
		prose[n] = sum
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
