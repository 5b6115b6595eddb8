package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spellings are families of names that are transliterated in several ways;
// each word stands for the first of its line. Our own table.
var spellings = func() map[string]string {
	t := map[string]string{}
	for _, family := range []string{
		"mohammad mohammed muhammad muhammed mohamed mohamad muhamad mohd muhammet mehmed",
		"ahmad ahmed", "abdullah abdallah abdulla", "hussein husain hussain hossein husayn hussien",
		"hassan hasan", "omar umar omer", "osama usama", "othman usman osman uthman", "yusuf yousef youssef yousuf yusef yousif",
		"ibrahim ebrahim", "ismail ismael esmail", "khalid khaled", "mahmoud mahmud mahmood", "mustafa mostafa moustafa",
		"karim kareem", "rahman rehman", "qadir qader kadir", "aziz azeez", "saeed said sayeed", "sayed syed sayyid sayyed seyed saiyid",
		"gaddafi qaddafi gadhafi kadafi qadhafi", "laden ladin", "massoud masood masud masoud", "naeem naim",
		"sediq siddiq seddiq sadiq", "haqqani haqani", "gulbuddin golbuddin", "hekmatyar hikmatyar",
		"sheikh shaikh sheik shaykh", "mullah mulla", "mawlawi maulvi maulawi molavi", "faisal faysal feisal", "jamal gamal",
		"nasser naser nasir", "bashar basher", "assad asad", "saleh salih", "suleiman sulaiman soleimani suleyman", "tariq tarek tareq",
		"alexander aleksandr alexandr", "alexei aleksei alexey aleksey", "sergei sergey", "dmitry dmitri dimitri dmitriy",
		"yuri yury iouri", "andrei andrey", "nikolai nikolay", "mikhail mikhael", "yevgeny evgeny yevgeni evgeni", "zelensky zelenskyy zelenskiy",
		"lukashenko lukashenka", "kiev kyiv", "qaeda qaida", "hezbollah hizbullah hizbollah hizballah", "taliban taleban",
		"shiite shia", "quran koran", "center centre", "defense defence", "organization organisation", "labor labour",
	} {
		words := strings.Fields(family)
		for _, w := range words {
			t[w] = words[0]
		}
	}
	return t
}()

// letters are the transliterations of letters that have no decomposition.
var letters = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i",
	"'", "", "’", "", "‘", "", "`", "", "ʻ", "", "ʼ", "", "-", " ", "–", " ", "—", " ", "_", " ", "&", " and ", "/", " ")

// Fold returns a name in the form in which spellings of the same name are
// equal: lower case without diacritics, apostrophes and full stops, with
// hyphens as spaces and each transliterated name in one spelling.
func Fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ') {
			plain = false
			break
		}
	}
	s = strings.ToLower(s)
	if !plain {
		s = letters.Replace(norm.NFD.String(s))
		var b strings.Builder
		for _, c := range s {
			switch {
			case unicode.IsLetter(c) || unicode.IsDigit(c) || c == ' ':
				b.WriteRune(c)
			case unicode.Is(unicode.Mn, c) || c == '.':
			default:
				b.WriteByte(' ')
			}
		}
		s = b.String()
	}
	words := strings.Fields(s)
	for i, w := range words {
		if first, ok := spellings[w]; ok {
			words[i] = first
		}
	}
	return strings.Join(words, " ")
}
