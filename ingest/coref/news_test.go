package coref

import (
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

func TestAPronounInAFrontedPhraseIsTheSubjectThatFollows(t *testing.T) {
	expect(t, text(t,
		"Peter|NNP|3|nsubj|PER Holm|NNP|1|flat|+PER left~leave|VBD|0|root .|.|3|punct",
		"During|IN|3|case his|PRP$|3|nmod:poss visit|NN|8|obl ,|,|3|punct envoy|NN|6|nmod:desc Karl|NNP|8|nsubj|PER Moss|NNP|6|flat|+PER met~meet|VBD|0|root officials|NNS|8|obj .|.|8|punct"),
		"Peter Holm: Peter Holm", "Karl Moss: his; envoy Karl Moss")
}

func TestWhatIsCalledByANameHasIt(t *testing.T) {
	expect(t, text(t,
		"The|DT|2|det gang|NN|8|nsubj ,|,|5|punct which|WDT|5|nsubj calls~call|VBZ|2|acl:relcl itself|PRP|5|obj Norlight|NNP|5|xcomp|ORG published~publish|VBD|0|root files|NNS|8|obj .|.|8|punct"),
		"Norlight: The gang; which; itself; Norlight")
}

func TestASpokesmanSpeaksForTheBody(t *testing.T) {
	expect(t, text(t,
		"“|``|4|punct We|PRP|4|nsubj are~be|VBP|4|cop ready|JJ|7|ccomp ,|,|4|punct ”|''|4|punct said~say|VBD|0|root Guild|NNP|9|compound|ORG spokesman|NN|10|nmod:desc Karl|NNP|7|nsubj|PER Moss|NNP|10|flat|+PER .|.|7|punct"),
		"Guild: We; Guild", "Karl Moss: Guild spokesman Karl Moss")
}

func TestAHyphenDoesNotPartAName(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|5|nsubj|PER Moss|NNP|1|flat|+PER -|HYPH|4|punct Holm|NNP|1|flat resigned~resign|VBD|0|root .|.|5|punct",
		"Moss|NNP|4|nsubj|PER -|HYPH|3|punct Holm|NNP|1|flat|PER left~leave|VBD|0|root .|.|4|punct"),
		"Ada Moss-Holm: Ada Moss-Holm; Moss-Holm")
}

func TestTheOwnerIsNotWhatIsOwned(t *testing.T) {
	expect(t, text(t,
		"Norland|NNP|2|nsubj|ORG complained~complain|VBD|0|root when|WRB|7|advmod its|PRP$|6|nmod:poss larger|JJ|6|amod neighbour|NN|7|nsubj left~leave|VBD|2|advcl .|.|2|punct"),
		"Norland: Norland; its")
}

func TestAPlanIsNotWhatItsInfinitiveSpeaksOf(t *testing.T) {
	tx := text(t,
		"The|DT|2|det Guild|NNP|4|nmod:poss|ORG 's|POS|2|case plan|NN|9|nsubj to|TO|6|mark withdraw|VB|4|acl its|PRP$|8|nmod:poss ships|NNS|6|obj failed~fail|VBD|0|root .|.|9|punct")
	Resolve(tx)
	for _, m := range tx.Mentions {
		if tx.Sentences[0].Words[m.Head].Form == "its" && tx.Chains[m.Chain].Name != "Guild" {
			t.Errorf("its is %q, want the Guild", tx.Chains[m.Chain].Name)
		}
	}
}

func TestItForAClauseOrATimeIsNoMention(t *testing.T) {
	for _, line := range []string{
		"It|PRP|3|nsubj:pass is~be|VBZ|3|aux:pass understood~understand|VBN|0|root that|IN|7|mark a|DT|6|det call|NN|7|nsubj came~come|VBD|3|ccomp .|.|3|punct",
		"It|PRP|5|nsubj has~have|VBZ|5|aux been~be|VBN|5|cop a|DT|5|det week|NN|0|root since|IN|8|mark talks|NNS|8|nsubj began~begin|VBD|5|advcl .|.|5|punct",
	} {
		tx := text(t, line)
		Resolve(tx)
		for _, m := range tx.Mentions {
			if m.Head == 0 {
				t.Errorf("%q: got a mention of It, want none", tx.Raw)
			}
		}
	}
}

func TestTheTwoSidesAreNoCities(t *testing.T) {
	tx := text(t,
		"He|PRP|2|nsubj stopped~stop|VBD|0|root in|IN|4|case Oslo|NNP|2|obl|LOC and|CC|6|cc Bergen|NNP|4|conj|LOC .|.|2|punct",
		"The|DT|3|det two|CD|3|nummod sides|NNS|4|nsubj agreed~agree|VBD|0|root .|.|4|punct")
	for i, why := range Explain(tx) {
		if why.Sieve == "pair" {
			t.Errorf("mention %d was taken for two cities", i)
		}
	}
}

