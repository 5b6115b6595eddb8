package mend

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// sentence reads words written "form/TAG/head/relation" with heads counted
// from 1, and names written "start-end" likewise, both ends included.
func sentence(t *testing.T, words, names string) *nlp.Sentence {
	t.Helper()
	s := &nlp.Sentence{}
	at := 0
	for _, field := range strings.Fields(words) {
		f := strings.Split(field, "/")
		head, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(err)
		}
		w := nlp.Word{Form: f[0], Lemma: f[0], XPOS: f[1], UPOS: universal[f[1]], Head: head - 1, Rel: f[3]}
		if f[0] == "-" || len(s.Words) > 0 && s.Words[len(s.Words)-1].Form == "-" {
			at-- // written together with the word before
		}
		w.Start, w.End = at, at+len(f[0])
		at = w.End + 1
		s.Words = append(s.Words, w)
	}
	for _, span := range strings.Fields(names) {
		from, to, _ := strings.Cut(span, "-")
		start, _ := strconv.Atoi(from)
		end, _ := strconv.Atoi(to)
		s.Names = append(s.Names, nlp.Name{Start: start - 1, End: end, Type: nlp.PersonName})
	}
	return s
}

var universal = map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VB": "VERB", "VBZ": "VERB", "VBN": "VERB", "VBG": "VERB", "VBP": "VERB", "MD": "AUX", "RB": "ADV", "DT": "DET",
	"JJ": "ADJ", "IN": "ADP", "POS": "PART", ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT", "PRP$": "PRON", "WDT": "PRON", "WP$": "PRON", "TO": "PART", "SFX": "VERB", "CC": "CCONJ"}

