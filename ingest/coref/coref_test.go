package coref

import (
	"reflect"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

func TestSurnamesJoinTheOnlyFullerName(t *testing.T) {
	expect(t, text(t,
		"General|NNP|2|nmod:desc Ada|NNP|4|nsubj|PER Moss|NNP|2|flat|+PER resigned~resign|VBD|0|root .|.|4|punct",
		"Ms.|NNP|2|nmod:desc Moss|NNP|3|nsubj|PER left~leave|VBD|0|root .|.|3|punct"),
		"Ada Moss: General Ada Moss; Ms. Moss")
}

func TestASurnameThatFitsTwoPersonsStaysAlone(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|6|nsubj|PER Moss|NNP|1|flat|+PER and|CC|4|cc Paul|NNP|1|conj|PER Moss|NNP|4|flat|+PER met~meet|VBD|0|root .|.|6|punct",
		"Moss|NNP|2|nsubj|PER left~leave|VBD|0|root .|.|2|punct"),
		"Ada Moss: Ada Moss", "Paul Moss: Paul Moss", "Moss: Moss")
}

func TestATokenInTheMiddleOfANameIsNoSurname(t *testing.T) {
	expect(t, text(t,
		"Karim|NNP|3|nsubj|PER Ghani|NNP|1|flat|+PER saw~see|VBD|0|root Abdul|NNP|3|obj|PER Ghani|NNP|4|flat|+PER Barak|NNP|4|flat|+PER .|.|3|punct",
		"Ghani|NNP|2|nsubj|PER left~leave|VBD|0|root .|.|2|punct"),
		"Karim Ghani: Karim Ghani; Ghani", "Abdul Ghani Barak: Abdul Ghani Barak")
}

func TestARoleJoinsTheNameItStandsBeside(t *testing.T) {
	tx := text(t,
		"The|DT|2|det team|NN|3|nsubj met~meet|VBD|0|root Denmark|NNP|7|nmod:poss|LOC 's|POS|4|case army|NN|7|compound chief|NN|3|obj ,|,|9|punct Ada|NNP|7|appos|PER Moss|NNP|9|flat|+PER .|.|3|punct")
	expect(t, tx, "Ada Moss: Denmark's army chief; Ada Moss", "Denmark: Denmark")
	why := Explain(tx)
	for i, m := range tx.Mentions {
		if m.Kind == nlp.Named && tx.Chains[m.Chain].Name == "Ada Moss" && (why[i].Sieve != "apposition" || why[i].Antecedent < 0) {
			t.Errorf("reason %+v, want an apposition", why[i])
		}
	}
}

func TestPlacesWithinPlacesAreNotTheSame(t *testing.T) {
	expect(t, text(t,
		"They|PRP|2|nsubj met~meet|VBD|0|root in|IN|4|case Aarhus|NNP|2|obl|LOC ,|,|6|punct Denmark|NNP|4|appos|LOC .|.|2|punct"),
		"Aarhus: Aarhus", "Denmark: Denmark")
}

func TestACopulaJoinsUnlessDeniedOrPossible(t *testing.T) {
	expect(t, text(t,
		"Ada|NNP|6|nsubj|PER Moss|NNP|1|flat|+PER is~be|VBZ|6|cop the|DT|6|det new|JJ|6|amod envoy|NN|0|root .|.|6|punct"),
		"Ada Moss: Ada Moss; the new envoy")
	expect(t, text(t,
		"Ada|NNP|6|nsubj|PER Moss|NNP|1|flat|+PER is~be|VBZ|6|cop not|RB|6|advmod the|DT|6|det envoy|NN|0|root .|.|6|punct"),
		"Ada Moss: Ada Moss")
	expect(t, text(t,
		"Ada|NNP|6|nsubj|PER Moss|NNP|1|flat|+PER may|MD|6|aux be|VB|6|cop the|DT|6|det envoy|NN|0|root .|.|6|punct"),
		"Ada Moss: Ada Moss")
}

