package conllu

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

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
	b := bufio.NewWriter(w)
	for _, c := range s.Comments {
		fmt.Fprintf(b, "# %s\n", plain(c))
	}
	if s.ID != "" {
		fmt.Fprintf(b, "# sent_id = %s\n", plain(s.ID))
	}
	var text, lines bytes.Buffer
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
		text.WriteString(surface)
		if !tight && end < len(s.Words) {
			text.WriteByte(' ')
		}
		if end-i > 1 {
			misc := "_"
			if tight {
				misc = "SpaceAfter=No"
			}
			fmt.Fprintf(&lines, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end, surface, misc)
			tight = false
		}
		for ; i < end; i++ {
			s.writeWord(&lines, i, names[i], tight)
		}
	}
	fmt.Fprintf(b, "# text = %s\n", text.Bytes())
	b.Write(lines.Bytes())
	b.WriteByte('\n')
	return b.Flush()
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

// writeWord writes the line of word i.
func (s *Sentence) writeWord(b *bytes.Buffer, i int, name string, tight bool) {
	w := &s.Words[i]
	head := "_"
	switch {
	case w.Head >= 0:
		head = strconv.Itoa(w.Head + 1)
	case w.Rel != "":
		head = "0"
	}
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
	fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t_\t%s\n", i+1, value(w.Form), value(w.Lemma), value(w.UPOS),
		value(w.XPOS), value(w.Feats), head, value(w.Rel), value(strings.Join(misc, "|")))
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
	return strings.TrimSpace(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, s)))
}
