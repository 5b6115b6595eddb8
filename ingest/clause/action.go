package clause

import "strings"

// mendActions gives action nouns the parties that stand right behind them but
// hang on the verb: in "came for talks with X", X came to nobody's side.
func (b *builder) mendActions() {
	for k := range b.Words {
		w := &b.Words[k]
		if w.Rel != "obl" || w.Head < 0 || b.isTimeNoun(k) || !b.isName(k) && w.XPOS != "NNS" {
			continue
		}
		start, _ := b.extent(k)
		i := start - 1
		if i < 0 || i < w.Head || b.Words[i].UPOS != "NOUN" || b.Words[i].Head != w.Head {
			continue
		}
		a, known := actions[strings.ToLower(b.Words[i].Lemma)]
		if prep := b.prepOf(k); known && (a.target[prep] || a.mutual && (prep == "with" || prep == "between")) {
			b.move(k, i, "nmod")
		}
	}
}
