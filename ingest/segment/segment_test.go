package segment

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// show renders a text's sentences: words apart by spaces, joined words by "+",
// sentences by " / ".
func show(t *nlp.Text) string {
	var b strings.Builder
	for i, s := range t.Sentences {
		if i > 0 {
			b.WriteString(" / ")
		}
		for k, w := range s.Words {
			switch {
			case w.Joined:
				b.WriteByte('+')
			case k > 0:
				b.WriteByte(' ')
			}
			b.WriteString(w.Form)
		}
	}
	return b.String()
}

func segmented(raw string) string {
	t := &nlp.Text{Raw: raw}
	Segment(t)
	return show(t)
}

// check verifies what every segmentation must hold.
func check(t *testing.T, text *nlp.Text) {
	t.Helper()
	at := 0
	for i, s := range text.Sentences {
		if len(s.Words) == 0 {
			t.Fatalf("sentence %d has no words", i)
		}
		b := text.Blocks[s.Block]
		if s.Start < b.Start || s.End > b.End || s.Start != s.Words[0].Start || s.End != s.Words[len(s.Words)-1].End {
			t.Fatalf("sentence %d is [%d, %d) in block [%d, %d)", i, s.Start, s.End, b.Start, b.End)
		}
		at = max(at, b.Start)
		for k, w := range s.Words {
			if w.Start < at || w.End <= w.Start || text.Raw[w.Start:w.End] != w.Form {
				t.Fatalf("word %d of sentence %d is %q at [%d, %d) after %d", k, i, w.Form, w.Start, w.End, at)
			}
			if k == 0 && w.Joined || w.Joined && w.Start != at {
				t.Fatalf("word %q is joined to nothing", w.Form)
			}
			for _, r := range text.Raw[at:w.Start] {
				if !isSpace(r) {
					t.Fatalf("%q lies in no word", text.Raw[at:w.Start])
				}
			}
			at = w.End
		}
	}
}