func TestAnOfficeIsNoName(t *testing.T) {
	tx := text(t,
		"The|DT|3|det Deputy|NNP|3|compound|ORG Secretary|NNP|6|nsubj|+ORG of|IN|5|case|+ORG Trade|NNP|3|nmod|+ORG resigned~resign|VBD|0|root .|.|6|punct")
	Resolve(tx)
	for _, c := range tx.Chains {
		if c.Named {
			t.Errorf("got the named chain %q, want none", c.Name)
		}
	}
}

func TestAPlaceIsNotTheNameItBegins(t *testing.T) {
	expect(t, text(t,
		"The|DT|3|det Norholm|NNP|3|compound|LOC Hills|NNPS|4|nsubj|+LOC burned~burn|VBD|0|root .|.|4|punct",
		"Rain|NN|2|nsubj fell~fall|VBD|0|root in|IN|4|case Norholm|NNP|2|obl|LOC .|.|2|punct"),
		"Norholm Hills: The Norholm Hills", "Norholm: Norholm")
}

func TestAVerbsObjectIsNotItsSubject(t *testing.T) {
	expect(t, text(t,
		"The|DT|2|det Guild|NNP|0|root|ORG ,|,|5|punct which|WDT|5|nsubj fears~fear|VBZ|2|acl:relcl tolls|NNS|5|obj but|CC|9|cc cannot|MD|9|aux forbid|VB|5|conj them|PRP|9|obj .|.|2|punct"),
		"Guild: The Guild; which", "tolls: tolls; them")
}

func TestAPronounIsTheSubjectOfTheSentenceBefore(t *testing.T) {
	expect(t, text(t,
		"Peter|NNP|3|nsubj|PER Holm|NNP|1|flat|+PER praised~praise|VBD|0|root the|DT|5|det guard|NN|3|obj ,|,|5|punct whom|WP|9|obj Karl|NNP|9|nsubj|PER dismissed~dismiss|VBD|5|acl:relcl .|.|3|punct",
		"He|PRP|2|nsubj left~leave|VBD|0|root .|.|2|punct"),
		"Peter Holm: Peter Holm; He", "guard: the guard; whom", "Karl: Karl")
}

func TestTheCompanyIsTheOneThatTheTextIsAbout(t *testing.T) {
	expect(t, text(t,
		"Norlight|NNP|2|nsubj|ORG beat~beat|VBD|0|root Danfoods|NNP|2|obj|ORG .|.|2|punct",
		"The|DT|2|det company|NN|3|nsubj closed~close|VBD|0|root .|.|3|punct"),
		"Norlight: Norlight; The company", "Danfoods: Danfoods")
}

func TestTheTownOfANameIsThatTown(t *testing.T) {
	expect(t, text(t,
		"Fire|NN|2|nsubj reached~reach|VBD|0|root the|DT|4|det town|NN|2|obj of|IN|6|case Norholm|NNP|4|nmod|LOC .|.|2|punct"),
		"Norholm: the town of Norholm; Norholm")
}

func TestASurnameTakenForAPlaceIsThePersons(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER spoke~speak|VBD|0|root .|.|3|punct",
		"Moss|NNP|2|compound|LOC critics|NNS|3|nsubj left~leave|VBD|0|root .|.|3|punct"),
		"Ada Moss: Ada Moss; Moss")
	expect(t, text(t,
		"Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER spoke~speak|VBD|0|root in|IN|5|case Moss|NNP|3|obl|LOC .|.|3|punct"),
		"Ada Moss: Ada Moss", "Moss: Moss")
}

func TestAnAgeTakesUpThePersonThatTheSentenceBeforeIsAbout(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER joined~join|VBD|0|root Norlight|NNP|3|obj|ORG .|.|3|punct",
		"The|DT|6|det 23|CD|6|nummod -|HYPH|2|punct year|NN|6|compound -|HYPH|2|punct old|JJ|7|nsubj scored~score|VBD|0|root .|.|7|punct"),
		"Ada Moss: Ada Moss; The 23-year-old", "Norlight: Norlight")
}

