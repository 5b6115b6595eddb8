package mend

// repairs are what is mended once the names are, in this order: each counts on
// the tree that those before it left. Behind each stands what it is for.
var repairs = [...]func(*mender){
	(*mender).numbers,           // takes "No" before a figure for the noun that it is
	(*mender).scores,            // "beat the debutants Moss 3 – 0"
	(*mender).toNames,           // "threatened to sue Moss"
	(*mender).labels,            // gives dependents of verbs the names that they alone can have
	(*mender).people,            // makes a list of two persons' names of which one was taken for a part or an explanation of the other
	(*mender).nounVerbs,         // "Moss lives in Oslo"
	(*mender).participles,       // "denies wrongdoing"
	(*mender).dueTo,             // makes a verb of the noun between "is due to" and a determiner, which no noun stands before
	(*mender).listed,            // "their sons, Bo and Karl"
	(*mender).bracketed,         // "Ness Foods (OSE: NESS) is a firm"
	(*mender).severalSubjects,   // "A, B and minister C met"
	(*mender).members,           // "its allies, including X and Y, signed"
	(*mender).secondSubjects,    // "Moss, the biggest bank in Peru, closed"
	(*mender).nounComplements,   // "missed by their absence from the talks"
	(*mender).compared,          // "opened later than planned because of rain"
	(*mender).cameOf,            // "rejected a plan to cut taxes, prompting her to quit"
	(*mender).summed,            // "closed its border with Kenya, a move that Peru welcomed"
	(*mender).onceWere,          // makes what stands behind a name
	(*mender).listedBehind,      // hangs what is listed with "home" in "critics at home and the bank's chairman" on the noun before
	(*mender).stacked,           // gives a finite verb between two subjects of one predicate the first of them
	(*mender).infinitives,       // makes the base form between "to" and a noun a verb that has the noun as its object
	(*mender).toFound,           // gives "found" behind "to" its own lemma
	(*mender).baseForms,         // makes verbs of words that stand
	(*mender).modals,            // "cannot and will not leave"
	(*mender).listedVerbs,       // "did not agree to a truce or free the pilots"
	(*mender).inverted,          // parts the subject of a condition that begins with "were" from that of the verb it was given to as well
	(*mender).setOff,            // "Not until May did Ada Moss leave"
	(*mender).pastForms,         // "A bid to buy the mine cost millions"
	(*mender).contentSubjects,   // "Claims that Peru armed the rebels are being investigated"
	(*mender).transitives,       // makes the noun behind "to" that has an object the verb it must be
	(*mender).marks,             // gives words that open a clause to its predicate
	(*mender).likeForms,         // "had not met the terms to cut arms or taken steps"
	(*mender).listedInfinitives, // joins an infinitive without "to"
	(*mender).causedObjects,     // "made them adopt a law"
	(*mender).efforts,           // hangs an infinitive on the noun for trying or wanting right before it
	(*mender).fronted,           // "In Lima, the army and its chief met"
	(*mender).verdicts,          // makes whom somebody finds guilty the object of "find"
	(*mender).gifts,             // "was awarded the prize"
	(*mender).quotedLabels,      // "called the plan \"thrilling\" on Monday"
	(*mender).toldClauses,       // "told reporters the army had left"
	(*mender).grantedTo,         // "granted her asylum"
	(*mender).handedTo,          // "handed Moss a petition"
	(*mender).askedTo,           // "asked neighbouring Peru to open its border"
	(*mender).bareObjects,       // "had tipped off the kidnappers"
	(*mender).hoursBefore,       // "killing four soldiers hours before the truce"
	(*mender).lastSeen,          // makes the participle behind "was last" the verb, which the word only says when of
	(*mender).onceWas,           // makes "once" between a copula and its noun an adverb, which the tree has for a preposition
	(*mender).sold,              // "stepped down over the sale of the railway to a bank"
	(*mender).toBeHeaded,        // "ordered a review, to be headed by Moss"
	(*mender).goesOnVerb,        // "was built by Danfoods and supplies Lima"
	(*mender).stillRelative,     // joins a finite verb to the relative clause that a comma opens and none closes before "and"
	(*mender).namedBehind,       // "the union that represents the sailors, Seafarers United, accused"
	(*mender).bound,             // "It obliges both sides to stop"
	(*mender).issued,            // "a poll by the institute Moss, published on Sunday"
	(*mender).shotDead,          // "was shot dead in Lima"
	(*mender).reduced,           // "Moss, beaten by Holm, left"
	(*mender).mainVerbs,         // "The gang, which fears nobody, posted pictures"
	(*mender).mainBehind,        // "Traders asked by the paper about the plan preferred to wait"
	(*mender).mainParticiple,    // "The envoy, in a letter to Oslo, called for talks"
	(*mender).reported,          // "The probe, Seeker, left the station, the institute said"
	(*mender).unaided,           // "The leader called for a vote."
	(*mender).agents,            // "was closed on Monday by the army"
	(*mender).whose,             // makes a clause that "whose" opens behind the comma of a name a relative clause of the name
	(*mender).ofWhich,           // makes a clause that a preposition with "which" or "whom" opens behind the comma of a name a relative clause of the name
	(*mender).pronouns,          // "the deal that she had signed"
	(*mender).relativeObjects,   // makes an object of a relative pronoun that the tree has for a word that opens a clause
	(*mender).thought,           // "the countries Norway hopes will join"
	(*mender).ofPersons,         // gives persons the clause with "who" that was hung on what they are of
	(*mender).whom,              // gives the name of a person before a comma the clause that "who" or "whom" opens behind it
	(*mender).hyphened,          // "rank-and-file"
	(*mender).durations,         // hangs "for years" and "for life" behind an object on the verb, which lasted so long
	(*mender).forTo,             // gives the noun between "for" and "to" the preposition that the tree gives the infinitive
	(*mender).beforeVerb,        // "the talks between officials broke up"
	(*mender).clauses,           // makes a clause of what "after" and the like were taken to put before its subject alone
	(*mender).days,              // "the authority on Tuesday prohibited"
	(*mender).whoTheyAre,        // "two colleagues from Norlight, Ada Moss and Bo Lund"
	(*mender).gerunds,           // "was praised for rescuing hikers"
	(*mender).joints,            // "Norlight-Sport's manager"
	(*mender).worth,             // hangs "worth" and its price on the noun right before it
	(*mender).according,         // "according to X"
	(*mender).countedOff,        // "met Moss eleven times"
	(*mender).among,             // hangs the members that "among them" names on the group before it
	(*mender).namesInSeries,     // "lent money to Norlight, a maker of cheese, Danfoods, a brewer, and Holm, a bank"
	(*mender).personsInSeries,   // "Ada Moss, the president of Peru, her husband, Bo, and two sons"
	(*mender).memberNames,       // "his son, a daughter, Efua, and four grandchildren"
	(*mender).besidePlaces,      // "closed mines in the north, schools and shops"
	(*mender).parallel,          // "plants in Peru and offices in Oslo"
	(*mender).closedLists,       // takes what follows the last member of a list, the one behind "and", out of it
	(*mender).amongOthers,       // "among others"
	(*mender).together,          // "fled in a plane belonging to the army, together with his wife"
	(*mender).gapping,           // hangs the pairs of such clauses
	(*mender).offices,           // "elected Ada Moss mayor and Bo Lund treasurer"
	(*mender).namedMembers,      // "two banks, Moss and Holm, have merged"
	(*mender).respective,        // "the foreign ministers of Peru and Kenya, Ada Moss and Bo Holm"
	(*mender).pluralSubjects,    // "the party of Ada Moss and the Guild have signed"
	(*mender).startedAnew,       // gives a finite verb or copula without subject the noun that stands before it behind "
	(*mender).behindColon,       // "split the coalition: the Guild, a partner, left"
	(*mender).afterColon,        // "peace has come: the valley was its cradle and became a battlefield"
	(*mender).behindSemicolon,   // "the Guild said it would fight; its head has left"
	(*mender).besideGerund,      // hangs a finite verb that "and" joins to a gerund
	(*mender).ofThem,            // "placed bets, none of them his own"
	(*mender).sharedRole,        // "the former Norholm and Danfoods director"
	(*mender).letGo,             // makes "go" the particle of "let" that it is in "Kenya let the sailors go"
	(*mender).handedOver,        // makes "over" the particle of "hand" and "turn" that it is before a number as well
	(*mender).flownIn,           // makes "in" the particle of such a verb, and the persons its object
	(*mender).contrasts,         // parts what "not" parts
	(*mender).pairs,             // makes "both" the subject of the verb behind it that has none
	(*mender).nowAt,             // "Moss, now at Danfoods, declined"
	(*mender).sites,             // "watched the quarry at Ness"
	(*mender).seats,             // "a maker of cheese based in Peru"
	(*mender).origins,           // "was found by divers from two clubs"
	(*mender).means,             // "spoke by telephone with the envoy"
	(*mender).timeSpent,         // "spent most of the week discussing the dam"
	(*mender).talkedOn,          // "flew to Lima for talks with Moss on the release of prisoners"
	(*mender).runBy,             // "the quarry in Ness, run by Danfoods"
	(*mender).deeds,             // joins two deeds that "and" joins
	(*mender).shifted,           // makes the object of a verb of the noun phrase that the tree joins to the phrase before it with neither comma nor "and" between
	(*mender).told,              // hangs on "tell" what those who listen are told of
	(*mender).firstOfVerbs,      // makes the first of several finite verbs of one subject
	(*mender).lastTerms,         // gives the noun before "last term" the preposition that the tree gives the time
}