// trees gives a wrong tree and the edges that mending must leave, as
// "dependent relation head", the root's head as "-".
var trees = []struct{ about, words, names, want string }{
	{"what stands in a bracket behind a name, read as the subject",
		"Ness/NNP/2/compound Foods/NNP/4/compound (/,/4/punct NESS/NNP/7/nsubj )/,/4/punct is/VBZ/7/cop firm/NN/0/root", "",
		"Foods nsubj firm; NESS appos Foods; Ness compound Foods"},
	{"a participle of seat on what its maker makes",
		"Ness/NNP/3/nsubj is/VBZ/3/cop maker/NN/0/root of/IN/5/case cheese/NN/3/nmod based/VBN/5/acl in/IN/8/case Peru/NNP/6/obl", "8-8",
		"based acl maker; cheese nmod maker; Peru obl based"},
	{"an adjective behind a modal and before a name",
		"Peru/NNP/4/nsubj should/MD/4/aux free/JJ/4/amod Ada/NNP/0/root Moss/NNP/4/flat", "4-5",
		"free root -; Peru nsubj free; Ada obj free; should aux free"},
	{"an adjective with an object behind the subject of a condition",
		"Unless/IN/4/mark the/DT/3/det rebels/NNS/8/nsubj free/JJ/3/amod Ada/NNP/4/obj ,/,/8/punct Peru/NNP/8/nsubj left/VBD/0/root", "5-5",
		"rebels nsubj free; free advcl left; Peru nsubj left"},
	{"a verb of a demand read as a noun between two names",
		"Peru/NNP/2/nsubj demanded/VBD/0/root that/IN/5/mark Chile/NNP/5/compound extradite/NN/2/ccomp Ada/NNP/5/appos", "6-6",
		"Chile nsubj extradite; Ada obj extradite; extradite ccomp demanded"},
	{"a modal taken for the first of two verbs",
		"Peru/NNP/6/nsubj can/MD/0/root not/RB/6/advmod and/CC/6/cc will/MD/6/aux pay/VB/2/conj", "",
		"pay root -; can aux pay; not advmod pay"},
	{"a verb in a list with the noun before it",
		"Peru/NNP/3/nsubj did/MD/3/aux agree/VB/0/root to/IN/5/case talks/NNS/3/obl or/CC/7/cc free/VB/5/conj Ada/NNP/7/obj", "8-8",
		"free conj agree; Ada obj free"},
	{"the subject of a condition that begins with were",
		"Were/VBD/6/cop Peru/NNP/6/nsubj to/TO/4/mark leave/VB/6/advcl Chile/NNP/6/nsubj followed/VBD/0/root", "",
		"Peru nsubj leave; Were aux leave; Chile nsubj followed"},
	{"a time before the auxiliary read as the subject",
		"Until/IN/2/case May/NNP/5/nsubj did/MD/5/aux Peru/NNP/5/nsubj lead/VB/0/root", "",
		"May obl lead; Peru nsubj lead"},
	{"a past tense like the base form below an infinitive",
		"A/DT/2/det bid/NN/0/root to/TO/4/mark lead/VB/2/acl Peru/NNP/4/obj cost/VB/4/xcomp millions/NNS/6/obj", "",
		"cost root -; bid nsubj cost; millions obj cost"},
	{"the object of a reported clause read as the subject of the sentence",
		"Claims/NNS/0/root that/IN/7/mark Peru/NNP/4/nsubj armed/VBD/1/acl:relcl rebels/NNS/7/nsubj:pass were/VBD/7/aux:pass denied/VBN/1/acl:relcl", "",
		"denied root -; Claims nsubj:pass denied; armed acl Claims; rebels obj armed; that mark armed"},
	{"a title whose name was read as a second subject",
		"Peruvian/JJ/2/amod spokesman/NN/5/nsubj Ada/NNP/5/nsubj Moss/NNP/3/flat spoke/VBD/0/root", "3-4",
		"spokesman nmod:desc Ada; Ada nsubj spoke; Peruvian amod spokesman"},
	{"a title with a prepositional phrase before the name",
		"He/NNP/2/nsubj met/VBD/0/root envoy/NN/2/obj for/IN/5/case Peru/NNP/3/nmod Ada/NNP/2/obl Moss/NNP/5/flat", "6-7",
		"envoy nmod:desc Ada; Ada obj met; Peru nmod envoy; Moss flat Ada"},
	{"a name with a rank after a noun of office and a comma, read as a list",
		"Peru/NNP/3/nmod:poss 's/POS/1/case chief/NN/9/nsubj ,/,/3/punct General/NNP/3/conj Ada/NNP/7/nmod:desc Moss/NNP/3/conj ,/,/7/punct spoke/VBD/0/root", "6-7",
		"Ada appos chief; Moss flat Ada; General nmod:desc Ada; chief nsubj spoke"},
	{"a noun of office after a name and a comma, read as a list",
		"Ada/NNP/7/nsubj Moss/NNP/1/flat ,/,/5/punct the/DT/5/det chairman/NN/1/conj ,/,/5/punct left/VBD/0/root", "1-2",
		"chairman appos Ada; Ada nsubj left"},
	{"the parts of a double surname as two subjects",
		"Holm/NNP/4/nsubj -/HYPH/3/punct Petersen/NNP/4/nsubj left/VBD/0/root", "",
		"Holm nsubj left; Petersen flat Holm"},
	{"two countries that a hyphen joins stay two",
		"Peru/NNP/4/nsubj -/HYPH/3/punct Denmark/NNP/4/nsubj failed/VBD/0/root", "",
		"Peru nsubj failed; Denmark nsubj failed"},
	{"the second part of an office",
		"President/NNP/3/compound -/HYPH/1/punct elect/SFX/6/nsubj Ada/NNP/6/nsubj Moss/NNP/4/flat spoke/VBD/0/root", "4-5",
		"elect amod President; President nmod:desc Ada; Ada nsubj spoke"},
	{"a verb that is the particle of another",
		"Peru/NNP/2/nsubj let/VBD/0/root Moss/NNP/4/nsubj go/VB/2/xcomp", "3-3",
		"Moss obj let; go compound:prt let"},
	{"a bare noun and the name behind it, read as two agents",
		"Ness/NNP/3/nsubj was/VBD/3/cop sued/VBN/0/root by/IN/5/case company/NN/3/obl Moss/NNP/7/compound Foods/NNP/3/obl", "",
		"Foods obl sued; company nmod:desc Foods; by case Foods"},
	{"a finite verb joined to a gerund",
		"Ness/NNP/2/nsubj accused/VBD/0/root Moss/NNP/2/obj of/IN/5/mark hiding/VBG/2/advcl it/NN/5/obj and/CC/8/cc called/VBN/5/conj on/IN/10/case Peru/NNP/8/obl", "",
		"called conj accused; Peru obl called"},
	{"a participle joined to a gerund stays with it where it has its auxiliary",
		"Ness/NNP/2/nsubj spoke/VBD/0/root of/IN/5/mark being/VBG/5/aux robbed/VBN/2/advcl and/CC/7/cc beaten/VBN/5/conj", "",
		"beaten conj robbed"},
	{"a part of what was named, read as a second object",
		"Ness/NNP/2/nsubj sold/VBD/0/root ships/NNS/2/obj ,/,/5/punct none/NN/2/obj of/IN/7/case them/PRP/5/nmod", "",
		"none appos ships"},
	{"kin of the person and not of the place",
		"Moss/NNP/0/root ,/,/4/punct a/DT/4/det baker/NN/1/appos from/IN/6/case Oslo/NNP/4/nmod ,/,/10/punct whose/WP$/9/nmod:poss son/NN/10/nsubj left/VBD/6/acl:relcl", "",
		"left acl:relcl baker"},
	{"persons and not their dogs",
		"Ness/NNP/2/nsubj met/VBD/0/root guard/NN/2/obj with/IN/5/case dogs/NNS/3/nmod ,/,/8/punct who/PRP$/8/nsubj left/VBD/5/acl:relcl", "",
		"left acl:relcl guard"},
	{"whom somebody brings in, read as where",
		"Peru/NNP/2/nsubj bring/VBP/0/root in/IN/5/case tired/JJ/5/amod rescuer/NNS/2/obl", "",
		"in compound:prt bring; rescuer obj bring"},
	{"the neighbour of a country read as what somebody does",
		"Neighbouring/VBG/3/csubj Peru/NNP/1/obj left/VBD/0/root", "",
		"Peru nsubj left; Neighbouring amod Peru"},
	{"two names before a role, the first read as one who has it",
		"the/DT/5/det former/JJ/3/amod Norholm/NNP/6/nsubj and/CC/5/cc Peru/NNP/3/conj director/NN/7/nsubj left/VBD/0/root", "",
		"Norholm compound director; Peru conj Norholm; former amod director; the det director"},
	{"what a body says ends at a semicolon",
		"Ness/NNP/2/nsubj said/VBD/0/root it/NN/4/nsubj won/VBD/2/ccomp ;/,/7/punct Moss/NNP/7/nsubj left/VBD/2/ccomp", "",
		"left parataxis said; won ccomp said"},
	{"a clause with whose read as a sentence of its own",
		"He/PRP$/2/nsubj met/VBD/0/root Ada/NNP/2/obj Moss/NNP/3/flat ,/,/8/punct whose/PRP$/7/nmod:poss son/NN/8/nsubj left/VBD/2/parataxis", "3-4",
		"left acl:relcl Ada; son nsubj left"},
	{"an agent read as part of a time",
		"Peru/NNP/3/nsubj:pass was/VBD/3/aux:pass beaten/VBD/0/root that/DT/5/det year/NN/3/obl by/IN/7/case Chile/NNP/5/nmod", "",
		"Chile obl:agent beaten"},
	{"a prize read as what somebody becomes",
		"Ada/NNP/3/nsubj:pass was/VBD/3/aux:pass award/VBD/0/root the/DT/5/det prize/NN/3/xcomp", "1-1",
		"prize obj award"},
	{"a name that starts a clause anew read as a place of the one before",
		"Moss/NNP/2/nsubj closed/VBD/0/root plants/NNS/2/obj in/IN/5/case Peru/NNP/3/nmod ,/,/9/punct and/CC/8/cc Holm/NNP/5/conj cut/VBD/2/conj jobs/NNS/9/obj", "",
		"Holm nsubj cut; cut conj closed"},
	{"a name cut in two, its second word read as part of the name before",
		"We/PRP$/2/nsubj bought/VBD/0/root Ada/NNP/2/obj Moss/NNP/3/flat from/IN/6/case Racing/NNP/2/obl Norholm/NNP/3/flat", "",
		"Norholm flat Racing; Racing obl bought"},
	{"who did it and where they are from",
		"It/PRP$/3/nsubj:pass was/VBD/3/aux:pass found/VBD/0/root by/IN/5/case police/NN/3/obl:agent from/IN/8/case two/JJ/8/amod towns/NNS/3/obl", "",
		"towns nmod police; police obl:agent found"},
	{"last season read as what a goal was scored for",
		"She/PRP$/2/nsubj scored/VBD/0/root for/IN/7/case the/DT/7/det club/NN/7/compound last/JJ/7/amod season/NN/2/obl", "",
		"club obl scored; for case club; the det club; season obl:unmarked scored"},
	{"a noun for a person, written small, read as the beginning of a name",
		"the/DT/2/det billionaire/NNP/5/nsubj Ada/NNP/2/flat Moss/NNP/3/flat left/VBD/0/root", "2-4",
		"billionaire nmod:desc Ada; Ada nsubj left; Moss flat Ada"},
	{"a noun between for and to whose preposition hangs on the infinitive",
		"Peru/NNP/2/nsubj called/VBD/0/root for/IN/7/mark the/DT/5/det rebels/NNS/2/obl to/TO/7/mark stop/VB/2/advcl", "",
		"for case rebels; rebels obl called; stop advcl called"},
	{"what opens a clause on the subject of the clause",
		"Peru/NNP/2/nsubj grew/VBD/0/root as/IN/4/mark Chile/NNP/5/nsubj shrank/VBD/2/conj", "",
		"as mark shrank; shrank advcl grew"},
	{"that as the object of a verb that has one",
		"Peru/NNP/2/nsubj faced/VBD/0/root claims/NNS/2/obj that/WDT/6/obj it/PRP$/6/nsubj hid/VBD/2/parataxis arms/NNS/6/obj", "",
		"that mark hid; hid acl claims; arms obj hid"},
	{"the object of a relative clause stays",
		"Peru/NNP/2/nsubj bought/VBD/0/root arms/NNS/2/obj that/WDT/6/obj it/PRP$/6/nsubj hid/VBD/3/acl:relcl", "",
		"that obj hid; hid acl:relcl arms"},
	{"an infinitive read as an adjective",
		"Peru/NNP/2/nsubj took/VBD/0/root steps/NNS/2/obj to/TO/6/case sever/VB/6/amod links/NNS/2/obl", "",
		"sever acl steps; links obj sever; to mark sever"},
	{"a participle listed with an infinitive",
		"Peru/NNP/3/nsubj had/VBD/3/aux met/VBN/0/root terms/NNS/3/obj to/TO/6/mark cut/VB/3/xcomp arms/NNS/6/obj or/CC/9/cc taken/VBN/6/conj steps/NNS/6/obj", "",
		"taken conj met; steps obj taken; arms obj cut"},
	{"a complement of a noun read as one of the verb",
		"Peru/NNP/2/nsubj regretted/VBD/0/root absence/NN/2/obj from/IN/5/case talks/NNS/2/obl", "",
		"talks nmod absence; absence obj regretted"},
	{"a reason read as what a participle of comparison tells",
		"Peru/NNP/2/nsubj opened/VBD/0/root later/RB/2/advmod than/IN/5/mark planned/VBN/2/advcl over/IN/7/case rain/NN/5/obl", "",
		"rain obl opened; planned advcl opened"},
	{"a clause of what somebody hopes read as the main clause",
		"He/PRP$/2/nsubj works/VBZ/0/root visiting/VBG/8/advcl states/NNS/3/obj Peru/NNP/6/nsubj hopes/VBZ/4/acl:relcl will/MD/8/aux join/VB/2/parataxis", "",
		"visiting advcl works; join ccomp hopes; hopes acl:relcl states"},
	{"two clauses with that read as one",
		"Peru/NNP/2/nsubj found/VBD/0/root that/IN/8/mark traders/NNS/8/nsubj fear/VBP/2/ccomp that/IN/8/mark tolls/NNS/8/nsubj rose/VBD/2/ccomp", "",
		"traders nsubj fear; fear ccomp found; tolls nsubj rose; rose ccomp fear"},
	{"a second critic listed with where the first one is",
		"Peru/NNP/2/nsubj faced/VBD/0/root critics/NNS/2/obj at/IN/5/case home/NN/3/nmod and/CC/8/cc a/DT/8/det bishop/NN/5/conj", "",
		"bishop conj critics; home nmod critics"},
	{"what sums up the sentence read as an apposition to a name",
		"Peru/NNP/2/nsubj left/VBD/0/root Chile/NNP/2/obj ,/,/6/punct a/DT/6/det move/NN/3/appos that/WDT/9/obj Moss/NNP/9/nsubj criticized/VBD/6/acl:relcl", "",
		"move parataxis left; criticized acl:relcl move"},
	{"what sums up an action stays its apposition",
		"Peru/NNP/2/nsubj announced/VBD/0/root cuts/NNS/2/obj ,/,/6/punct a/DT/6/det move/NN/3/appos that/WDT/9/obj Moss/NNP/9/nsubj criticized/VBD/6/acl:relcl", "",
		"move appos cuts"},
	{"what somebody once was read as a phrase of the verb",
		"Peru/NNP/7/nsubj ,/,/5/punct once/IN/5/case a/DT/5/det colony/NN/7/obl ,/,/5/punct grew/VBD/0/root", "",
		"colony appos Peru; once advmod colony; Peru nsubj grew"},
	{"what came of a sentence read as what came of an infinitive in it",
		"Peru/NNP/2/nsubj rejected/VBD/0/root plans/NNS/2/obj to/TO/5/mark leave/VB/3/acl ,/,/7/punct prompting/VBG/5/advcl protests/NNS/7/obj", "",
		"prompting advcl rejected; leave acl plans"},
	{"a relative clause without pronoun stays",
		"the/DT/2/det minister/NN/5/nsubj Moss/NNP/4/nsubj dismissed/VBD/2/acl:relcl left/VBD/0/root", "3-3",
		"Moss nsubj dismissed; minister nsubj left"},
	{"a participle between commas in a list with its subject",
		"Moss/NNP/6/nsubj ,/,/3/punct beaten/VBN/1/conj twice/NN/3/obl ,/,/1/punct left/VBD/0/root", "1-1",
		"beaten acl Moss; Moss nsubj left"},
	{"a participle between commas read as past tense",
		"Moss/NNP/6/nsubj ,/,/3/punct beaten/VBD/6/advcl twice/NN/3/obl ,/,/1/punct left/VBD/0/root", "1-1",
		"beaten acl Moss; Moss nsubj left"},
	{"of which, read as a clause of the verb",
		"He/PRP$/2/nsubj praised/VBD/0/root the/DT/4/det Guild/NNP/2/obj ,/,/10/punct of/IN/7/case which/WDT/10/nmod Peru/NNP/10/nsubj is/VBZ/10/cop member/NN/2/advcl", "",
		"member acl:relcl Guild"},
	{"talks, and between whom, the second read as a phrase of the verb",
		"talks/NNS/6/nsubj in/IN/3/case Lima/NNP/1/nmod between/IN/5/case banks/NNS/6/obl failed/VBD/0/root", "",
		"banks nmod talks; talks nsubj failed"},
	{"a conjunction of time read as the preposition of the subject",
		"Moss/NNP/2/nsubj left/VBD/0/root after/IN/4/case talks/NNS/5/nsubj failed/VBD/2/ccomp", "",
		"after mark failed; failed advcl left"},
	{"with whom somebody spoke by telephone",
		"Moss/NNP/2/nsubj spoke/VBD/0/root by/IN/4/case telephone/NN/2/obl with/IN/6/case Peru/NNP/4/nmod", "",
		"Peru obl spoke; telephone obl spoke"},
	{"who runs a station on an island",
		"the/DT/2/det station/NN/10/nsubj on/IN/4/case Ness/NNP/2/nmod ,/,/6/punct run/VBN/4/acl by/IN/8/case Danfoods/NNP/6/obl:agent ,/,/6/punct closed/VBD/0/root", "",
		"run acl station; Ness nmod station"},
	{"a second deed read as what the first is done to",
		"the/DT/2/det withdrawal/NN/0/root of/IN/4/case troops/NNS/2/nmod and/CC/7/cc the/DT/7/det release/NN/4/conj of/IN/9/case hostages/NNS/7/nmod", "",
		"release conj withdrawal; troops nmod withdrawal"},
	{"the first of three verbs read as a clause of the second",
		"The/DT/2/det men/NNS/6/nsubj entered/VBD/6/advcl banks/NNS/3/obj ,/,/3/punct shot/VBD/0/root guards/NNS/6/obj and/CC/9/cc fled/VBD/6/conj", "",
		"entered root -; men nsubj entered; shot conj entered; fled conj entered"},
	{"neighbouring behind a preposition read as a clause",
		"the/DT/2/det minister/NN/0/root of/IN/4/mark neighbouring/VBG/2/acl Ness/NNP/2/nmod", "",
		"of case Ness; neighbouring amod Ness; Ness nmod minister"},
	{"a verb behind due to read as a noun",
		"Moss/NNP/2/nsubj left/VBD/0/root and/CC/7/cc is/VBZ/7/cop due/IN/7/case to/IN/5/fixed hand/NN/2/conj the/DT/9/det report/NN/2/conj over/RB/9/advmod", "",
		"due conj left; is cop due; and cc due; hand xcomp due; to mark hand; report obj hand"},
	{"a noun that no verb has read as a participle",
		"Moss/NNP/2/nsubj denies/VBZ/0/root wrongdoing/VBG/2/xcomp", "",
		"wrongdoing obj denies"},
	{"both read as the subject of a passive verb",
		"friends/NNS/0/root :/,/4/punct both/DT/4/nsubj:pass studied/VBN/1/parataxis law/NN/4/obj", "",
		"both nsubj studied"},
}

