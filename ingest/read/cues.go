package read

import (
	"regexp"
	"strings"
)

// A cue is a wording of page furniture. Patterns meet the text in lower case
// with straight quotation marks.
type cue struct {
	pattern *regexp.Regexp
	// needs are words of which one stands in all that the pattern matches; it
	// is there for speed, and nil where the pattern meets the beginning alone.
	needs []string
	// weight counts for furniture; 4 and more settles the matter unless the
	// part is long or in the middle of a story.
	weight float64
}

// whole, start and within make the cues of a table: of the part's whole text,
// of its beginning, and of any place in it. What is within needs one of some
// words.
func whole(words string, weight float64) cue {
	return cue{pattern: regexp.MustCompile(`^(?:` + words + `)[.:!>» ]*$`), weight: weight}
}

func start(words string, weight float64) cue {
	return cue{pattern: regexp.MustCompile(`^(?:` + words + `)`), weight: weight}
}

func within(needs, words string, weight float64) cue {
	return cue{regexp.MustCompile(words), strings.Split(needs, "|"), weight}
}

var cues = []cue{
	// Navigation and buttons: the whole part is one of these.
	whole(`accessibility links|skip (?:to|links?)\b.{0,30}|breaking news|latest news|top stories|top news|live|menu|search|home|share|print|`+
		`e-?mail|tweet|save|comments?|\d+ comments?|back to top|next|previous|loading\.*|advertisement|advertising|sponsored|promoted|`+
		`close|log ?in|sign in|register|subscribe|image|photo|video|audio|gallery|slideshow|embed|transcript|copy link|link copied|`+
		`show more|load more|view all|see all|learn more|find out more|more|recommended|most read|most popular|most viewed|trending|`+
		`newsletters?|editor'?s'? picks?|(?:view|read|show|see|hide) (?:all |more |the )?(?:\d+ )?comments?|comments(?: \(\d+\))|comments are closed|in pictures|explore more|gift (?:this )?article|listen|watch|play|pause|mute|unmute|`+
		`\d+x\d+ image|card \d+ of \d+|page \d+(?: of \d+)?|\d{1,4}|listen to (?:this )?article|(?:give|get) feedback`, 7),
	start(`(?:share|tweet|print|e-?mail|save|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|copy link|messenger)`+
		`(?:[ ,|·•/]+(?:this|on|via|to|share|tweet|print|e-?mail|save|facebook|twitter|x|whatsapp|linkedin|telegram|reddit|copy link|messenger|article|story|and|or|page))+$`, 6),

	whole(`(?:(?:home|news|world|local|national|international|politics|business|economy|markets|money|sports?|football|opinions?|comment|culture|arts|books|film|`+
		`music|life|lifestyle|style|health|science|tech|technology|climate|environment|travel|food|weather|video|photos|podcasts|live|more|sections|magazine|obituaries|jobs)[ |·•/,]*){3,}`, 8),
	whole(`@\w{2,30}`, 7),
	whole(`published|updated|image (?:source|caption),?.{0,40}|list(?: \d+)? of \d+(?: items)?|end of list|card \d+ of \d+|keep reading|`+
		`.* [–—-] live(?: updates| blog)?|(?:leer|lire|lesen|leggi|ler) (?:en|em|in|auf) \S+|read in [a-z]+`, 6),
	start(`this (?:article|story) is (?:more than )?(?:\d+|an?|one|two|\S+) (?:years?|months?) old\b`, 6),
	start(`special offer\b|limited.time offer\b|dig deeper\b|(?:…|\.\.\.) ?(?:we|as you)\b|subscribe for\b`, 6),

	// The reader is told to do something with the page.
	start(`sign up (?:for|to|here|now|today)\b|sign-up\b`, 4),
	within("sign up", `\bsign up (?:for|to) (?:a|the|our|your|get|receive|daily|weekly|free)\b`, 5),
	within(" your ", `\b(?:to|in) your (?:inbox|e-?mail)\b`, 5),
	start(`(?:please )?(?:subscribe|download|install|follow us|like us|join us|join our|get our|get the|try our|support our|donate|click|tap|scroll|swipe|enable|`+
		`turn on|log in|register|contact us|write to us|e-?mail us|send us|tell us|have your say|find us|visit our|check out|take our|play our)\b`, 3),
	start(`(?:read|see|watch|listen|hear|explore|discover|view|catch up)(?: (?:also|more|now|next|live|again|here|all|on|to|the full|our))*\s*[:>»|]`, 6),
	start(`(?:read|see|watch|listen|explore) (?:also|more|next|our|the full)\b|(?:also|must) (?:read|see|watch)\b|don't miss\b`, 4),
	start(`(?:related|more (?:on|from|stories|coverage|in|about)|most (?:read|viewed|popular|shared)|recommended|you (?:may|might) (?:also )?(?:like|be interested)|up next|`+
		`keep reading|continue reading|trending|popular|latest|editor'?s'? (?:pick|choice))\b.{0,50}$`, 4),
	start(`(?:story|article|post) continues\b|continue reading\b|this (?:advertisement|ad) (?:has|will)\b|skip advertisement`, 6),
	within("newsletter", `\b(?:our|free|daily|weekly|morning|evening) (?:e-?mail )?newsletters?\b`, 3),
	within("download|app|notification|alerts", `\bdownload (?:our|the) (?:free )?(?:\S+ )?apps?\b|\bour (?:free )?app\b|\bfor (?:breaking )?news alerts\b|\bpush notifications?\b`, 4),
	start(`(?:please )?(?:follow|like|find|join) (?:us|\S+(?: \S+){0,4}) on (?:twitter|facebook|x|instagram|telegram|linkedin|threads|bluesky|whatsapp|youtube)\b`, 5),
	within("follow ", `\bfollow (?:her|him|them|me) (?:on |@)`, 6),
	within("our standards", `\bour standards:`, 5),
	start(`(?:support|help fund|fund) (?:our|independent|quality|local|free) |your support\b|become a (?:member|subscriber|supporter|patron)\b`, 4),
	within("become a |donate |subscrib", `\b(?:become a (?:member|subscriber|supporter|patron)|donate (?:here|now|today)|subscribe (?:here|now|today|to))\b`, 3),
	start(`(?:have|are|were|did|do) you (?:been |have |know |got )?(?:affected|a (?:tip|story|question|view)|any |in |there|think)\b`, 4),
	within("tell us|get in touch|write to|e-mail us|email us", `\b(?:tell us (?:your|what|about)|get in touch|(?:write|e-?mail)(?: to)? us)\b`, 3),
	start(`contact (?:us|the (?:newsroom|newsdesk|editors?|author|reporter)|our)\b`, 5),
	start(`for (?:more|further) (?:on|about|information|details|news|stories)\b.*\b(?:click|visit|see|go to|read|follow|contact)\b`, 5),
	within("click here", `\bclick here\b`, 4),
	within("join the|leave a|share", `\bjoin the (?:conversation|discussion)\b|\bleave a (?:comment|reply)\b|\bshare (?:this|your) \w+\b.{0,20}$`, 3),
	within("our ", `\bour (?:podcast|live ?blog|live coverage|app|website|social media|whatsapp|telegram|youtube)\b`, 3),
	within("get it|delivered", `\bget it (?:sent|delivered)\b|\bdelivered (?:straight |directly )?to\b.*\b(?:inbox|you|e-?mail)\b`, 5),

	// Law and consent.
	within("cookie", `\bcookies?\b.*\b(?:use|uses|accept|consent|experience|settings|policy|preferences|website|site)\b|\b(?:uses?|accept|enable|manage) (?:(?:all|our|of|the|use) )*cookies\b`, 5),
	within("privacy|terms", `^.{0,40}\b(?:privacy (?:policy|notice|statement)|terms (?:of|and|&) (?:use|service|conditions?))\b.{0,30}$`, 4),
	within("all rights|©|(c)|copyright|reprinted|may not be", `\ball rights reserved\b|^\(?(?:\(c\)|copyright (?:©|\(c\)|\d{4}|by|of)\b)|©|\breprinted with (?:the )?permission\b|\bmay not be (?:published|reproduced|redistributed)\b`, 6),
	start(`our standards:|the post .* appeared first on\b|this (?:article|story|report|piece|post|translation) (?:was|is|has been|originally|first) `+
		`(?:originally |first |also |republished |amended |updated |corrected |edited |produced |published |translated |part of|supported |funded |made )`, 5),
	start(`a version of this (?:article|story)\b|corrections?:|editor's note|clarification:|an earlier version of this\b`, 6),
	start(`this is a (?:developing|breaking)(?: news)? story\b|(?:more|details) to follow\b|the views expressed\b|the opinions expressed\b|disclaimer\b`, 6),

	// Who made the report.
	start(`sources?: .{2,60}$`, 5),
	start(`\(?(?:with )?(?:additional |further )?(?:reporting|report|editing|writing|graphics|research|translation|files|inputs?|material|contributions?) (?:by|from)\b`, 6),
	start(`(?:edited|written|compiled|translated|produced|reported|additional reporting) by\b.{0,120}$`, 5),
	start(`with (?:agency|agencies|wire|staff|news) (?:reports?|inputs?|services?|agencies)\b`, 6),
	within("contributed", `\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)\b|\bcontributed to this\b`, 6),
	start(`(?:tags?|topics?|keywords?|categories|category|filed under|related topics|sections?|location)\s*:`, 5),
	start(`(?:photo|image|picture|video|graphic|cover|file photo|feature image)(?: credits?)?\s*(?::|by\b|©)`, 4),

	// Addresses.
	within("@|((|//|www", `^\W*\S+@\S+\.\S+\W*$|^\(\(.*\)\)$|^\S*https?://\S+$|^www\.\S+$`, 6),
	within("@", `\S@\S+\.\w{2,}|(?:^|\s)@\w{3,}`, 2),
	within("+", `(?:tel|phone|fax)?[:;. ]\+\d{1,3}[ -]?\d{2}`, 2),

	// What the maker says of itself.
	within("report the news|free press", `\b(?:journalists|reporters|correspondents) report the news\b|\bfree press is (?:banned|not)\b`, 5),
	within("news |broadcaster|newsroom|profit|think tank", `\b(?:is|are) (?:an? |the |one of )[^.]{0,80}(?:news (?:agency|organi[sz]ation|service|outlet|website|site)|broadcaster|newsroom|non-?profit|think tank)\b`, 1.5),
	within("we ", `\bwe (?:provide|cover|rely on|believe in|publish|are (?:a|an|the|funded|committed|independent)|aim to|use|bring you|report)\b`, 2),

	// Boxes that explain.
	start(`understand(?:ing)? the\b|what (?:to|you need to) know\b|what we know\b|here's what\b|key (?:questions|facts|points|moments|takeaways|developments)\b|`+
		`at a glance\b|timeline\b.{0,40}$|explainer\b|explained\b|q(?:uestions?)? ?(?:&|and) ?a(?:nswers?)?\b|in brief\b|our (?:coverage|reporters|reporting)\b|`+
		`the latest on\b.{0,60}$|updates on\b|live updates\b`, 2.5),
	within("here's", `\bhere's (?:more|what|a look|how|why|our)\b`, 2.5),
}

