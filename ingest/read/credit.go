package read

import (
	"regexp"
	"unicode/utf8"
)

// credits are the ways in which pages name the maker of a picture, at the end
// of its caption. The first group is the credit.
var credits = []*regexp.Regexp{
	// [File: Name/Agency], [Name/Agency], (AP Photo/Name), (Photo by Name)
	regexp.MustCompile(`(\[(?:File|Photo|Image|Courtesy|Screengrab|Handout|Picture|Video)\b[^\[\]]{0,80}\])$`),
	regexp.MustCompile(`(\[[^\[\]/]{2,60}/[^\[\]]{2,60}\])$`),
	regexp.MustCompile(`(\((?:File|Photo|Image|Courtesy|Picture|[A-Z]{2,5} Photo|Handout)\b[^()]{0,80}\))$`),
	regexp.MustCompile(`(\([^()/]{2,60}/(?:` + agency + `)[^()]{0,60}\))$`),
	// Photograph: Name/Agency, Credit...Name for The Times, Picture by Name
	regexp.MustCompile(`((?:Photograph|Photo|Image|Picture|Credit|Photo [Cc]redit|Image [Cc]redit|Illustration|Composite)s?(?: ?(?::|\.\.\.|…) ?| [Bb]y )\p{Lu}[^.!?]{1,80})$`),
	regexp.MustCompile(`((?:File photo|FILE PHOTO|Handout)(?:[:/] ?[^.!?]{1,60})?)$`),
	// Name Surname/Agency, Name Surname for The Times, Agency via Getty Images
	regexp.MustCompile(`(?:^|[.!?…"”’)] ?)(\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,4} ?/ ?\p{Lu}[\p{L}.'’ -]{1,40}(?: ?[—–/-] ?\p{Lu}[\p{L} .-]{1,30}| via \p{Lu}[\p{L} .-]{1,30}|, via [\p{L} .-]{1,40})?)$`),
	regexp.MustCompile(`(?:^|[.!?…"”’)] ?)(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4} for [Tt]he \p{Lu}[\p{L} ]{2,40}|(?:` + agency + `)(?:, via| via|/| —) [\p{L} .-]{2,40})$`),
	regexp.MustCompile(`(?:^|[.!?…"”’)] ?)((?:` + agency + `))$`),
}

// agency matches the makers of most pictures in the news.
const agency = `Getty Images|Getty|Reuters|REUTERS|AFP|AP|Associated Press|The Associated Press|Agence France-Presse|EPA|EPA-EFE|EFE|Xinhua|TASS|Anadolu(?: Agency)?|Shutterstock|Alamy|PA(?: Media| Wire)?|dpa|DPA|Bloomberg|ZUMA(?: Press)?|Sputnik|Kyodo|Handout`

// creditStart returns where the credit at the end of a caption begins, in bytes,
// 0 when the whole text is one, and -1 when there is none.
func creditStart(text string) int {
	// No credit ends as a sentence does, and none is longer than 200 bytes. The letter before what is left of a longer text
	// keeps its beginning from being taken for that of the text.
	const longest, letter = 200, "x"
	if ends(text) {
		return -1
	}
	cut := 0
	if len(text) > longest {
		for cut = len(text) - longest; !utf8.RuneStart(text[cut]); cut++ {
		}
		text = letter + text[cut:]
		cut -= len(letter)
	}
	for _, c := range credits {
		if m := c.FindStringSubmatchIndex(text); m != nil {
			return cut + m[2]
		}
	}
	return -1
}
