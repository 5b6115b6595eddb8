package conllu

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Reader reads sentences one at a time.
type Reader struct {
	r    *bufio.Reader
	line int
	err  error
}

// NewReader returns a reader of the CoNLL-U sentences in r. It holds one
// sentence at a time.
func NewReader(r io.Reader) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, 1<<16)}
}

// ReadFile returns all sentences of the file at path.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := ReadAll(f)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return all, nil
}

// ReadAll returns all sentences in r.
func ReadAll(r io.Reader) ([]Sentence, error) {
	var all []Sentence
	for in := NewReader(r); ; {
		s, err := in.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
}

// The columns of a word line.
const (
	colID = iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colRel
	colDeps
	colMisc
	columns
)

// A token is an orthographic token while its sentence is being read.
type token struct {
	form        string
	first, last int // words, inclusive
	tight       bool
	line        int
}

// builder collects a sentence's lines.
type builder struct {
	Sentence
	hasText bool
	tokens  []token
	heads   []int // as written: 0 for the root, -1 for "_"
	lines   []int
	names   []string
	empty   bool // nothing read so far
}

// Read returns the next sentence, or io.EOF after the last. Empty nodes, the
// enhanced graph, and the features of range lines are left out. An error names
// the line and ends the reading.
func (r *Reader) Read() (Sentence, error) {
	if r.err != nil {
		return Sentence{}, r.err
	}
	b := builder{empty: true}
	for {
		line, err := r.readLine()
		if err != nil && err != io.EOF {
			r.err = fmt.Errorf("line %d: %w", r.line, err)
			return Sentence{}, r.err
		}
		ended := err == io.EOF
		if line != "" {
			if err := b.add(line, r.line); err != nil {
				r.err = fmt.Errorf("line %d: %w", r.line, err)
				return Sentence{}, r.err
			}
		}
		if ended {
			r.err = io.EOF
		}
		if (line == "" || ended) && len(b.Words) > 0 {
			if at, err := b.finish(); err != nil {
				r.err = fmt.Errorf("line %d: %w", at, err)
				return Sentence{}, r.err
			}
			return b.Sentence, nil
		}
		if ended {
			if !b.empty {
				r.err = fmt.Errorf("line %d: the file ends before the sentence has words", r.line)
			}
			return Sentence{}, r.err
		}
	}
}

// readLine returns the next line without its end.
func (r *Reader) readLine() (string, error) {
	line, err := r.r.ReadString('\n')
	if line == "" && err != nil {
		return "", err
	}
	r.line++
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if r.line == 1 {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	if strings.TrimSpace(line) == "" {
		line = ""
	}
	return line, err
}

// add takes one line that is not blank.
func (b *builder) add(line string, number int) error {
	b.empty = false
	if comment, ok := strings.CutPrefix(line, "#"); ok && len(b.Words) == 0 && len(b.tokens) == 0 {
		b.comment(strings.TrimSpace(comment))
		return nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) != columns {
		return fmt.Errorf("%d columns, want %d", len(cols), columns)
	}
	for i, c := range cols {
		if c == "" {
			return fmt.Errorf("column %d is empty, want a value or _", i+1)
		}
		if c != strings.TrimSpace(c) {
			return fmt.Errorf("column %d begins or ends with white space", i+1)
		}
	}
	id := cols[colID]
	if strings.Contains(id, ".") {
		return nil // an empty node
	}
	tight := hasFeature(cols[colMisc], "SpaceAfter=No")
	if from, to, ranged := strings.Cut(id, "-"); ranged {
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first != len(b.Words)+1 || last <= first {
			return fmt.Errorf("range %q does not begin with the next word, %d", id, len(b.Words)+1)
		}
		if b.open() {
			return fmt.Errorf("range %q begins inside another", id)
		}
		b.tokens = append(b.tokens, token{cols[colForm], first - 1, last - 1, tight, number})
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(b.Words)+1 {
		return fmt.Errorf("word number %q, want %d", id, len(b.Words)+1)
	}
	return b.word(cols, tight, number)
}

// open reports whether the last range still lacks words.
func (b *builder) open() bool {
	return len(b.tokens) > 0 && b.tokens[len(b.tokens)-1].last >= len(b.Words)
}

// comment takes a comment without its mark.
func (b *builder) comment(c string) {
	key, value, found := strings.Cut(c, "=")
	switch key = strings.TrimSpace(key); {
	case found && key == "sent_id":
		b.ID = strings.TrimSpace(value)
	case found && key == "text":
		b.Text, b.hasText = strings.TrimSpace(value), true
	default:
		b.Comments = append(b.Comments, c)
	}
}

// word takes the columns of a word line.
func (b *builder) word(cols []string, tight bool, number int) error {
	w := nlp.Word{
		Form:  cols[colForm],
		Lemma: filled(cols[colLemma]),
		UPOS:  filled(cols[colUPOS]),
		XPOS:  filled(cols[colXPOS]),
		Feats: filled(cols[colFeats]),
		Rel:   filled(cols[colRel]),
		Head:  -1,
	}
	if w.Form == "_" {
		w.Lemma = cols[colLemma]
	}
	head := -1
	if h := cols[colHead]; h != "_" {
		n, err := strconv.Atoi(h)
		if err != nil || n < 0 {
			return fmt.Errorf("head %q is not a word number", h)
		}
		head = n
	}
	i := len(b.Words)
	if b.open() {
		w.Joined = i > b.tokens[len(b.tokens)-1].first
	} else {
		b.tokens = append(b.tokens, token{w.Form, i, i, tight, number})
	}
	name, misc := splitMisc(cols[colMisc])
	b.Words = append(b.Words, w)
	b.heads = append(b.heads, head)
	b.lines = append(b.lines, number)
	b.Misc = append(b.Misc, misc)
	b.names = append(b.names, name)
	return nil
}

// finish checks what only the whole sentence tells and sets heads, offsets and
// names. It returns the line of a mistake.
func (b *builder) finish() (line int, err error) {
	if last := b.tokens[len(b.tokens)-1]; last.last >= len(b.Words) {
		return last.line, fmt.Errorf("range %q ends after the last word", last.form)
	}
	for i, h := range b.heads {
		if h > len(b.Words) {
			return b.lines[i], fmt.Errorf("head %d of %d words", h, len(b.Words))
		}
		if h > 0 {
			b.Words[i].Head = h - 1
		} else if h == 0 && b.Words[i].Rel == "" {
			b.Words[i].Rel = "root"
		}
	}
	if line, err := b.locate(); err != nil {
		return line, err
	}
	b.Start, b.End = 0, len(b.Text)
	b.Tight = b.tokens[len(b.tokens)-1].tight
	b.collectNames()
	return 0, nil
}

// locate sets the words' offsets into the text, which it puts together from
// the tokens when the sentence has none.
func (b *builder) locate() (line int, err error) {
	if !b.hasText {
		var text strings.Builder
		for i, t := range b.tokens {
			text.WriteString(t.form)
			if !t.tight && i+1 < len(b.tokens) {
				text.WriteByte(' ')
			}
		}
		b.Text = text.String()
	}
	at := 0
	for _, t := range b.tokens {
		for at < len(b.Text) {
			r, n := utf8.DecodeRuneInString(b.Text[at:])
			if !unicode.IsSpace(r) || strings.HasPrefix(b.Text[at:], t.form) {
				break
			}
			at += n
		}
		if !strings.HasPrefix(b.Text[at:], t.form) {
			return t.line, fmt.Errorf("the text goes on with %q, not with the token %q", clip(b.Text[at:]), clip(t.form))
		}
		place(b.Words[t.first:t.last+1], t.form, at, at+len(t.form))
		at += len(t.form)
	}
	if rest := strings.TrimSpace(b.Text[at:]); rest != "" {
		last := b.tokens[len(b.tokens)-1]
		return last.line, fmt.Errorf("the text goes on with %q after the last token", clip(rest))
	}
	return 0, nil
}

// collectNames turns the words' B- and I- tags into Names.
func (b *builder) collectNames() {
	for i, tag := range b.names {
		mark, kind, _ := strings.Cut(tag, "-")
		typ, known := nameType(kind)
		if !known {
			continue
		}
		last := len(b.Names) - 1
		if mark == "I" && last >= 0 && b.Names[last].End == i && b.Names[last].Type == typ {
			b.Names[last].End = i + 1
			continue
		}
		b.Names = append(b.Names, nlp.Name{Start: i, End: i + 1, Type: typ})
	}
}

// splitMisc takes Name and SpaceAfter out of a MISC column.
func splitMisc(misc string) (name, rest string) {
	if misc == "_" {
		return "", ""
	}
	if !strings.Contains(misc, "SpaceAfter=") && !strings.Contains(misc, "Name=") {
		return "", misc
	}
	var kept []string
	for _, f := range strings.Split(misc, "|") {
		switch {
		case strings.HasPrefix(f, "Name="):
			name = f[len("Name="):]
		case strings.HasPrefix(f, "SpaceAfter="):
		default:
			kept = append(kept, f)
		}
	}
	return name, strings.Join(kept, "|")
}

// hasFeature reports whether a column of features joined by "|" has one.
func hasFeature(column, feature string) bool {
	for f := range strings.SplitSeq(column, "|") {
		if f == feature {
			return true
		}
	}
	return false
}

// filled returns a column's value, "" for "_".
func filled(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// clip shortens s for a message.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= 20 {
		return s
	}
	return string([]rune(s)[:20]) + "…"
}
