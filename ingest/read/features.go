package read

import (
	"regexp"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// weights hold a number for every kind of block.
type weights [nlp.Furniture + 1]float64

// A feature is something that may hold of a part, and what it then counts for
// each kind.
type feature struct {
	name    string
	holds   func(c *context, f *facts) bool
	weights weights
}

// features are the rows of the classifier. A paragraph that ends as a sentence
// does and has a verb starts from 3 points; what follows moves other kinds past
// that. The wordings of furniture, in the table of cues, add up to 9 more.
var features = []feature{
	// What the markup says.
	{"marked as paragraph", marked(markParagraph), weights{nlp.Paragraph: 1.5}},
	{"marked as heading", marked(markHeading), weights{nlp.Heading: 5}},
	{"marked as list item", marked(markListItem), weights{nlp.ListItem: 5}},
	{"marked as table cell", marked(markTableCell), weights{nlp.TableCell: 14}},
	{"marked as caption", marked(markCaption), weights{nlp.Caption: 5}},
	{"marked as byline", marked(markByline), weights{nlp.Byline: 6}},
	{"marked as furniture", marked(markFurniture), weights{nlp.Furniture: 9}},
	{"most of it is links", func(_ *context, f *facts) bool { return f.linked > 0.6 }, weights{nlp.Furniture: 3}},

	// How it is written.
	{"ends as a sentence does", func(_ *context, f *facts) bool { return f.ends }, weights{nlp.Paragraph: 2.5, nlp.Caption: 1}},
	{"ends in a colon", func(_ *context, f *facts) bool { return strings.HasSuffix(f.text, ":") && f.words > 3 }, weights{nlp.Paragraph: 3}},
	{"has a verb", func(_ *context, f *facts) bool { return f.verb }, weights{nlp.Paragraph: 0.5}},
	{"long", func(_ *context, f *facts) bool { return f.words > 22 }, weights{nlp.Paragraph: 2.5}},
	{"very long", func(_ *context, f *facts) bool { return f.words > 45 }, weights{nlp.Paragraph: 2}},
	{"several sentences", func(_ *context, f *facts) bool { return f.stops > 0 }, weights{nlp.Paragraph: 1}},
	{"a quotation", func(_ *context, f *facts) bool { return strings.HasPrefix(f.low, `"`) && f.words > 5 }, weights{nlp.Paragraph: 1}},
	{"short without a full stop", func(_ *context, f *facts) bool { return !f.ends && f.words <= 20 }, weights{nlp.Heading: 2}},
	{"short question", func(_ *context, f *facts) bool { return f.words <= 14 && f.stops == 0 && strings.HasSuffix(f.low, "?") },
		weights{nlp.Heading: 4}},
	{"title case without a full stop", func(_ *context, f *facts) bool { return !f.ends && f.words > 1 && f.words <= 20 && f.capitals >= 0.7 },
		weights{nlp.Heading: 1}},
	{"could be the title", func(c *context, f *facts) bool {
		return f.head && !c.titled && !f.ends && f.words >= 4 && f.words <= 22 && !f.repeated && f.capitals >= 0.5
	}, weights{nlp.Heading: 2}},
	{"begins in lower case and stands alone", func(_ *context, f *facts) bool { return !f.ends && f.words <= 8 && startsLower(f.text) },
		weights{nlp.Furniture: 1.5, nlp.Heading: -1}},
	{"parts beside bars or dots", func(_ *context, f *facts) bool { return f.words <= 25 && !f.ends && separated.MatchString(f.text) },
		weights{nlp.Furniture: 3, nlp.Byline: 1, nlp.Heading: -1.5}},
	{"no letters", func(_ *context, f *facts) bool { return !letter.MatchString(f.text) }, weights{nlp.Furniture: 5}},
	{"in brackets as a whole", func(_ *context, f *facts) bool {
		return bracketed.MatchString(f.text) && f.words <= 20 && !(f.ends && f.words > 4)
	}, weights{nlp.Furniture: 3.5}},
	{"begins with a dash and is no sentence", func(_ *context, f *facts) bool {
		return !f.ends && f.words <= 6 && (strings.HasPrefix(f.text, "—") || strings.HasPrefix(f.text, "–"))
	}, weights{nlp.Furniture: 4}},

	// Captions.
	{"ends in the credit of a picture", func(_ *context, f *facts) bool { return f.credit > 0 && f.words <= 90 },
		weights{nlp.Caption: 9}},
	{"is the credit of a picture", func(_ *context, f *facts) bool { return f.words <= 10 && f.credit == 0 }, weights{nlp.Furniture: 8}},
	{"says that it is a picture from the file", func(_ *context, f *facts) bool { return fromFile.MatchString(f.text) }, weights{nlp.Caption: 9}},
	{"announced as a caption", func(_ *context, f *facts) bool {
		return f.prev != nil && strings.HasPrefix(f.prev.low, "image caption")
	}, weights{nlp.Caption: 6}},
	{"stands on a line above a credited caption", aboveCaption, weights{nlp.Caption: 4}},
	{"will be repeated at once", func(_ *context, f *facts) bool {
		return f.next != nil && f.next.repeated && f.next.sameAs(f) && f.words > 4
	}, weights{nlp.Caption: 5}},
	{"was said before in these words", func(_ *context, f *facts) bool { return f.repeated }, weights{nlp.Furniture: 6}},

	// Bylines.
	{"says by whom", func(_ *context, f *facts) bool { return f.words <= 25 && byWhom.MatchString(f.text) && !f.ends }, weights{nlp.Byline: 7}},
	{"says when it was published", func(_ *context, f *facts) bool { return f.words <= 25 && publishedOn.MatchString(f.low) },
		weights{nlp.Byline: 6}},
	{"little but a date", func(_ *context, f *facts) bool { return f.words <= 14 && dateLine.MatchString(f.low) }, weights{nlp.Byline: 6}},
	{"ends in a date above the story", func(_ *context, f *facts) bool { return f.head && f.words <= 10 && endsInDate.MatchString(f.text) },
		weights{nlp.Byline: 6}},
	{"tells how long it takes to read", func(_ *context, f *facts) bool { return f.words <= 20 && readTime.MatchString(f.low) },
		weights{nlp.Byline: 5}},
	{"a name above the story", func(_ *context, f *facts) bool { return f.head && f.namesOnly() }, weights{nlp.Byline: 1}},
	{"a name below the title", func(c *context, f *facts) bool { return f.head && c.titled && f.namesOnly() },
		weights{nlp.Byline: 3}},
	{"a name with a place or newspaper", func(c *context, f *facts) bool {
		return f.head && c.titled && f.words <= 14 && nameIn.MatchString(f.text)
	}, weights{nlp.Byline: 6}},
	{"an office at a newspaper", func(_ *context, f *facts) bool { return f.head && f.words <= 6 && newsRole.MatchString(f.low) },
		weights{nlp.Byline: 5}},
	{"follows a byline above the story", func(c *context, f *facts) bool {
		return f.head && f.tight && f.words <= 6 && !f.ends && c.before() == nlp.Byline
	}, weights{nlp.Byline: 2}},

	// Where it stands.
	{"a word or two above the title", func(c *context, f *facts) bool {
		return f.head && !c.titled && f.words <= 3 && !f.ends && titleFollows(f)
	}, weights{nlp.Furniture: 4}},
	{"at the end without a full stop", func(_ *context, f *facts) bool { return f.tail && !f.ends && f.words <= 20 }, weights{nlp.Furniture: 3.5}},
	{"at the end in a list of one", func(_ *context, f *facts) bool {
		return f.tail && f.mark == markListItem && !f.ends && (f.prev == nil || f.prev.mark != markListItem)
	}, weights{nlp.Furniture: 3}},
	{"at the end below furniture", func(c *context, f *facts) bool { return f.tail && c.before() == nlp.Furniture }, weights{nlp.Furniture: 1.5}},
	{"at the end and speaks of itself", func(_ *context, f *facts) bool { return f.tail && f.speaksOfItself() }, weights{nlp.Furniture: 4}},
	{"near the end and about the author", func(c *context, f *facts) bool {
		return c.author != "" && c.at >= len(c.all)-6 && strings.HasPrefix(f.low, c.author) && aboutAuthor.MatchString(f.low)
	}, weights{nlp.Furniture: 8}},
	{"in the story and ends as a sentence does", func(_ *context, f *facts) bool { return !f.head && !f.tail && f.ends && f.words > 12 },
		weights{nlp.Paragraph: 1}},
	{"one of several lines in the story that are no sentences", func(_ *context, f *facts) bool { return f.run >= 3 && !f.listed },
		weights{nlp.Furniture: 4.5}},
	{"one of several lines below a colon", func(_ *context, f *facts) bool { return f.run >= 2 && f.listed }, weights{nlp.ListItem: 6}},

	// Boxes.
	{"a box of answers begins", func(_ *context, f *facts) bool {
		return f.words <= 14 && boxOfAnswers.MatchString(f.low) && f.next != nil && questionFirst.MatchString(f.next.low)
	}, weights{nlp.Furniture: 5}},
	{"in a box of answers", func(c *context, f *facts) bool { return c.box == answerBox && questionFirst.MatchString(f.low) },
		weights{nlp.Furniture: 12}},
	{"a reader's comment", func(c *context, f *facts) bool { return c.box == commentBox && commenter.MatchString(f.low) }, weights{nlp.Furniture: 9}},
	{"in a box of links", func(c *context, f *facts) bool { return c.box == linkBox && !f.ends && f.words <= 25 }, weights{nlp.Furniture: 5}},
	{"a question answered at once, with more elsewhere", func(_ *context, f *facts) bool {
		return questionFirst.MatchString(f.low) && moreElsewhere.MatchString(f.low)
	}, weights{nlp.Furniture: 6}},
}

// marked returns the test for a mark.
func marked(m mark) func(*context, *facts) bool {
	return func(_ *context, f *facts) bool { return f.mark == m }
}

// namesOnly reports whether a part is the name of a person and nothing else,
// not shouted as headings may be.
func (f *facts) namesOnly() bool {
	return onlyName.MatchString(f.text) && strings.ToUpper(f.text) != f.text
}

func (f *facts) sameAs(g *facts) bool {
	return strings.Trim(f.low, " .") == strings.Trim(g.low, " .")
}

// aboveCaption reports whether the next line, with no blank line between, is a
// caption with its credit.
func aboveCaption(_ *context, f *facts) bool {
	return f.next != nil && f.next.tight && f.words > 3 && f.words <= 40 && f.next.credit >= 0
}

// titleFollows reports whether a line above the story that is longer than f
// could be its title.
func titleFollows(f *facts) bool {
	for g, n := f.next, 0; g != nil && g.head && n < 8; g, n = g.next, n+1 {
		if g.words >= 4 && g.words <= 22 && (!g.ends || strings.HasSuffix(g.text, "?")) && !byWhom.MatchString(g.text) &&
			!dateLine.MatchString(g.low) && !publishedOn.MatchString(g.low) && g.cues < 3 {
			return true
		}
	}
	return false
}

// person is a pattern of a person's name in capitals, of two words or more.
const person = `\p{Lu}[\p{L}.'’-]*(?: (?:de|da|di|du|la|le|al|el|bin|ibn|von|van|der|den|\p{Lu}[\p{L}.'’-]*)){1,3}`

// name is a pattern of a person's or organisation's name in capitals.
const name = `\p{Lu}[\p{L}.'’&/-]*(?: (?:de|da|di|du|la|le|al|el|bin|ibn|von|van|der|den|of|the|\p{Lu}[\p{L}.'’&/-]*)){0,5}`

var (
	letter    = regexp.MustCompile(`\pL`)
	separated = regexp.MustCompile(` (?:\||·|•|/|»|›|>|::) |\pL\|\pL`)
	bracketed = regexp.MustCompile(`^(?:\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\})\.?$`)
	byWhom    = regexp.MustCompile(`^(?i:by|from|words by|story by|text by|analysis by|opinion by|report by|posted by|written by)[: ] ?` + name +
		`|(?:[|·•] *|  )(?i:by) ` + name + `|^(?i:guardian staff|staff|agencies|from our)\b`)
	publishedOn = regexp.MustCompile(`^(?:first |originally |last |date )?(?:published|updated|posted|modified|issued|released|publication date|created|date)\b.{0,40}\d` +
		`|\b(?:published|updated|modified) (?:at|on|:)? ?.{0,20}\d{1,4}\b.{0,30}$|^\d+ (?:minutes?|hours?|days?|weeks?) ago\b`)
	fromFile    = regexp.MustCompile(`^(?:FILE|File|FILE PHOTO|File photo)(?: photo)? ?[-–—:] `)
	endsInDate  = regexp.MustCompile(`(?i)\b(?:\d{1,2} ` + monthName + `,? \d{4}|` + monthName + ` \d{1,2},? \d{4})$`)
	readTime    = regexp.MustCompile(`\b\d+[ -]?min(?:ute)?s? read\b|\breading time\b|\b\d+ comments?\b|\bupdated \d+\b`)
	onlyName    = regexp.MustCompile(`^` + person + `(?:(?:,| and) ` + name + `)*$`)
	nameIn      = regexp.MustCompile(`^` + person + `(?:(?:,| and) ` + person + `)* (?:in|at|for|reports from) ` + name + `(?:(?:,| and) ` + name + `(?: in ` + name + `)?)*$`)
	newsRole    = regexp.MustCompile(`\b(?:correspondent|reporter|editor|columnist|staff writer|writer|journalist|bureau chief|and agencies|news agencies|analyst|contributor)s?$`)
	aboutAuthor = regexp.MustCompile(`\b(?:correspondent|reporter|editor|columnist|writer|journalist|bureau chief|fellow|analyst|professor|author|covers|writes|reports|joined|director|researcher)\b`)

	moreElsewhere = regexp.MustCompile(`\bhere's (?:more|what|a look|how)\b|\b(?:read|see|learn) (?:more|how)\b`)
)
