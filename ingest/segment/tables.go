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
	mr mrs ms mx dr drs prof rev fr sr jr st mt ft hon pres gov sen rep reps sens supt amb
	gen lt col maj capt cmdr sgt cpl pvt adm brig insp det
	jan feb mar apr jun jul aug sep sept oct nov dec
	mon tue tues wed thu thur thurs fri sat sun
	inc ltd co corp cos bros assn dept univ intl natl govt
	vs etc al cf ca approx est esp fig figs eq eqs sec ch chap vol vols ed eds pp op cit no nos art para ref refs
	sts ave blvd rd hwy apt ste bldg
	ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla
	ore pa penn tenn tex va vt wash wis wyo
	ext tel attn
	oz lb lbs yrs hrs mins hr arrv
	messrs mlle mme esq dist div mfg ass't
`)

// titles are abbreviations that a name follows: one never ends a sentence.
var titles = set(`
	mr mrs ms mx dr drs prof rev fr hon pres gov sen rep reps sens supt amb gen lt col maj capt cmdr sgt cpl pvt
	adm brig insp det st mt ft messrs mlle mme
	v vs cf ca approx e.g i.e fig figs eq eqs vol vols pp nos attn
`)

// smallOnly are abbreviations that are names when capitalised.
var smallOnly = set(`al ca op`)

// numbered are abbreviations that a number follows; else they are words.
var numbered = set(`no nos art fig figs sec ch vol vols p pp para c b d m r`)

// plainToo are abbreviations that are words as well: the stop belongs to them
// only when what follows goes on with the sentence.
var plainToo = set(`
	mar jun sun sat wed mon fri no art ill ind la mass miss ore pa wash mo md del ca co sec ch ed fig est op cit
	ext tel ref div det rep col gen min mins ft mt st hr v va
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
	"oughta":   {5, 1},
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
	"youll":    {3, 2},
	"theyll":   {4, 2},
	"arnt":     {2, 2},
	"youve":    {3, 2},
	"theyre":   {4, 2},
	"thats":    {4, 1},
	"theres":   {5, 1},
	"whats":    {4, 1},
}

// fused are two words written as one that the treebanks cut without joining
// them: the word in lower case and the bytes of its first part.
var fused = map[string]int{"alot": 1, "kinda": 4, "lotta": 3}

// prefixes stay with the word after their hyphen.
var prefixes = set(`
	a anti arch bi bio co contra counter cross cyber de e ex extra hyper infra inter intra macro mega meta micro mid
	mini mis mono multi nano neo non over para peri post pre pro proto pseudo psycho re semi socio sub
	super supra tele trans tri ultra un uni
`)

// suffixes stay with the word before their hyphen.
var suffixes = set(`esque wise ish e`)

// murmurs make up interjections with a hyphen: "uh-huh".
var murmurs = set(`ah ha hah hm hmm ho hoo huh m mhm mm mmm nuh nun oh ooh uh um unh whoo woo`)

// units stand apart from the number they are written to: "5pm", "35mm".
var units = set(`
	am pm AM PM a.m p.m A.M P.M k K m M mm MM mn bn b t x cm km kg mg lb lbs ft ml mb MB GB TB kb kB KB mph hr hrs
	min mins yr yrs sec secs MW GW kW mW MWh kWh Hz kHz MHz GHz C F days hh watt
`)

// dollars are written before a dollar sign: "US$".
var dollars = set(`US U A AU C CA HK NZ S NT R`)

// fileEndings are the last parts of names of files.
var fileEndings = set(`doc docx pdf xls xlsx ppt txt htm html jpg jpeg png gif zip exe mp3 csv wpd`)

// endings are the last parts of names of sites and files: "example.com".
var endings = set(`
	com org net edu gov mil int info biz co uk us ca de fr eu io tv me au ru cn in jp url
	doc docx pdf xls xlsx ppt txt htm html jpg jpeg png gif zip exe mp3 csv wpd
`)

// slashed are abbreviations with a slash, up to the character after it.
var slashed = set(`b/c l/c i/c w/o s/he n/a a/c`)

// notPossessive are "it's" and its like written without the apostrophe; they
// are taken so only before one of plainFollowers, which no noun phrase begins
// with.
var notPossessive = set(`its hes shes whos`)

var plainFollowers = set(`a an the not been so too very really just always definitely going gonna getting also still pretty kinda`)

// syllables make up Korean and Chinese given names in common romanisations,
// which stay whole: "Ki-moon", "Kai-shek".
var syllables = set(`
	bae beom bok bong byung chan chang cheol chi chin ching chiu cho choi chol chong chul chun chung dae dang do dong du
	eon eui eun fai fan fat fong fu fung gang gap geun gi gil gon gu guk gun gyu ha hae hang hee heung ho hoe hong hoon
	hui hun hung hwa hwan hye hyeon hyo hyuk hyun il im in ja jae jang je jeong ji jin jing jo jon jong joo joon ju jun
	jung ka kai kam kan kang kei keun keung ki kil kin king kit ko kon kong koo kook ku kuk kum kun kung kuo kwan kwang
	kwok kwon kwong kyu kyung lai lam lan lang lau lee leung li lian lim lin ling long lok lun lung man mei mi min ming
	mo mok moo moon mu mun myung na nam nan ngai ning oh ok pak pang pei pik ping po pong pyo pyong rae ri rim ru ryong
	sam san sang seo seok seon seong seop seung shek shik shin shing shuk si sik sil sin siu so sok sol song soo sook
	soon su suk sun sung tae tai tak tat tek ting to tok tong tung u ui un ung wa wah wai wan wang wei wen wing wo won
	woo wook woon wu wun ye yee yen yeol yeon yeong yi yin ying yiu yo yon yong yoo yoon you yu yue yuen yuk yul yun
	yung zhen
`)

// elided are words that begin with an apostrophe.
var elided = set(`em n til cause bout round tis twas`)

// emoticons are kept whole where no letter or digit touches them.
var emoticons = strings.Fields(`
	:-) :-( :-D :-P :-p :-/ :-| :-O :-o :'( :') ;-) ;-P >:( >:) :) :( :D :P :p :/ :| :O :o :] :[ :* ;) ;D ;P ;p =) =( =D =P =/
	(: (; ): ^_^ ^^ -_- o_O O_o T_T <3 XD xD
`)
