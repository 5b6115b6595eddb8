package conllu

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Write writes one sentence with its blank line. The text is put together from
// the words: one space between orthographic tokens that do not touch. What UD
// forbids in a column is mended on the way: white space inside a form or lemma
// becomes a plain space, and everything is put into Unicode's normal form C. A
// word without Head and Rel gets "_" in both, which only a file without trees
// may have.
func Write(w io.Writer, s *Sentence) error {
	if len(s.Words) == 0 {
		return fmt.Errorf("write sentence %q: it has no words", s.ID)
	}
	var head []byte
	for _, c := range s.Comments {
		head = append(head, "# "+plain(c)+"\n"...)
	}
	if s.ID != "" {
		head = append(head, "# sent_id = "+plain(s.ID)+"\n"...)
	}
	head = append(head, "# text = "...)
	lines := make([]byte, 0, 64*len(s.Words))
	names := nameColumn(s)
	for i := 0; i < len(s.Words); {
		end := i + 1
		for end < len(s.Words) && s.Words[end].Joined {
			end++
		}
		tight := s.Tight
		if end < len(s.Words) {
			tight = s.Words[end].Start <= s.Words[end-1].End
		}
		surface := s.surface(i, end)
		head = append(head, surface...)
		if !tight && end < len(s.Words) {
			head = append(head, ' ')
		}
		if end-i > 1 {
			misc := "_"
			if tight {
				misc = "SpaceAfter=No"
			}
			lines = fmt.Appendf(lines, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, surface, misc)
			tight = false
		}
		for ; i < end; i++ {
			lines = s.appendWord(lines, i, names[i], tight)
		}
	}
	head = append(head, '\n')
	lines = append(lines, '\n')
	if _, err := w.Write(append(head, lines...)); err != nil {
		return fmt.Errorf("write sentence %q: %w", s.ID, err)
	}
	return nil
}

// surface returns words [i, end), one orthographic token, as written.
func (s *Sentence) surface(i, end int) string {
	if end-i == 1 {
		return value(s.Words[i].Form)
	}
	if from, to := s.Words[i].Start, s.Words[end-1].End; 0 <= from && from < to && to <= len(s.Text) {
		return value(s.Text[from:to])
	}
	var form strings.Builder
	for _, w := range s.Words[i:end] {
		form.WriteString(w.Form)
	}
	return value(form.String())
}

// appendWord appends the line of word i.
func (s *Sentence) appendWord(b []byte, i int, name string, tight bool) []byte {
	w := &s.Words[i]
	b = strconv.AppendInt(b, int64(i+1), 10)
	for _, column := range [...]string{w.Form, w.Lemma, w.UPOS, w.XPOS, w.Feats} {
		b = append(b, '\t')
		b = append(b, value(column)...)
	}
	b = append(b, '\t')
	switch {
	case w.Head >= 0:
		b = strconv.AppendInt(b, int64(w.Head+1), 10)
	case w.Rel != "":
		b = append(b, '0')
	default:
		b = append(b, '_')
	}
	b = append(b, '\t')
	b = append(b, value(w.Rel)...)
	b = append(b, "\t_\t"...)
	var misc []string
	if i < len(s.Misc) && s.Misc[i] != "" {
		misc = append(misc, s.Misc[i])
	}
	if name != "" {
		misc = append(misc, "Name="+name)
	}
	if tight {
		misc = append(misc, "SpaceAfter=No")
	}
	b = append(b, value(strings.Join(misc, "|"))...)
	return append(b, '\n')
}

// nameColumn returns each word's tag, such as "B-PER", "" outside names.
func nameColumn(s *Sentence) []string {
	tags := make([]string, len(s.Words))
	for _, n := range s.Names {
		if int(n.Type) >= len(nameTags) || nameTags[n.Type] == "" {
			continue
		}
		for i := max(n.Start, 0); i < min(n.End, len(tags)); i++ {
			tags[i] = "I-" + nameTags[n.Type]
			if i == n.Start {
				tags[i] = "B-" + nameTags[n.Type]
			}
		}
	}
	return tags
}

// value makes s fit a column.
func value(s string) string {
	if s = plain(s); s == "" {
		return "_"
	}
	return s
}

// plain returns s in normal form C with every white space as a plain space and
// none at its ends.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)))
}

// isPlain reports whether s has nothing but ASCII and no white space.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= ' ' || s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
