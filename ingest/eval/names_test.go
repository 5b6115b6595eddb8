package eval

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
)

func TestNamesAreReadByTheSentenceID(t *testing.T) {
	path := filepath.Join(t.TempDir(), "names.iob2")
	write := func(content string) {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sents := []conllu.Sentence{
		{ID: "a", Sentence: nlp.Sentence{Words: []nlp.Word{{Form: "Ada"}, {Form: "Oar"}, {Form: "of"}, {Form: "Oslo"}}}},
		{ID: "b", Sentence: nlp.Sentence{Words: []nlp.Word{{Form: "Tides"}}}},
	}
	write("# sent_id = b\n1\tTides\tB-OTH\t-\t-\n\n# sent_id = a\n# text = x\n1\tAda\tB-PER\n2\tOar\tI-PER\n3\tof\tO\n4\tOslo\tI-LOC\n\n# sent_id = z\n1\tq\tB-PER\n")
	if err := ReadNames(path, sents); err != nil {
		t.Fatal(err)
	}
	want := []nlp.Name{{Start: 0, End: 2, Type: nlp.PersonName}, {Start: 3, End: 4, Type: nlp.LocationName}}
	other := []nlp.Name{{Start: 0, End: 1, Type: nlp.OtherName}}
	if !reflect.DeepEqual(sents[0].Names, want) || !reflect.DeepEqual(sents[1].Names, other) {
		t.Errorf("got %v and %v, want %v and %v", sents[0].Names, sents[1].Names, want, other)
	}
	write("# sent_id = b\n1\tTi\tO\n2\tdes\tB-ORG\n")
	if err := ReadNames(path, sents); err != nil {
		t.Fatal(err)
	}
	if want := []nlp.Name{{Start: 0, End: 1, Type: nlp.OrganizationName}}; !reflect.DeepEqual(sents[1].Names, want) {
		t.Errorf("got %v, want %v", sents[1].Names, want)
	}
	write("# sent_id = b\n1\tTide\tO\n")
	if err := ReadNames(path, sents); err == nil || !strings.Contains(err.Error(), "sentence b") {
		t.Errorf("got %v, want an error about sentence b", err)
	}
}