func TestMendingLeavesTheTreeThatNamesAndTitlesTell(t *testing.T) {
	for _, c := range trees {
		t.Run(c.about, func(t *testing.T) {
			s := sentence(t, c.words, c.names)
			Sentences([]nlp.Sentence{*s})
			var got []string
			for _, w := range s.Words {
				head := "-"
				if w.Head >= 0 {
					head = s.Words[w.Head].Form
				}
				got = append(got, fmt.Sprintf("%s %s %s", w.Form, w.Rel, head))
			}
			all := "; " + strings.Join(got, "; ") + ";"
			for _, edge := range strings.Split(c.want, "; ") {
				if !strings.Contains(all, "; "+edge+";") {
					t.Errorf("got %s\nwant %s", strings.Join(got, "; "), edge)
				}
			}
			for i := range s.Words {
				steps := 0
				for h := i; h >= 0; h = s.Words[h].Head {
					if steps++; steps > len(s.Words) {
						t.Fatalf("a cycle above %q: %s", s.Words[i].Form, all)
					}
				}
			}
		})
	}
}

func TestTheWordAfterMrIsASurnameInAllTheText(t *testing.T) {
	sents := []nlp.Sentence{
		*sentence(t, "Ned/NNP/2/compound Price/NN/3/nsubj left/VBD/0/root", ""),
		*sentence(t, "Mr./NNP/2/compound Price/NN/3/nsubj spoke/VBD/0/root", ""),
		*sentence(t, "The/DT/2/det Price/NN/3/nsubj fell/VBD/0/root", ""),
	}
	Sentences(sents)
	for i, want := range [][]nlp.Name{{{Start: 0, End: 2, Type: nlp.PersonName}}, {{Start: 1, End: 2, Type: nlp.PersonName}}, nil} {
		if got := sents[i].Names; !slices.Equal(got, want) {
			t.Errorf("sentence %d has the names %v, want %v", i, got, want)
		}
	}
}