func TestRelativeAndReflexivePronounsHaveTheirAntecedent(t *testing.T) {
	expect(t, text(t,
		"The|DT|2|det envoy|NN|6|nsubj who|WP|4|nsubj resigned~resign|VBD|2|acl:relcl yesterday|RB|4|advmod blamed~blame|VBD|0|root himself|PRP|6|obj .|.|6|punct"),
		"envoy: The envoy; who; himself")
}

func TestTheRebelsAreNotTheBodyThatAListSetsBesideThem(t *testing.T) {
	front := "The|DT|3|det Zandova|NNP|3|compound|ORG Front|NNP|4|nsubj|+ORG left~leave|VBD|0|root .|.|4|punct"
	saw := "Moss|NNP|2|nsubj|PER saw~see|VBD|0|root the|DT|4|det rebels~rebel|NNS|2|obj .|.|2|punct"
	expect(t, text(t, front, front, front, saw),
		"Zandova Front: The Zandova Front; The Zandova Front; The Zandova Front; the rebels", "Moss: Moss")
	beside := "The|DT|3|det Zandova|NNP|3|compound|ORG Front|NNP|6|nsubj|+ORG and|CC|5|cc rebels~rebel|NNS|3|conj met~meet|VBD|0|root .|.|6|punct"
	tx := text(t, front, front, beside, saw)
	Resolve(tx)
	for _, m := range tx.Mentions {
		if m.Sent == 3 && tx.Sentences[3].Words[m.Head].Form == "rebels" && tx.Chains[m.Chain].Name == "Zandova Front" {
			t.Error("the rebels are the front that met them")
		}
	}
}

func TestPronounsAgreeInGenderAndKind(t *testing.T) {
	expect(t, text(t,
		"Hannah|NNP|3|nsubj|PER Holm|NNP|1|flat|+PER met~meet|VBD|0|root Peter|NNP|3|obj|PER Moss|NNP|4|flat|+PER .|.|3|punct",
		"She|PRP|2|nsubj thanked~thank|VBD|0|root him|PRP|2|obj .|.|2|punct"),
		"Hannah Holm: Hannah Holm; She", "Peter Moss: Peter Moss; him")
}

func TestAFirstPersonInAQuotationIsTheSpeaker(t *testing.T) {
	expect(t, text(t,
		"“|``|3|punct I|PRP|3|nsubj left~leave|VBD|6|ccomp ,|,|3|punct ”|''|3|punct said~say|VBD|0|root Hannah|NNP|6|nsubj|PER Holm|NNP|7|flat|+PER .|.|6|punct"),
		"Hannah Holm: I; Hannah Holm")
}

func TestACapitalThatActsIsItsGovernment(t *testing.T) {
	tx := text(t,
		"Denmark|NNP|2|nsubj|LOC signed~sign|VBD|0|root .|.|2|punct",
		"Copenhagen|NNP|2|nsubj|LOC insists~insist|VBZ|0|root it|PRP|5|nsubj is~be|VBZ|5|cop ready|JJ|2|ccomp .|.|2|punct",
		"The|DT|2|det ship|NN|3|nsubj reached~reach|VBD|0|root Copenhagen|NNP|3|obj|LOC .|.|3|punct")
	expect(t, tx, "Denmark: Denmark; Copenhagen; it", "Copenhagen: Copenhagen")
}

func TestACapitalThatActsIsTheGovernmentThatTheTextNames(t *testing.T) {
	tx := text(t,
		"The|DT|3|det Danish|JJ|3|amod government|NN|4|nsubj signed~sign|VBD|0|root in|IN|6|case Denmark|NNP|4|obl|LOC .|.|4|punct",
		"Talks|NNS|5|nsubj between|IN|3|case Copenhagen|NNP|1|nmod|LOC soon|RB|5|advmod began~begin|VBD|0|root .|.|5|punct")
	expect(t, tx, "Danish government: The Danish government; Copenhagen", "Denmark: Danish; Denmark")
	for _, c := range tx.Chains {
		if c.Name == "Danish government" && (c.Kind != nlp.Organization || !c.Named || !reflect.DeepEqual(c.Aliases, []string{"Copenhagen"})) {
			t.Errorf("got %+v, want a named organisation with the alias Copenhagen", c)
		}
	}
}

