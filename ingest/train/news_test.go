package train

import (
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

func TestOurSentencesHaveTreesAndTags(t *testing.T) {
	sents, err := News()
	if err != nil {
		t.Fatal(err)
	}
	if len(sents) == 0 {
		t.Fatal("there are none")
	}
	seen := map[string]bool{}
	names := 0
	for i := range sents {
		s := &sents[i]
		if s.ID == "" || seen[s.ID] {
			t.Errorf("sentence %d: the name %q is taken or missing", i, s.ID)
		}
		seen[s.ID] = true
		names += len(s.Names)
		roots := 0
		for k, w := range s.Words {
			if w.UPOS == "" || w.XPOS == "" || w.Lemma == "" || w.Rel == "" {
				t.Errorf("%s: word %d, %q, lacks a column", s.ID, k+1, w.Form)
			}
			if (w.Head < 0) != (w.Rel == "root") {
				t.Errorf("%s: word %d, %q, is %s of word %d", s.ID, k+1, w.Form, w.Rel, w.Head+1)
			}
			if w.Head < 0 {
				roots++
			}
			if !reachesRoot(s.Words, k) {
				t.Errorf("%s: word %d, %q, is in a circle", s.ID, k+1, w.Form)
			}
		}
		if roots != 1 {
			t.Errorf("%s has %d roots", s.ID, roots)
		}
	}
	if names == 0 {
		t.Error("no name is marked")
	}
}

func reachesRoot(words []nlp.Word, at int) bool {
	for range words {
		if words[at].Head < 0 {
			return true
		}
		at = words[at].Head
	}
	return false
}
