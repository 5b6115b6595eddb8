package nlp

// A MentionKind is how a mention refers.
type MentionKind uint8

// The kinds of mention.
const (
	Named   MentionKind = iota // "Ingrid Halvorsen", "the United Nations"
	Nominal                    // "the envoy", "two officials"
	Pronoun                    // "he", "their", "who"
)

// A Mention is a span of a sentence that refers to something.
type Mention struct {
	// Sent indexes Text.Sentences; Start, End and Head are words of it.
	Sent, Start, End, Head int
	Kind                   MentionKind
	// Chain indexes Text.Chains.
	Chain int
	// Ranked is true where only a ranking of candidates decided for the chain.
	// Lead is then by how many logits it beat the next best chain.
	Ranked bool
	Lead   float64
}

// A Kind is what kind of thing a chain refers to.
type Kind uint8

// The kinds of thing.
const (
	Other Kind = iota
	Person
	Organization
	Place
	Group
	Event
	Work
	Facility
)

// A Chain is one thing that mentions of a text refer to.
type Chain struct {
	Kind Kind
	// Name is the fullest name or, without a name, the clearest description,
	// without its determiner.
	Name string
	// Aliases are the other names the text uses, sorted.
	Aliases []string
	// Named is false for a thing that only descriptions refer to: it is then
	// never the same as anything in another document.
	Named bool
	// Mentions index Text.Mentions, in order.
	Mentions []int
	// Members index Text.Chains when the chain is a group whose members the
	// text tells ("Halvorsen and a delegation", then "they").
	Members []int
}

// A Time is a time expression with the interval it denotes.
type Time struct {
	// Sent indexes Text.Sentences; Start and End are words of it.
	Sent, Start, End int
	// Text is the expression as written.
	Text string
	// From and To are the first and last day as YYYY-MM-DD; both are "" when
	// the expression cannot be placed.
	From, To string
}
