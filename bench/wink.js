// Reads a file with wink-nlp: sentences, words, tags and lemmas. Prints how many
// sentences it found.
import { readFileSync } from 'node:fs'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const nlp = winkNLP(model, ['sbd', 'pos'])
const doc = nlp.readDoc(readFileSync(process.argv[2], 'utf8'))
doc.tokens().out(nlp.its.pos)
doc.tokens().out(nlp.its.lemma)
console.log(doc.sentences().length())
