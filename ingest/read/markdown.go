package read

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// parseMarkdown reads CommonMark with tables, and the "key: value" lines
// between two "---" that may stand above it.
func parseMarkdown(src string) (*draft, error) {
	src = plain(src)
	d := &draft{}
	src = frontMatter(src, d)
	if !tame(src) {
		t, err := parseText(src)
		d.parts = t.parts
		return d, err
	}
	source := []byte(src)
	parser := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()
	m := marker{source: source, draft: d}
	m.block(parser.Parse(text.NewReader(source)), unmarked)
	return d, nil
}

// tame reports whether Markdown is written as people write it. The parser takes
// quadratic time over what is not: a block of quotes in quotes, or one long
// paragraph of brackets.
func tame(src string) bool {
	const longest, deepest = 1 << 14, 64
	run := 0
	for _, line := range strings.Split(src, "\n") {
		if strings.TrimSpace(line) == "" {
			run = 0
			continue
		}
		if run += len(line); run > longest {
			return false
		}
		if marks := len(line) - len(strings.TrimLeft(line, " >-*+")); marks > deepest && strings.ContainsAny(line[:marks], ">-*+") {
			return false
		}
	}
	return true
}

// frontMatter notes what the lines above a document say of it and returns the
// document without them.
func frontMatter(src string, d *draft) string {
	rest, ok := strings.CutPrefix(src, "---\n")
	if !ok {
		return src
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return src
	}
	for _, line := range strings.Split(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		if !ok || value == "" {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "title", "headline":
			d.title = value
		case "date", "published", "pubdate":
			d.published = dateIn(value)
		case "source", "publication", "url", "site":
			d.source = value
		}
	}
	return body
}

// A marker gathers the parts of a Markdown document.
type marker struct {
	source []byte
	draft  *draft
}

// block adds the parts of a block and of those in it.
func (m *marker) block(n ast.Node, mark mark) {
	switch n := n.(type) {
	case *ast.Heading:
		m.leaf(n, markHeading)
	case *ast.Paragraph, *ast.TextBlock:
		m.leaf(n, mark)
	case *ast.ListItem:
		m.children(n, markListItem)
	case *extast.TableCell:
		m.leaf(n, markTableCell)
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
		// Programs are not prose.
	case *ast.HTMLBlock:
		m.markup(n)
	default:
		m.children(n, mark)
	}
}

func (m *marker) children(n ast.Node, mark mark) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		m.block(child, mark)
	}
}

// leaf adds the part that a block of words is.
func (m *marker) leaf(n ast.Node, mark mark) {
	in := inline{source: m.source}
	in.children(n)
	if in.plain == 0 {
		in.text.WriteString(in.alt.String())
	}
	words, _ := tidy(squeeze(in.text.String()))
	if words == "" {
		return
	}
	p := part{text: words, mark: mark, linked: min(1, float64(in.linked)/float64(utf8.RuneCountInString(words)))}
	if mark == unmarked && (in.images > 0 && in.plain == 0 || isPicture(n)) {
		p.mark = markCaption
	}
	m.draft.parts = append(m.draft.parts, p)
}

// isPicture reports whether a block is a picture with its caption in italics below.
func isPicture(n ast.Node) bool {
	if _, ok := n.FirstChild().(*ast.Image); !ok || n.ChildCount() > 3 {
		return false
	}
	_, ok := n.LastChild().(*ast.Emphasis)
	return ok
}

// markup adds the parts of a block of HTML.
func (m *marker) markup(n *ast.HTMLBlock) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(m.source))
	}
	doc, err := html.Parse(strings.NewReader(b.String()))
	if err != nil {
		return
	}
	c := collector{}
	c.walk(doc)
	c.flush()
	m.draft.parts = append(m.draft.parts, c.parts...)
}

// An inline gathers the words of a block.
type inline struct {
	source []byte
	text   strings.Builder
	// alt has the descriptions of pictures, which stand in for them where there
	// are no other words.
	alt strings.Builder
	// linked, images and plain count the characters of link words, of the
	// descriptions of pictures, and of everything else.
	linked, images, plain int
}

func (in *inline) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		in.add(child)
	}
}

func (in *inline) add(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		in.write(string(util.UnescapePunctuations(n.Value(in.source))))
		if n.SoftLineBreak() || n.HardLineBreak() {
			in.text.WriteByte(' ')
		}
	case *ast.String:
		in.write(string(n.Value))
	case *ast.AutoLink:
		in.write(string(n.Label(in.source)))
	case *ast.Link:
		before := in.text.Len()
		in.children(n)
		in.linked += utf8.RuneCountInString(in.text.String()[before:])
	case *ast.Image:
		alt := inline{source: in.source}
		alt.children(n)
		in.images += alt.plain
		in.alt.WriteString(alt.text.String())
	case *ast.RawHTML:
	default:
		in.children(n)
	}
}

func (in *inline) write(s string) {
	s = unescape(s)
	in.text.WriteString(s)
	in.plain += utf8.RuneCountInString(strings.TrimSpace(s))
}