func TestATeamTakesUpTheConjunctionThatNamedIt(t *testing.T) {
	tx := text(t,
		"Ada|NNP|7|nsubj|PER Moss|NNP|1|flat|+PER and|CC|6|cc a|DT|6|det Danish|JJ|6|amod delegation|NN|1|conj visited~visit|VBD|0|root Oslo|NNP|7|obj|LOC .|.|7|punct",
		"The|DT|3|det Danish|JJ|3|amod team|NN|4|nsubj met~meet|VBD|0|root officials|NNS|4|obj .|.|4|punct")
	Resolve(tx)
	for _, m := range tx.Mentions {
		if m.Sent == 1 && tx.Sentences[1].Words[m.Head].Form == "team" {
			c := tx.Chains[m.Chain]
			if len(c.Members) != 2 || tx.Chains[c.Members[0]].Name != "Ada Moss" || tx.Chains[c.Members[1]].Name != "Danish delegation" {
				t.Errorf("chain %+v, want the members Ada Moss and Danish delegation", c)
			}
			return
		}
	}
	t.Error("no mention of the team")
}

func TestADescriptionIsTheOneWhoWasCalledSo(t *testing.T) {
	expect(t, text(t,
		"Danish|JJ|3|amod special|JJ|3|amod envoy|NN|4|nmod:desc Ada|NNP|6|nsubj|PER Moss|NNP|4|flat|+PER met~meet|VBD|0|root Peter|NNP|6|obj|PER Holm|NNP|7|flat|+PER .|.|6|punct",
		"The|DT|2|det envoy|NN|3|nsubj resigned~resign|VBD|0|root .|.|3|punct"),
		"Denmark: Danish", "Ada Moss: Danish special envoy Ada Moss; The envoy", "Peter Holm: Peter Holm")
	expect(t, text(t,
		"The|DT|4|det Harbour|NNP|4|compound|ORG Trade|NNP|4|compound|+ORG Council|NNP|5|nsubj|+ORG met~meet|VBD|0|root .|.|5|punct",
		"The|DT|2|det council|NN|3|nsubj agreed~agree|VBD|0|root .|.|3|punct"),
		"Harbour Trade Council: The Harbour Trade Council; The council")
}

func TestADescriptionThatFitsTwoNamesIsNeither(t *testing.T) {
	tx := text(t,
		"Envoy|NN|2|nmod:desc Ada|NNP|4|nsubj|PER Moss|NNP|2|flat|+PER met~meet|VBD|0|root envoy|NN|6|nmod:desc Peter|NNP|4|obj|PER Holm|NNP|6|flat|+PER .|.|4|punct",
		"The|DT|2|det envoy|NN|3|nsubj resigned~resign|VBD|0|root .|.|3|punct")
	for i, reason := range Explain(tx) {
		if reason.Sieve == "description of a name" {
			t.Errorf("mention %d was linked by a description that fits two", i)
		}
	}
}

func TestTheTwoMenAreTheTwoWhoWereNamed(t *testing.T) {
	tx := text(t,
		"Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER met~meet|VBD|0|root Peter|NNP|3|obj|PER Holm|NNP|4|flat|+PER .|.|3|punct",
		"The|DT|3|det two|CD|3|nummod officials|NNS|4|nsubj agreed~agree|VBD|0|root .|.|4|punct")
	Resolve(tx)
	c := tx.Chains[len(tx.Chains)-1]
	if len(c.Members) != 2 || tx.Chains[c.Members[0]].Name != "Ada Moss" || tx.Chains[c.Members[1]].Name != "Peter Holm" {
		t.Errorf("chain %+v, want the members Ada Moss and Peter Holm", c)
	}
}

func TestTheTwoSidesAreTheConjunctionOfParties(t *testing.T) {
	tx := text(t,
		"Talks|NNS|9|nsubj between|IN|4|case the|DT|4|det Guild|NNP|1|nmod|ORG and|CC|8|cc the|DT|8|det Harbour|NNP|8|compound|ORG Board|NNP|4|conj|+ORG failed~fail|VBD|0|root .|.|9|punct",
		"The|DT|3|det two|CD|3|nummod sides|NNS|4|nsubj agreed~agree|VBD|0|root .|.|4|punct")
	Resolve(tx)
	for _, m := range tx.Mentions {
		if m.Sent == 1 {
			if c := tx.Chains[m.Chain]; len(c.Members) != 2 || tx.Chains[c.Members[1]].Name != "Harbour Board" {
				t.Errorf("chain %+v, want the two parties as members", c)
			}
		}
	}
}

