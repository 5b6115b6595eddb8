package train

import (
	"reflect"
	"testing"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
)

func TestEntitiesBecomeNamesWithoutArticlesAndTitles(t *testing.T) {
	words := []nlp.Word{
		{Form: "The", UPOS: "DET", Head: 2, Rel: "det"},
		{Form: "Harbour", UPOS: "PROPN", Head: 2, Rel: "compound"},
		{Form: "Union", UPOS: "PROPN", Head: 3, Rel: "nsubj"},
		{Form: "thanked", UPOS: "VERB", Head: -1, Rel: "root"},
		{Form: "President", UPOS: "PROPN", Head: 5, Rel: "nmod:desc"},
		{Form: "Ada", UPOS: "PROPN", Head: 3, Rel: "obj"},
		{Form: "Moss", UPOS: "PROPN", Head: 5, Rel: "flat"},
		{Form: "for", UPOS: "ADP", Head: 9, Rel: "case"},
		{Form: "Danish", UPOS: "ADJ", Head: 9, Rel: "amod"},
		{Form: "herring", UPOS: "NOUN", Head: 3, Rel: "obl"},
	}
	misc := []string{"Entity=(1-organization-new", "", "Entity=1)", "", "Entity=(2-person-new", "", "Entity=2)", "", "Entity=(3-animal-new", "Entity=3)"}
	sents := []conllu.Sentence{{Sentence: nlp.Sentence{Words: words}, Misc: misc}}
	marked, err := markEntities(sents)
	if err != nil || !marked {
		t.Fatalf("marked %t, error %v", marked, err)
	}
	want := []nlp.Name{
		{Start: 1, End: 3, Type: nlp.OrganizationName}, {Start: 5, End: 7, Type: nlp.PersonName}, {Start: 8, End: 9, Type: nlp.OtherName},
	}
	if !reflect.DeepEqual(sents[0].Names, want) {
		t.Errorf("got %v, want %v", sents[0].Names, want)
	}
}
