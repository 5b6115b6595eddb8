package nlp

// A ClauseKind is what a clause's predicate is.
type ClauseKind uint8

// The kinds of clause.
const (
	VerbClause   ClauseKind = iota // "X met Y"
	CopulaClause                   // "X is the head of Y", "X is ready"
	NounClause                     // a noun that names an action: "the release of X by Y"
	RoleClause                     // an apposition or title: "X, head of Y"
)

// A Modality tells in which way a clause holds.
type Modality uint8

// The modalities.
const (
	Fact Modality = iota
	Possible
	Planned
	Demanded
	Conditional
)

// A Role is what an argument is to its predicate, in active voice.
type Role uint8

// The roles of arguments.
const (
	Agent     Role = iota // who does it: active subject, passive "by"
	Patient               // whom it is done to: object, passive subject
	Recipient             // indirect object: "gave X the letter"
	Oblique               // with a preposition: "met with X", "talks between X and Y"
	Attribute             // what a copula or apposition says of its agent
)

// An Arg is an argument of a clause. Conjoined arguments are one Arg each.
type Arg struct {
	Role Role
	// Prep is the preposition as one lemma ("according to"), "" without.
	Prep string
	// Head, Start and End are words of the clause's sentence: the head and the
	// half-open range of the noun phrase without its preposition.
	Head, Start, End int
	// Negated marks an argument that denies: "no prisoners", "neither side".
	Negated bool
	// Shared marks an argument that stands outside the clause's own words:
	// the antecedent of a relative clause, the subject of a controlling verb.
	Shared bool
}

// A Clause is a predicate with its arguments as the tree tells them, before
// anybody has decided who is who.
type Clause struct {
	Sent int
	// Head is the predicate's word.
	Head int
	Kind ClauseKind
	// Lemma is the predicate in lemma form with its particle: "step down".
	Lemma    string
	Passive  bool
	Negated  bool
	Modality Modality
	Args     []Arg
	// Up indexes Text.Clauses: the clause whose complement or modifier this
	// is, or -1.
	Up int
	// Speech tells who says it; Speech.Verb is "" when the document does.
	Speech Speech
	// Dropped says why the clause must not become a statement, "" if it may.
	Dropped string
}

// A Speech is an attribution inside a text.
type Speech struct {
	// Sent and Head are the speaker's sentence and word; Head is -1 when the
	// speaker is not told ("it was reported").
	Sent, Head int
	// Verb is the lemma of the verb or "according to".
	Verb string
}

// A Claim is a statement as one text makes it: its ends are chains of the text.
type Claim struct {
	Sent    int
	Subject int
	// Relation is the normalised relation, Phrase the words in lemma form.
	Relation, Phrase string
	// Object is a chain, or -1 with Literal set.
	Object  int
	Literal string
	Negated bool
	Modality
	// Speaker is a chain or -1; SpeechVerb is "" when the text itself says it.
	Speaker    int
	SpeechVerb string
	// Time indexes Text.Times, or -1; Place is a chain or -1.
	Time, Place int
	// Confidence lies in (0, 1].
	Confidence float64
	// Rule names the rendering that made the claim.
	Rule string
}

// A Drop is a predicate that made no claim.
type Drop struct {
	// Sent and Head are the predicate's sentence and word.
	Sent, Head int
	// Reason is a short phrase: "a question", "no object".
	Reason string
}
