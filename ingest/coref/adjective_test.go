package coref

import "testing"

func TestAnAdjectiveOfAPlaceTheTextNamesIsThePlace(t *testing.T) {
	tx := text(t,
		"Zandova|NNP|2|nsubj|LOC signed~sign|VBD|0|root .|.|2|punct",
		"The|DT|3|det Zandovan|JJ|3|amod envoy|NN|4|nsubj left~leave|VBD|0|root .|.|4|punct")
	expect(t, tx, "Zandova: Zandova; Zandovan")
}

func TestAnAdjectiveOfNoPlaceInTheTextNamesNothing(t *testing.T) {
	tx := text(t, "The|DT|3|det Zandovan|JJ|3|amod envoy|NN|4|nsubj left~leave|VBD|0|root .|.|4|punct")
	expect(t, tx)
}
