package read

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var htmlStart = regexp.MustCompile(`(?i)^\s*(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])`)

func looksHTML(text string) bool { return htmlStart.MatchString(text) }

// parseHTML reads a web page: what it says of itself in its head, and the
// parts of the element that holds the story.
func parseHTML(text string) (*draft, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("its elements cannot be told apart: %w (save the page as text first)", err)
	}
	d := metaOf(doc)
	prose := proseOf(doc)
	story := storyOf(doc, prose)
	c := collector{prose: prose}
	c.walk(story)
	c.flush()
	d.parts = c.parts
	if h := headingOf(story); h != nil && strings.Contains(textOf(h), " ") {
		d.title = textOf(h)
	}
	if d.published == "" {
		d.published = firstTime(story)
	}
	return d, nil
}

// What elements are.
var (
	// skipped elements hold nothing to read.
	skipped = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object,
		atom.Embed, atom.Canvas, atom.Button, atom.Select, atom.Textarea, atom.Video, atom.Audio, atom.Dialog, atom.Head, atom.Map)
	// blocks begin a part and end one.
	blocks = atoms(atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside,
		atom.Figure, atom.Figcaption, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Hr, atom.Address, atom.Form, atom.Fieldset, atom.Details, atom.Summary, atom.Body,
		atom.Html, atom.Center, atom.Hgroup)
	// marks are what the names of elements say of their text.
	marks = map[atom.Atom]mark{
		atom.P: markParagraph, atom.H1: markHeading, atom.H2: markHeading, atom.H3: markHeading, atom.H4: markHeading,
		atom.H5: markHeading, atom.H6: markHeading, atom.Li: markListItem, atom.Dd: markListItem, atom.Td: markTableCell,
		atom.Th: markTableCell, atom.Figure: markCaption, atom.Figcaption: markCaption, atom.Caption: markCaption,
		atom.Nav: markFurniture, atom.Aside: markFurniture, atom.Footer: markFurniture, atom.Address: markByline,
		atom.Blockquote: markParagraph, atom.Pre: markParagraph,
	}
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, a := range list {
		set[a] = true
	}
	return set
}

// classMarks are what the words in an element's class and id say of its text,
// if it is short.
var classMarks = byWord(map[mark]string{
	markFurniture: `share sharing social related newsletter promo promotion promos advert advertisement ad ads adslot sponsor
		sponsored cookie cookies consent breadcrumb breadcrumbs comment comments disqus sidebar footer nav navigation menu
		subscribe subscription signup paywall recommended recommendations recirc trending popular toolbar tags topics
		readmore outbrain taboola popup modal banner donate donation skip credit copyright mostread teaser teasers`,
	markByline:  `byline author authors dateline timestamp pubdate published publishdate`,
	markCaption: `caption figcaption`,
})

func byWord(lists map[mark]string) map[string]mark {
	marks := map[string]mark{}
	for m, list := range lists {
		for _, w := range strings.Fields(list) {
			marks[w] = m
		}
	}
	return marks
}

var classWord = regexp.MustCompile(`[A-Z]?[a-z]+|[A-Z]+`)

// classMark returns what class and id of an element say of its text.
func classMark(n *html.Node) mark {
	found := unmarked
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "role" && a.Key != "itemprop" || len(a.Val) > 300 {
			continue
		}
		for _, w := range classWord.FindAllString(a.Val, -1) {
			if m := classMarks[strings.ToLower(w)]; m > found {
				found = m
			}
		}
	}
	return found
}

// hidden reports whether an element is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// A collector gathers the parts of an element in order.
type collector struct {
	prose  prose
	parts  []part
	text   strings.Builder
	linked int // characters of text that are link words
	mark   mark
	link   bool // inside a link
	breaks int  // line breaks since the last text
}

func (c *collector) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if strings.TrimSpace(n.Data) != "" {
			c.breaks = 0
		}
		c.text.WriteString(n.Data)
		if c.link {
			c.linked += utf8.RuneCountInString(n.Data)
		}
		return
	case html.ElementNode:
	default:
		c.children(n)
		return
	}
	switch {
	case skipped[n.DataAtom] || hidden(n):
		return
	case n.DataAtom == atom.Br:
		// Two in a row part paragraphs.
		if c.breaks++; c.breaks >= 2 {
			c.flush()
		}
		c.text.WriteByte(' ')
		return
	case n.DataAtom == atom.A:
		outer := c.link
		c.link = true
		c.children(n)
		c.link = outer
		return
	case n.DataAtom == atom.Sup && reference.MatchString(textOf(n)):
		return
	}
	mark, block := c.markOf(n)
	if !block {
		c.children(n)
		return
	}
	c.flush()
	outer := c.mark
	c.mark = mark
	c.children(n)
	c.flush()
	c.mark = outer
}

var reference = regexp.MustCompile(`^\s*\[?[\w ]{0,4}\]?\s*$`)

func (c *collector) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
}

// markOf returns what an element's text is, and whether it is a block. What
// stands around it counts where that is more telling: a paragraph in a list
// item is a list item.
func (c *collector) markOf(n *html.Node) (mark, bool) {
	own := marks[n.DataAtom]
	block := blocks[n.DataAtom]
	if block || c.mark == markCaption {
		const long = 150
		if m := classMark(n); m != unmarked && (wordCount(n, long) < long || m == markFurniture && c.prose.aside(n)) {
			own, block = max(own, m), true
		}
		if n.DataAtom == atom.Form && wordCount(n, 60) < 60 {
			own = markFurniture
		}
	}
	switch {
	case c.mark == markFurniture:
		return markFurniture, block
	case own == unmarked || own == markParagraph && c.mark != unmarked && c.mark != markTableCell:
		return c.mark, block
	}
	return own, block
}

// flush ends the part that is being gathered.
func (c *collector) flush() {
	raw := c.text.String()
	c.text.Reset()
	text := squeeze(plain(raw))
	if text != "" && !ruled(text) {
		c.parts = append(c.parts, part{
			text: text, mark: c.mark,
			linked: min(1, float64(c.linked)/float64(utf8.RuneCountInString(text))),
		})
	}
	c.linked, c.breaks = 0, 0
}

// textOf returns the text of an element.
func textOf(n *html.Node) string {
	c := collector{}
	c.children(n)
	c.flush()
	var texts []string
	for _, p := range c.parts {
		texts = append(texts, p.text)
	}
	return strings.Join(texts, " ")
}

// wordCount returns the number of words in an element, counted up to most.
func wordCount(n *html.Node, most int) int {
	if n.Type == html.TextNode {
		return min(most, len(strings.Fields(n.Data)))
	}
	if skipped[n.DataAtom] {
		return 0
	}
	sum := 0
	for child := n.FirstChild; child != nil && sum < most; child = child.NextSibling {
		sum += wordCount(child, most-sum)
	}
	return sum
}