func TestANameWithACapitalInsideIsNoPersons(t *testing.T) {
	tx := text(t,
		"GreyHolm|NNP|2|nsubj|PER denied~deny|VBD|0|root theft|NN|2|obj .|.|2|punct",
		"McAllister|NNP|2|nsubj|PER left~leave|VBD|0|root .|.|2|punct")
	expect(t, tx, "GreyHolm: GreyHolm", "McAllister: McAllister")
	for _, c := range tx.Chains {
		if want := map[string]nlp.Kind{"GreyHolm": nlp.Organization, "McAllister": nlp.Person}[c.Name]; want != nlp.Other && c.Kind != want {
			t.Errorf("%s is of kind %d, want %d", c.Name, c.Kind, want)
		}
	}
}

func TestANameWhoseFirstWordWasTakenForAVerbIsAMention(t *testing.T) {
	tx := text(t, "He|PRP|2|nsubj left~leave|VBD|0|root Sporting|NNP|2|obj|ORG Norholm|NNP|3|flat|+ORG .|.|2|punct")
	tx.Sentences[0].Words[2].UPOS = "VERB"
	expect(t, tx, "Sporting Norholm: Sporting Norholm")
}

func TestTheOfficeInATitleIsNoMention(t *testing.T) {
	expect(t, text(t,
		"Secretary|NNP|4|nmod:desc of|IN|3|case State|NNP|1|nmod Ada|NNP|6|nsubj|PER Moss|NNP|4|flat|+PER left~leave|VBD|0|root .|.|6|punct"),
		"Ada Moss: Secretary of State Ada Moss")
}

func TestTheHeadOfABodySaysWeOfIt(t *testing.T) {
	expect(t, text(t,
		"Norlight|NNP|2|nsubj|ORG lost~lose|VBD|0|root files|NNS|2|obj .|.|2|punct",
		"Its|PRP$|2|nmod:poss chairman|NN|6|nsubj ,|,|4|punct Karl|NNP|2|appos|PER Moss|NNP|4|flat|+PER apologised~apologise|VBD|0|root .|.|6|punct",
		"“|``|3|punct We|PRP|3|nsubj failed~fail|VBD|6|ccomp ,|,|3|punct ”|''|3|punct said~say|VBD|0|root Moss|NNP|6|nsubj|PER .|.|6|punct",
		"“|``|3|punct We|PRP|3|nsubj paid~pay|VBD|0|root .|.|3|punct ”|''|3|punct"),
		"Norlight: Norlight; Its; We; We", "Karl Moss: Its chairman; Karl Moss; Moss")
}

func TestWhoHeadsNothingSaysWeOfOthers(t *testing.T) {
	tx := text(t,
		"“|``|3|punct We|PRP|3|nsubj fled~flee|VBD|6|ccomp ,|,|3|punct ”|''|3|punct said~say|VBD|0|root Norlight|NNP|8|compound|ORG customer|NN|9|nmod:desc Karl|NNP|6|nsubj|PER Moss|NNP|9|flat|+PER .|.|6|punct")
	expect(t, tx, "Norlight: Norlight", "Karl Moss: Norlight customer Karl Moss")
}

func TestAClubIsCalledByAPartOfItsName(t *testing.T) {
	expect(t, text(t,
		"Union|NNP|3|nsubj|ORG Norholm|NNP|1|flat|+ORG beat~beat|VBD|0|root Danfoods|NNP|3|obj|ORG .|.|3|punct",
		"The|DT|3|det Norholm|NNP|3|compound|LOC club|NN|4|nsubj celebrated~celebrate|VBD|0|root .|.|4|punct"),
		"Union Norholm: Union Norholm; The Norholm club", "Danfoods: Danfoods", "Norholm: Norholm")
}

func TestAShortFormThatWasMisreadCanStillBeThey(t *testing.T) {
	expect(t, text(t,
		"Norlight|NNP|3|nsubj|ORG Health|NNP|1|flat|+ORG objected~object|VBD|0|root .|.|3|punct",
		"Norlight|NNP|2|nsubj|PER protested~protest|VBD|0|root .|.|2|punct",
		"They|PRP|2|nsubj wrote~write|VBD|0|root letters|NNS|2|obj .|.|2|punct"),
		"Norlight Health: Norlight Health; Norlight; They")
}

func TestABodyNamedByItsStateIsNoOtherBody(t *testing.T) {
	tx := text(t,
		"Norlight|NNP|2|compound|ORG Bank|NNP|3|nsubj|+ORG grew~grow|VBD|0|root .|.|3|punct",
		"Denmark|NNP|4|nmod:poss|LOC 's|POS|1|case central|JJ|4|amod bank|NN|5|nsubj lent~lend|VBD|0|root money|NN|5|obj .|.|5|punct")
	Resolve(tx)
	for _, c := range tx.Chains {
		if c.Name == "Norlight Bank" && len(c.Mentions) != 1 {
			t.Errorf("Norlight Bank has %d mentions, want 1", len(c.Mentions))
		}
	}
}