func TestASurnameThatTheTextKnowsIsANameAtTheHeadOfASentence(t *testing.T) {
	sents := []nlp.Sentence{
		*sentence(t, "Ned/NNP/3/nsubj Early/NNP/1/flat left/VBD/0/root", "1-2"),
		*sentence(t, "Early/RB/3/advmod ,/,/1/punct spoke/VBD/0/root", ""),
		*sentence(t, "Late/RB/3/advmod ,/,/1/punct spoke/VBD/0/root", ""),
	}
	Sentences(sents)
	for i, want := range []string{"PROPN nsubj", "PROPN nsubj", "ADV advmod"} {
		if w := sents[i].Words[0]; w.UPOS+" "+w.Rel != want {
			t.Errorf("sentence %d begins with %s %s, want %s", i, w.UPOS, w.Rel, want)
		}
	}
	if got, want := sents[1].Names, []nlp.Name{{Start: 0, End: 1, Type: nlp.PersonName}}; !slices.Equal(got, want) {
		t.Errorf("the second sentence has the names %v, want %v", got, want)
	}
}

func TestACommonNounWithACapitalInsideASentenceEndsAName(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"Lindqvist/JJ/2/amod Foods/NNS/3/nsubj closed/VBD/0/root the/DT/5/det plant/NN/3/obj", "PROPN PROPN"},
		{"Deputy/JJ/2/amod Minister/NN/3/nsubj closed/VBD/0/root the/DT/5/det plant/NN/3/obj", "ADJ NOUN"},
		{"Danish/JJ/2/amod Fishermen/NNS/3/nsubj closed/VBD/0/root the/DT/5/det port/NN/3/obj", "ADJ NOUN"},
		{"Angry/JJ/2/amod Fishermen/NNS/3/nsubj Close/VB/0/root Norlight/NNP/5/compound Port/NN/3/obj", "ADJ NOUN"},
	} {
		s := sentence(t, c.words, "")
		Sentences([]nlp.Sentence{*s})
		if got := s.Words[0].UPOS + " " + s.Words[1].UPOS; got != c.want {
			t.Errorf("%q begins with %s, want %s", c.words, got, c.want)
		}
	}
}