func TestTheTwoCountriesAreThoseOfTheHeading(t *testing.T) {
	tx := text(t,
		"Norway|NNP|2|nsubj|LOC sues~sue|VBZ|0|root Denmark|NNP|2|obj|LOC",
		"The|DT|2|det minister|NN|3|nsubj spoke~speak|VBD|0|root .|.|3|punct",
		"The|DT|3|det two|CD|3|nummod countries~country|NNS|4|nsubj trade|VBP|0|root .|.|4|punct")
	tx.Sentences[1].Block, tx.Sentences[2].Block = 1, 1
	tx.Blocks = []nlp.Block{{Kind: nlp.Heading}, {Kind: nlp.Paragraph}}
	Resolve(tx)
	for _, m := range tx.Mentions {
		if m.Sent == 2 {
			if c := tx.Chains[m.Chain]; len(c.Members) != 2 || tx.Chains[c.Members[0]].Name != "Norway" || tx.Chains[c.Members[1]].Name != "Denmark" {
				t.Errorf("chain %+v, want Norway and Denmark as members", c)
			}
			return
		}
	}
	t.Error("the two countries are no mention")
}

func TestNamesBeforeANounAreMentionsOfTheirOwn(t *testing.T) {
	tx := text(t,
		"The|DT|3|det U.S.|NNP|3|compound|LOC team|NN|4|nsubj met~meet|VBD|0|root Danish|JJ|6|amod officials|NNS|4|obj .|.|4|punct",
		"America|NNP|2|nsubj|LOC objected~object|VBD|0|root .|.|2|punct")
	expect(t, tx, "United States: U.S.; America", "Denmark: Danish")
}

func TestANameFlatUnderItsDescriptionIsTheSame(t *testing.T) {
	expect(t, text(t,
		"Denmark|NNP|4|nmod:poss|LOC 's|POS|1|case security|NN|4|compound adviser|NN|7|nsubj Ada|NNP|4|flat|PER Moss|NNP|5|flat|+PER left~leave|VBD|0|root .|.|7|punct"),
		"Denmark: Denmark", "Ada Moss: Denmark's security adviser Ada Moss; Ada Moss")
	expect(t, text(t,
		"Mullah|NNP|4|nsubj Abdul|NNP|1|flat|PER Barak|NNP|2|flat|+PER left~leave|VBD|0|root .|.|4|punct"),
		"Abdul Barak: Mullah Abdul Barak")
}

func TestTheFirstWordOfAnOrganisationsNameJoinsIt(t *testing.T) {
	expect(t, text(t,
		"Norholm|NNP|2|compound|ORG Health|NNP|3|nsubj|+ORG closed~close|VBD|0|root .|.|3|punct",
		"Norholm|NNP|2|nsubj|PER apologised~apologise|VBD|0|root .|.|2|punct"),
		"Norholm Health: Norholm Health; Norholm")
}

func TestAnAcronymJoinsTheNameItStandsFor(t *testing.T) {
	expect(t, text(t,
		"The|DT|4|det Harbour|NNP|4|compound|ORG Pilots|NNPS|4|compound|+ORG Guild|NNP|8|nsubj|+ORG (|-LRB-|6|punct HPG|NNP|4|appos|ORG )|-RRB-|6|punct objected~object|VBD|0|root .|.|8|punct",
		"HPG|NNP|2|nsubj|ORG resigned~resign|VBD|0|root .|.|2|punct"),
		"Harbour Pilots Guild: The Harbour Pilots Guild; HPG; HPG")
}