func TestWordsFollowTheTreebanks(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"I don't know, and Nora's dog can't swim.", "I do+n't know , and Nora+'s dog ca+n't swim ."},
		{"We cannot say what they’ll do.", "We can+not say what they+’ll do ."},
		{"The sailors' boats were gonna sink.", "The sailors+' boats were gon+na sink ."},
		{"Her co-founder met anti-whaling face-to-face talks.", "Her co-founder met anti-whaling face - to - face talks ."},
		{"The U.S.-Peru pact of Feb. 3 cost $1,200.50, or 5%.", "The U.S. - Peru pact of Feb. 3 cost $ 1,200.50 , or 5 % ."},
		{"See https://example.org/a-b?c=1, or mail jo.b@example.org.", "See https://example.org/a-b?c=1 , or mail jo.b@example.org ."},
		{"She left at 5pm on the 21st :-) and never...", "She left at 5 pm on the 21st :-) and never ..."},
		{"Call 555-014-0199 or 555-0142, rooms 4-12, in 1990-1995.", "Call 555-014-0199 or 555-0142 , rooms 4 - 12 , in 1990 - 1995 ."},
		{"'Wait,' he said; \"the '60s are over.\"", "' Wait , ' he said ; \" the '60s are over . \""},
		{"Follow @harbour_news and #tides2030 — now.", "Follow @harbour_news and #tides2030 — now ."},
		{"1. Kim Soo-min, uh-huh, sued (Oar v. Tide) in mid-2031.", "1. Kim Soo-min , uh-huh , sued ( Oar v. Tide ) in mid-2031 ."},
		{"Oslo paid US$5m, or $1.5bn.", "Oslo paid US$ 5 m , or $ 1.5 bn ."},
		{"[text](#) survives.", "[ text ] ( # ) survives ."},
	} {
		if got := segmented(c.in); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSentencesEndWhereTheyShould(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Mr. J. K. Oar sailed. He sank.", "Mr. J. K. Oar sailed . / He sank ."},
		{"\"It leaks.\" She bailed. (All night.) Then she slept.", "\" It leaks . \" / She bailed . / ( All night . ) / Then she slept ."},
		{"They moved to the U.S. The pay was good.", "They moved to the U.S. / The pay was good ."},
		{"The U.S. Navy came at 9 a.m. on Monday.", "The U.S. Navy came at 9 a.m. on Monday ."},
		{"PORT ALBA — As storms grew, boats left.", "PORT ALBA — As storms grew , boats left ."},
		{"\"Is it safe?\" asked Nora. \"No!\"", "\" Is it safe ? \" asked Nora . / \" No ! \""},
		{"A line\nwith a break.\n\nA new paragraph", "A line with a break . / A new paragraph"},
	} {
		if got := segmented(c.in); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestHeadingIsOneSentenceAndFurnitureNone(t *testing.T) {
	raw := "Storm. Boats lost. Read more. It rained. It blew."
	text := &nlp.Text{Raw: raw, Blocks: []nlp.Block{
		{Start: 0, End: 18, Kind: nlp.Heading},
		{Start: 19, End: 29, Kind: nlp.Furniture},
		{Start: 30, End: len(raw), Kind: nlp.Paragraph},
	}}
	Segment(text)
	check(t, text)
	if got, want := show(text), "Storm . Boats lost . / It rained . / It blew ."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if text.Sentences[0].Block != 0 || text.Sentences[1].Block != 2 {
		t.Errorf("blocks are %d and %d, want 0 and 2", text.Sentences[0].Block, text.Sentences[1].Block)
	}
}

func TestAnEndlessSentenceIsCutAfterAMark(t *testing.T) {
	text := &nlp.Text{Raw: strings.Repeat("rain ", 500) + "fell , " + strings.Repeat("wind ", 700) + "blew"}
	Segment(text)
	check(t, text)
	var lengths []int
	for _, s := range text.Sentences {
		lengths = append(lengths, len(s.Words))
	}
	if len(lengths) != 3 || lengths[0] != 502 || lengths[1] != maxWords || lengths[2] != 101 {
		t.Errorf("got sentences of %v words, want 502, 600 and 101", lengths)
	}
}

func TestASentenceOfFiveHundredWordsStaysWhole(t *testing.T) {
	text := &nlp.Text{Raw: "They sang " + strings.Repeat("and rowed ", 248) + "home ."}
	Segment(text)
	if len(text.Sentences) != 1 || len(text.Sentences[0].Words) != 500 {
		t.Errorf("got %d sentences", len(text.Sentences))
	}
}

func TestOtherScriptsPassThrough(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"He said مرحبا to 世界 👍🏽.", "He said مرحبا to 世界 👍🏽 ."},
		{"Łódź and naïve cafés", "Łódź and naïve cafés"},
	} {
		if got := segmented(c.in); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, got, c.want)
		}
	}
}

func FuzzSegmentCoversTheText(f *testing.F) {
	for _, s := range []string{
		"", "a.b.c.d@e.f", "don't '60s 'tis ''", "\xff\xfe.\x00 x", "(:)(: :-)'s", "http://", "U.S.'s 5pm-6pm", "’’’s",
		"a\u0301-\u200db 👩‍👩‍👧 1,000-2,000.5", "[...] … .. 'S 1'S",
	} {
		f.Add(s, 0, len(s))
	}
	f.Fuzz(func(t *testing.T, raw string, start, end int) {
		text := &nlp.Text{Raw: raw}
		Segment(text)
		if utf8.ValidString(raw) {
			check(t, text)
		}
		text = &nlp.Text{Raw: raw, Blocks: []nlp.Block{{Start: start, End: end}}}
		Segment(text) // any block gives an answer
	})
}

func TestTimeIsLinearInHostileText(t *testing.T) {
	for _, piece := range []string{"a.", "a@", "a-", "'", "a'", "(", "1-", "1,", ".", "http://", "a", "é", "I. ", "&A", "x(s)", "[.", "-=", " \u00a0", ".com", "_)", "a's"} {
		text := &nlp.Text{Raw: "http://" + strings.Repeat(piece, 200_000/len(piece)) + " x" + strings.Repeat(piece, 200_000/len(piece))}
		Segment(text)
		check(t, text)
	}
}