// cueWeight returns the weight of the cues in a text.
func cueWeight(low string) float64 {
	sum := 0.0
	for i := range cues {
		if cues[i].possible(low) && cues[i].pattern.MatchString(low) {
			sum += cues[i].weight
		}
	}
	return sum
}

func (c *cue) possible(low string) bool {
	if c.needs == nil {
		return true
	}
	for _, word := range c.needs {
		if strings.Contains(low, word) {
			return true
		}
	}
	return false
}

var (
	// commenter is a nickname before what a reader wrote.
	commenter = regexp.MustCompile(`^@?[\w.-]{2,30}(?: (?:says|said|wrote))?\s*:\s`)

	firstPerson  = regexp.MustCompile(`\b(?:we|our|us|ours)\b(?:[^.]|$)`)
	secondPerson = regexp.MustCompile(`\b(?:you|your|yours)\b`)

	// boxHeading opens a box of links, or of questions and answers.
	boxOfLinks    = regexp.MustCompile(`^(?:related|more (?:on|from|stories|coverage|about)|read (?:more|also|next)|see also|also (?:read|see)|most (?:read|popular|viewed)|recommended|trending|keep reading|you (?:may|might) (?:also )?like|latest|top stories|editor'?s'? (?:pick|choice)|popular)`)
	boxOfComments = regexp.MustCompile(`^(?:(?:view |read |show )?(?:all )?(?:\d+ )?comments?(?: \(\d+\))?|(?:leave a|post a) comment|(?:readers'? )?(?:comments|responses))$`)
	boxOfAnswers  = regexp.MustCompile(`^(?:card \d+ of \d+|understand(?:ing)? |what (?:to|you need to) know|what we know|here's what|key (?:questions|facts|points)|q(?:uestions?)? ?(?:&|and) ?a|explainer|.*\bexplained$|.* at a glance$)`)

	// questionFirst is a paragraph that answers the question it begins with.
	questionFirst = regexp.MustCompile(`^(?:who|what|why|how|when|where|which|is|are|will|can|could|does|do|did|has|have)\b[^.?!"]{3,90}\? \S`)
)