func TestFurnitureHasNoMentions(t *testing.T) {
	tx := text(t, "Ada|NNP|2|nsubj|PER left~leave|VBD|0|root .|.|2|punct", "¶ Newsletters|NNS|0|root")
	tx.Blocks[1].Kind = nlp.Furniture
	Resolve(tx)
	for _, m := range tx.Mentions {
		if m.Sent == 1 {
			t.Errorf("mention %+v in page furniture", m)
		}
	}
}

func TestMentionsAreOrderedAndEachIsInItsChain(t *testing.T) {
	for _, g := range gum(t, "dev")[:4] {
		Resolve(g.text)
		last := nlp.Mention{}
		for i, m := range g.text.Mentions {
			if i > 0 && (m.Sent < last.Sent || m.Sent == last.Sent && (m.Start < last.Start || m.Start == last.Start && m.End > last.End)) {
				t.Fatalf("%s: mention %d is out of order", g.id, i)
			}
			last = m
			if m.Start > m.Head || m.Head >= m.End || m.End > len(g.text.Sentences[m.Sent].Words) {
				t.Fatalf("%s: mention %+v does not hold its head", g.id, m)
			}
			in := false
			for _, k := range g.text.Chains[m.Chain].Mentions {
				in = in || k == i
			}
			if !in {
				t.Fatalf("%s: mention %d is not in its chain", g.id, i)
			}
		}
		for _, c := range g.text.Chains {
			if c.Name == "" || len(c.Mentions) == 0 {
				t.Fatalf("%s: chain %+v without a name or mentions", g.id, c)
			}
		}
	}
}

func TestTheSameTextGivesTheSameChains(t *testing.T) {
	g := gum(t, "dev")[0]
	Resolve(g.text)
	mentions, found := g.text.Mentions, g.text.Chains
	Resolve(g.text)
	if !reflect.DeepEqual(mentions, g.text.Mentions) || !reflect.DeepEqual(found, g.text.Chains) {
		t.Error("resolving twice gives other chains")
	}
}

func BenchmarkResolve(b *testing.B) {
	texts := gum(b, "dev")
	sentences := 0
	for b.Loop() {
		for i := range texts {
			Resolve(texts[i].text)
			sentences += len(texts[i].text.Sentences)
		}
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}

func TestADescriptionByItsOwnerHasTheOwnersName(t *testing.T) {
	tx := text(t,
		"Oslo|NNP|2|nsubj|ORG welcomed~welcome|VBD|0|root Ada|NNP|2|obj|PER Moss|NNP|3|flat|+PER and|CC|7|cc her|PRP$|7|nmod:poss team|NN|3|conj .|.|2|punct",
		"My|PRP$|2|nmod:poss friends|NNS|3|nsubj slept~sleep|VBD|0|root .|.|3|punct")
	Resolve(tx)
	for words, want := range map[string]string{"team": "Ada Moss's team", "friends": "My friends"} {
		found := false
		for _, m := range tx.Mentions {
			if tx.Sentences[m.Sent].Words[m.Head].Form == words && m.End-m.Start < 4 {
				found = true
				if got := tx.Chains[m.Chain].Name; got != want {
					t.Errorf("the %s are called %q, want %q", words, got, want)
				}
			}
		}
		if !found {
			t.Errorf("no mention of the %s", words)
		}
	}
}

func TestTheCapitalOfACountryIsTheCityThatTheTextNames(t *testing.T) {
	oslo := "Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER left~leave|VBD|0|root Oslo|NNP|3|obj|LOC .|.|3|punct"
	expect(t, text(t, oslo,
		"The|DT|3|det Norwegian|JJ|3|amod capital|NN|4|nsubj slept~sleep|VBD|0|root .|.|4|punct",
		"The|DT|2|det capital|NN|5|nsubj of|IN|4|case Norway|NNP|2|nmod|LOC slept~sleep|VBD|0|root .|.|5|punct"),
		"Ada Moss: Ada Moss", "Oslo: Oslo; The Norwegian capital; The capital of Norway", "Norway: Norwegian; Norway")
	expect(t, text(t, oslo,
		"The|DT|3|det Danish|JJ|3|amod capital|NN|4|nsubj slept~sleep|VBD|0|root .|.|4|punct"),
		"Ada Moss: Ada Moss", "Oslo: Oslo", "Denmark: Danish")
}