func TestTheCapitalsOfADatelineAreNoOtherName(t *testing.T) {
	tx := text(t,
		"BERGEN|NNP|4|nsubj|LOC —|:|1|punct Moss|NNP|4|nsubj|PER left~leave|VBD|0|root .|.|4|punct",
		"Holm|NNP|2|nsubj|PER slept~sleep|VBD|0|root in|IN|4|case Bergen|NNP|2|obl|LOC .|.|2|punct")
	Resolve(tx)
	for _, c := range tx.Chains {
		if c.Name == "BERGEN" || c.Name == "Bergen" && len(c.Aliases) > 0 {
			t.Errorf("a chain is called %q, also %q; want Bergen alone", c.Name, c.Aliases)
		}
	}
}

func TestWhoIsUrgedOwnsWhatItIsToDealWith(t *testing.T) {
	expect(t, text(t,
		"Norlight|NNP|2|nsubj|ORG persuaded~persuade|VBD|0|root Danfoods|NNP|2|obj|ORG to|TO|5|mark sell|VB|2|xcomp its~it|PRP$|7|nmod:poss brewery|NN|5|obj .|.|2|punct"),
		"Norlight: Norlight", "Danfoods: Danfoods; its")
}

func TestWhoIsSomebodysIsNobodyNamedBefore(t *testing.T) {
	expect(t, text(t,
		"Peter|NNP|3|nsubj|PER Holm|NNP|1|flat|+PER left~leave|VBD|0|root .|.|3|punct",
		"His|PRP$|2|nmod:poss lawyer|NN|3|nsubj spoke~speak|VBD|0|root .|.|3|punct"),
		"Peter Holm: Peter Holm; His")
}

func TestASuccessorIsWhoReplaces(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|4|nsubj|PER Moss|NNP|1|flat|+PER will|MD|4|aux replace|VB|0|root Peter|NNP|4|obj|PER Holm|NNP|5|flat|+PER .|.|4|punct",
		"Holm|NNP|2|nsubj|PER praised~praise|VBD|0|root his|PRP$|4|nmod:poss successor|NN|2|obj .|.|2|punct"),
		"Ada Moss: Ada Moss; his successor", "Peter Holm: Peter Holm; Holm; his")
}

func TestTheAwardIsTheOneThatTheTextIsAbout(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|2|nsubj|PER won~win|VBD|0|root the|DT|5|det Lund|NNP|5|compound|OTH Prize|NNP|2|obj|+OTH .|.|2|punct",
		"The|DT|3|det physics|NN|3|compound award|NN|4|nsubj helped~help|VBD|0|root .|.|4|punct"),
		"Ada: Ada", "Lund Prize: the Lund Prize; The physics award")
}

func TestWhatIsOneOfMoreIsNotTheOneBefore(t *testing.T) {
	expect(t, text(t,
		"Moss|NNP|2|nsubj|PER saw~see|VBD|0|root an|DT|4|det outbreak|NN|2|obj .|.|2|punct",
		"The|DT|2|det outbreak|NN|3|nsubj ended~end|VBD|0|root .|.|3|punct",
		"Holm|NNP|2|nsubj|PER saw~see|VBD|0|root an|DT|4|det outbreak|NN|2|obj .|.|2|punct"),
		"Moss: Moss", "outbreak: an outbreak; The outbreak", "Holm: Holm")
}

func TestWhoIsChargedIsWhoResigns(t *testing.T) {
	expect(t, text(t,
		"Moss|NNP|2|nsubj|PER praised~praise|VBD|0|root Holm|NNP|2|obj|PER .|.|2|punct",
		"Holm|NNP|2|nsubj|PER resigned~resign|VBD|0|root amid|IN|4|case claims~claim|NNS|2|obl that|IN|7|mark he|PRP|7|nsubj lied~lie|VBD|4|acl .|.|2|punct"),
		"Moss: Moss", "Holm: Holm; Holm; he")
}

func TestADatelineIsNoShortName(t *testing.T) {
	expect(t, text(t,
		"ZANDOVA|NNP|4|nsubj|LOC —|:|1|punct Moss|NNP|4|nsubj|PER left~leave|VBD|0|root .|.|4|punct",
		"Zandova|NNP|2|compound|ORG Mutual|NNP|3|nsubj|+ORG fell~fall|VBD|0|root .|.|3|punct"),
		"ZANDOVA: ZANDOVA", "Moss: Moss", "Zandova Mutual: Zandova Mutual")
}
