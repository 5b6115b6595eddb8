// Package coref decides which mentions of one text refer to the same thing.
//
// Mentions are the noun phrases and pronouns of the trees. Sieves link them,
// the surest first: names, apposition and copula, relative and reflexive
// pronouns, capitals that stand for governments, groups whose members the
// text tells; then a ranker trained on annotated text decides the remaining
// pronouns and descriptions, and abstains when nothing is likely. The idea of
// sieves by precision is that of Lee et al., "Deterministic Coreference
// Resolution Based on Entity-Centric, Precision-Ranked Rules" (Computational
// Linguistics 39(4), 2013).
package coref

import (
	"github.com/parley-kg/parley/ingest/nlp"
)

// Resolve fills t.Mentions and t.Chains from the sentences' words, trees and
// names. Every mention is in exactly one chain; a thing that is mentioned once
// has a chain of its own.
func Resolve(t *nlp.Text) { newResolver(t).run() }

// A Reason says why a mention is in its chain.
type Reason struct {
	// Sieve names the rule that linked the mention ("name", "apposition",
	// "pronoun" …), or "first" where nothing before it is the same.
	Sieve string
	// Antecedent indexes Text.Mentions: what the mention was linked to, or -1.
	Antecedent int
	// Score is how sure the ranker was, in logits over the alternative that
	// nothing is the antecedent; 0 for the other sieves.
	Score float64
}

// Explain resolves a copy of t and returns the reason for every mention that
// Resolve puts into Text.Mentions, in the same order.
func Explain(t *nlp.Text) []Reason {
	again := *t
	r := newResolver(&again)
	r.run()
	return r.reasons()
}

// A resolver holds what the sieves know while they work on one text.
type resolver struct {
	t *nlp.Text
	// sents has, for each sentence, its tree and the mention at each word.
	sents []sentence
	ms    []mention
	// groups joins mentions into chains: a forest of parents, -1 for roots.
	groups []int
	facts  []facts
	rank   ranking
}

func newResolver(t *nlp.Text) *resolver { return &resolver{t: t} }

// run finds the mentions, applies the sieves in order and writes the chains.
func (r *resolver) run() {
	r.findMentions()
	r.resolve()
	r.writeChains()
}

// resolve applies the sieves in order, then the ranker.
func (r *resolver) resolve() {
	for _, s := range sieves {
		s(r)
	}
	r.linkRanked()
	r.linkSuccessors()
	r.linkSpoken()
}

// sieves are the steps of resolution before the ranker, the surest first.
var sieves = []func(*resolver){
	(*resolver).linkNames,
	(*resolver).linkAliases,
	(*resolver).linkAppositions,
	(*resolver).linkSites,
	(*resolver).linkCapitals,
	(*resolver).linkCopulas,
	(*resolver).linkRelatives,
	(*resolver).linkReflexives,
	(*resolver).linkFronted,
	(*resolver).linkAs,
	(*resolver).linkCalled,
	(*resolver).linkGovernments,
	(*resolver).linkSpeakers,
	(*resolver).linkReported,
	(*resolver).linkOwnWords,
	(*resolver).linkPromised,
	(*resolver).linkUrged,
	(*resolver).linkTeams,
	(*resolver).linkDescribed,
	(*resolver).linkArmed,
	(*resolver).linkAwards,
	(*resolver).linkPairs,
	(*resolver).linkTopics,
	(*resolver).linkClients,
	(*resolver).linkLead,
	(*resolver).linkHeadline,
	(*resolver).linkFocus,
}
