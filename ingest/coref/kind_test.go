package coref

import (
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// kindOf resolves a text and returns the kind of the chain called name.
func kindOf(t *testing.T, tx *nlp.Text, name string) nlp.Kind {
	t.Helper()
	Resolve(tx)
	for _, c := range tx.Chains {
		if c.Name == name {
			return c.Kind
		}
	}
	t.Fatalf("no chain is called %q", name)
	return nlp.Other
}

func TestWhatStandsAroundANameCorrectsItsKind(t *testing.T) {
	for _, c := range []struct {
		why, name string
		want      nlp.Kind
		text      []string
	}{
		{"a place has an adjective in the text", "Zandova", nlp.Place, []string{
			"Zandova|NNP|2|nsubj|PER left~leave|VBD|0|root .|.|2|punct",
			"The|DT|3|det Zandovan|JJ|3|amod envoy|NN|4|nsubj left~leave|VBD|0|root .|.|4|punct"}},
		{"a country acts often, and has an adjective", "Zandova", nlp.Place, []string{
			"Zandova|NNP|2|nsubj|ORG said~say|VBD|0|root .|.|2|punct",
			"Zandova|NNP|2|nsubj|ORG denied~deny|VBD|0|root .|.|2|punct",
			"Zandova|NNP|2|nsubj|ORG warned~warn|VBD|0|root .|.|2|punct",
			"Zandova|NNP|2|nsubj|ORG refused~refuse|VBD|0|root .|.|2|punct",
			"The|DT|3|det Zandovan|JJ|3|amod envoy|NN|4|nsubj left~leave|VBD|0|root .|.|4|punct"}},
		{"things happen in a place", "Zandova", nlp.Place, []string{
			"Moss|NNP|2|nsubj slept~sleep|VBD|0|root in|IN|4|case Zandova|NNP|2|obl|PER .|.|2|punct",
			"Moss|NNP|2|nsubj slept~sleep|VBD|0|root near|IN|4|case Zandova|NNP|2|obl .|.|2|punct"}},
		{"the capital of a country", "Zandova", nlp.Place, []string{
			"The|DT|2|det capital|NN|5|nsubj of|IN|4|case Zandova|NNP|2|nmod|PER slept~sleep|VBD|0|root .|.|5|punct"}},
		{"a dateline in capitals is a place", "ZANDOVA", nlp.Place, []string{
			"ZANDOVA|NNP|4|nsubj|PER —|:|1|punct Moss|NNP|4|nsubj|PER left~leave|VBD|0|root .|.|4|punct"}},
		{"bodies have chairmen", "Zandova", nlp.Organization, []string{
			"Zandova|NNP|3|nmod:poss|LOC 's|POS|1|case chairman|NN|4|nsubj left~leave|VBD|0|root .|.|4|punct"}},
		{"a suburb has a name", "Glen Zandova", nlp.Place, []string{
			"Homes~home|NNS|8|nsubj in|IN|4|case the|DT|4|det suburb|NN|1|nmod of|IN|6|case Glen|NNP|4|nmod|PER Zandova|NNP|6|flat|+PER burned~burn|VBD|0|root .|.|8|punct"}},
		{"a name with a particle is a person's", "Joris van Dam", nlp.Person, []string{
			"Joris|NNP|4|nsubj|LOC van|NNP|1|flat|+LOC Dam|NNP|1|flat|+LOC left~leave|VBD|0|root .|.|4|punct"}},
		{"a country has its border", "Zandova", nlp.Place, []string{
			"Zandova|NNP|2|nsubj|PER closed~close|VBD|0|root its|PRP$|4|nmod:poss border|NN|2|obj .|.|2|punct"}},
		{"a firm has its chairman", "Zandova", nlp.Organization, []string{
			"Zandova|NNP|2|nsubj|PER dismissed~dismiss|VBD|0|root its|PRP$|4|nmod:poss chairman|NN|2|obj .|.|2|punct"}},
		{"firms have shares", "Zandova", nlp.Organization, []string{
			"Shares~share|NNS|4|nsubj in|IN|3|case Zandova|NNP|1|nmod|LOC fell~fall|VBD|0|root .|.|4|punct"}},
		{"banks are listed behind their noun", "Zandova", nlp.Organization, []string{
			"Two|CD|2|nummod banks~bank|NNS|7|nsubj ,|,|4|punct Zandova|NNP|2|appos|PER and|CC|6|cc Moss|NNP|4|conj merged~merge|VBD|0|root .|.|7|punct"}},
		{"what is founded is a body", "Zandova", nlp.Organization, []string{
			"Zandova|NNP|3|nsubj:pass|PER was~be|VBD|3|aux:pass founded~found|VBN|0|root in|IN|5|case 1871|CD|3|obl .|.|3|punct"}},
		{"one has colleagues at bodies", "Zandova", nlp.Organization, []string{
			"Her|PRP$|2|nmod:poss colleague|NN|5|nsubj at|IN|4|case Zandova|NNP|2|nmod|PER left~leave|VBD|0|root .|.|5|punct"}},
		{"a company says what it is", "Zandova", nlp.Organization, []string{
			"Zandova|NNP|5|nsubj|PER ,|,|4|punct a|DT|4|det company|NN|1|appos fell~fall|VBD|0|root .|.|5|punct"}},
		{"a name ends like a company's", "Zandova Labs", nlp.Organization, []string{
			"Zandova|NNP|2|compound|LOC Labs|NNP|3|nsubj|+LOC fell~fall|VBD|0|root .|.|3|punct"}},
		{"an organisation is called by its first word", "Zandova Billing", nlp.Organization, []string{
			"Zandova|NNP|2|compound|PER Billing|NNP|3|nsubj|+PER fell~fall|VBD|0|root .|.|3|punct",
			"Zandova|NNP|2|nsubj|ORG fell~fall|VBD|0|root .|.|2|punct"}},
		{"a plural verb takes a club for its players", "Zandova Town", nlp.Organization, []string{
			"Zandova|NNP|2|compound|LOC Town|NNP|4|nsubj|+LOC have|VBP|4|aux lost~lose|VBN|0|root .|.|4|punct"}},
		{"a modal says nothing of how many", "Zandova", nlp.Place, []string{
			"Zandova|NNP|4|nsubj|LOC would|MD|4|aux have|VB|4|aux lost~lose|VBN|0|root .|.|4|punct"}},
		{"a firm in another language", "Banque Zandova", nlp.Organization, []string{
			"Banque|NNP|3|nsubj|PER Zandova|NNP|1|flat|+PER fell~fall|VBD|0|root .|.|3|punct"}},
		{"who takes the place of a person takes none", "Zandova", nlp.Person, []string{
			"He|PRP|2|nsubj took~take|VBD|0|root the|DT|4|det place|NN|2|obj of|IN|6|case Zandova|NNP|4|nmod|PER .|.|2|punct"}},
		{"a person has an age", "Zandova", nlp.Person, []string{
			"Zandova|NNP|5|nsubj|LOC ,|,|3|punct 54|CD|1|nummod ,|,|3|punct fell~fall|VBD|0|root .|.|5|punct"}},
		{"a person has a courtesy title", "Mr. Zandova", nlp.Person, []string{
			"Mr.|NNP|2|nmod:desc|ORG Zandova|NNP|3|nsubj|+ORG fell~fall|VBD|0|root .|.|3|punct"}},
		{"those who are counted tell what a number of them is", "Hundreds of residents", nlp.Group, []string{
			"Hundreds~hundred|NNS|4|nsubj of|IN|3|case residents~resident|NNS|1|nmod fell~fall|VBD|0|root .|.|4|punct"}},
		{"a people has a plural", "Shiites", nlp.Group, []string{
			"The|DT|2|det Shiites|NNPS|3|nsubj fell~fall|VBD|0|root .|.|3|punct"}},
		{"nothing speaks against what was found", "Ada Moss", nlp.Person, []string{
			"Ada|NNP|3|nsubj|PER Moss|NNP|1|flat|+PER fell~fall|VBD|0|root .|.|3|punct"}},
	} {
		if got := kindOf(t, text(t, c.text...), c.name); got != c.want {
			t.Errorf("%s: %s is of kind %d, want %d", c.why, c.name, got, c.want)
		}
	}
}

func TestAHeadingMakesNoFullerName(t *testing.T) {
	tx := text(t,
		"Zandova|NNP|2|compound|ORG Talks|NNPS|3|nsubj|+ORG begin|VBP|0|root",
		"¶ Zandova|NNP|2|nsubj|ORG fell~fall|VBD|0|root .|.|2|punct")
	tx.Blocks[0].Kind = nlp.Heading
	expect(t, tx, "Zandova Talks: Zandova Talks", "Zandova: Zandova")
}

func TestAnAdministrationIsCalledWithoutHowLongItStays(t *testing.T) {
	tx := text(t,
		"¶ New|NNP|2|amod US|NNP|3|compound|LOC administration|NN|0|root",
		"¶ The|DT|3|det US|NNP|3|compound|LOC administration|NN|4|nsubj fell~fall|VBD|0|root .|.|4|punct")
	expect(t, tx, "US administration: New US administration; The US administration", "United States: New US; US")
}
