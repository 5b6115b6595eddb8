package segment

import "strings"

// set returns the words of a list as a set.
func set(list string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// abbreviations are written with a full stop that does not end a sentence by
// itself, in lower case without the stop.
var abbreviations = set(`
	mr mrs ms mx dr prof rev fr sr jr st mt ft hon pres gov sen rep reps sens supt amb
	gen lt col maj capt cmdr sgt cpl pvt adm brig insp det
	jan feb mar apr jun jul aug sep sept oct nov dec
	mon tue tues wed thu thur thurs fri sat sun
	inc ltd co corp cos bros assn dept univ intl natl govt
	vs etc al cf ca approx est esp fig figs eq eqs sec ch chap vol vols ed eds pp op cit no nos art para ref refs
	ave blvd rd hwy apt ste bldg
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla
	ore pa penn tenn tex va vt wash wis wyo
	ext tel attn
	oz lb lbs yrs hrs mins hr
	messrs mlle mme esq dist div mfg ass't
`)

// titles are abbreviations that a name follows: one never ends a sentence.
var titles = set(`
	mr mrs ms mx dr prof rev fr hon pres gov sen rep reps sens supt amb gen lt col maj capt cmdr sgt cpl pvt
	adm brig insp det st mt ft messrs mlle mme
	vs cf ca approx e.g i.e fig figs eq eqs vol vols pp nos attn
`)

// plainToo are abbreviations that are words as well: the stop belongs to them
// only when what follows goes on with the sentence.
var plainToo = set(`
	mar jun sun sat wed mon fri no art ill ind la mass miss ore pa wash mo md del ca co sec ch ed al fig est op cit
	ext tel para ref div det rep col gen min mins ft mt st hr va
`)

// clitics are written together with the word before them.
var clitics = []string{"n't", "'s", "'re", "'ve", "'ll", "'m", "'d"}

// contractions are written as one word and are several: the word in lower case
// and the byte lengths of its parts.
var contractions = map[string][]int{
	"cannot":   {3, 3},
	"gonna":    {3, 2},
	"wanna":    {3, 2},
	"gotta":    {3, 2},
	"gimme":    {3, 2},
	"lemme":    {3, 2},
	"outta":    {3, 2},
	"dunno":    {2, 1, 2},
	"y'all":    {2, 3},
	"c'mon":    {3, 2},
	"'tis":     {2, 2},
	"'twas":    {2, 3},
	"im":       {1, 1},
	"ive":      {1, 2},
	"dont":     {2, 2},
	"cant":     {2, 2},
	"wont":     {2, 2},
	"aint":     {2, 2},
	"didnt":    {3, 2},
	"doesnt":   {4, 2},
	"isnt":     {2, 2},
	"arent":    {3, 2},
	"wasnt":    {3, 2},
	"werent":   {4, 2},
	"hasnt":    {3, 2},
	"havent":   {4, 2},
	"hadnt":    {3, 2},
	"couldnt":  {5, 2},
	"wouldnt":  {5, 2},
	"shouldnt": {6, 2},
	"youre":    {3, 2},
	"youve":    {3, 2},
	"theyre":   {4, 2},
	"thats":    {4, 1},
	"theres":   {5, 1},
	"whats":    {4, 1},
}

// prefixes stay with the word after their hyphen.
var prefixes = set(`
	a anti arch bi bio co contra counter cross cyber de e eco ex extra hyper infra inter intra macro mega meta micro mid
	mini mis mono multi nano neo non over pan para peri post pre pro proto pseudo psycho quasi re semi socio sub
	super supra tele trans tri ultra un uni vice
`)

// suffixes stay with the word before their hyphen.
var suffixes = set(`esque wise fold ish`)

// units stand apart from the number they are written to: "5pm", "35mm".
var units = set(`
	am pm a.m p.m k m mm mn bn b t x cm km kg mg g lb lbs ft ml mb gb tb kb mph hr hrs min mins yr yrs sec secs
	mw gw kw mwh kwh hz khz mhz ghz usd eur
`)

// endings are the last parts of names of sites and files: "example.com".
var endings = set(`
	com org net edu gov mil int info biz co uk us ca de fr eu io tv me au ru cn in jp
	doc docx pdf xls xlsx ppt txt htm html jpg jpeg png gif zip exe mp3 csv wpd
`)

// elided are words that begin with an apostrophe.
var elided = set(`em n til cause bout round tis twas`)

// emoticons are kept whole where no letter or digit touches them.
var emoticons = strings.Fields(`
	:-) :-( :-D :-P :-p :-/ :-| :-O :-o :'( :') ;-) ;-P >:( >:) :) :( :D :P :p :/ :| :O :o :] :[ :* ;) ;D ;P ;p =) =( =D =P =/
	(: (; ): ^_^ ^^ -_- o_O O_o T_T <3 XD xD
`)
