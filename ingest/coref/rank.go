package coref

import "github.com/parley-kg/parley/ingest/nlp"

// scale is the number of steps of a score to one logit.
const scale = 64

// ranking is what the ranker keeps between mentions.
type ranking struct{}

// linkRanked decides third-person pronouns.
func (r *resolver) linkRanked() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Pronoun || m.person != 3 || m.relative || r.groups[i] >= 0 || m.det == demonstrative {
			continue
		}
		best, score := -1, 0
		for j := i - 1; j >= 0 && m.sent-r.ms[j].sent <= 2; j-- {
			a := &r.ms[j]
			if a.relative || a.adjective || !agree(*r.chain(j), *r.chain(i)) || a.end > m.start && a.start <= m.start || isTime(a) {
				continue
			}
			s := 20 - 8*(m.sent-a.sent)
			if a.rel == "nsubj" {
				s += 10
			}
			if a.kind == nlp.Named {
				s += 4
			}
			if s > score {
				best, score = j, s
			}
		}
		if best >= 0 {
			r.link(i, best, "pronoun")
		}
	}
}
