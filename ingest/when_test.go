package ingest

import (
	"maps"
	"testing"
)

func TestEachOfSeveralClausesWithOneVerbHasItsTime(t *testing.T) {
	reader, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for sentence, want := range map[string]map[string]string{
		"Ada Moss beat Bo Lund in 2020, Karl Berg in 2024 and Eva Holm in 2028.":  {"Bo Lund": "in 2020", "Karl Berg": "in 2024", "Eva Holm": "in 2028"},
		"Norlight sold its mines to Danfoods and its ships to Holm Salt in 2030.": {"Danfoods": "in 2030", "Holm Salt": "in 2030"},
	} {
		text := reader.Text(truthPage(sentence))
		got := map[string]string{}
		for _, c := range text.Claims {
			if c.Object < 0 || c.Time < 0 {
				continue
			}
			if name := text.Chains[c.Object].Name; want[name] != "" {
				tm := &text.Times[c.Time]
				words := text.Sentences[tm.Sent].Words
				got[name] = text.Raw[words[tm.Start].Start:words[tm.End-1].End]
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s\ngot  %v\nwant %v", sentence, got, want)
		}
	}
}
