package cayley

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// A record is all that was read out of one text: the source of truth for the
// quads that have to do with it.
//
//	version   1 byte, recordVersion
//	checksum  4 bytes, CRC-32C of body, big-endian
//	length    of body, varint
//	body      number of variants, then each variant:
//	            sources, version, title, published,
//	            number of chains, chains, number of claims, claims
//	text      the rest; the document's ID is its checksum
//
// Strings carry their length before them. A list of chains or of claims carries
// its length in bytes, and so does every claim, so that one claim can be read
// without the others.
type record struct {
	id   graph.ID
	text string
	// variants are the readings of the text, one for each set of sources that
	// were read the same, ordered by their least source. The first one counts.
	variants []variant
}

// A variant is a reading as one or more sources gave it. "" stands for a reading
// that came without a source.
type variant struct {
	sources          []string
	version          string
	title, published string
	chains           []graph.Chain
	claims           []graph.Claim
}

const recordVersion = 1

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sources returns the sources of all variants, sorted.
func (r *record) sources() []string {
	var all []string
	for _, v := range r.variants {
		for _, s := range v.sources {
			if s != "" {
				all = append(all, s)
			}
		}
	}
	slices.Sort(all)
	return all
}

func (r *record) document() graph.Document {
	v := &r.variants[0]
	return graph.Document{ID: r.id, Title: v.title, Sources: r.sources(), Published: v.published, Text: r.text}
}

// modalityCodes and polarityCodes are written as places in these lists.
var (
	modalityCodes = []graph.Modality{graph.Fact, graph.Possible, graph.Planned, graph.Demanded, graph.Conditional}
	polarityCodes = []graph.Polarity{graph.Affirmed, graph.Negated}
)

type encoder struct{ b []byte }

func (e *encoder) int(n int)       { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) string(s string) { e.int(len(s)); e.b = append(e.b, s...) }
func (e *encoder) strings(list []string) {
	e.int(len(list))
	for _, s := range list {
		e.string(s)
	}
}

func (e *encoder) bool(b bool) {
	n := 0
	if b {
		n = 1
	}
	e.int(n)
}

// ref writes an index that may be graph.None.
func (e *encoder) ref(i int) { e.int(i + 1) }

// block writes what f writes with its length before it.
func (e *encoder) block(f func(*encoder)) {
	var inner encoder
	f(&inner)
	e.int(len(inner.b))
	e.b = append(e.b, inner.b...)
}

func (v *variant) encode(e *encoder) {
	e.strings(v.sources)
	v.encodeContent(e)
}

// encodeContent writes all but the sources: what two sources must agree in to
// share a variant.
func (v *variant) encodeContent(e *encoder) {
	e.string(v.version)
	e.string(v.title)
	e.string(v.published)
	e.int(len(v.chains))
	e.block(func(e *encoder) {
		for i := range v.chains {
			encodeChain(e, &v.chains[i])
		}
	})
	e.int(len(v.claims))
	e.block(func(e *encoder) {
		for i := range v.claims {
			e.block(func(e *encoder) { encodeClaim(e, &v.claims[i]) })
		}
	})
}

func encodeChain(e *encoder, c *graph.Chain) {
	e.string(string(c.Type))
	e.string(c.Name)
	e.strings(c.Aliases)
	e.bool(c.Named)
	e.int(len(c.Mentions))
	for _, m := range c.Mentions {
		e.int(m.Start)
		e.int(m.End - m.Start)
	}
}

func encodeClaim(e *encoder, c *graph.Claim) {
	e.int(c.Subject)
	e.ref(c.Object)
	e.string(c.Literal)
	e.string(c.Relation)
	e.string(c.Phrase)
	e.int(slices.Index(polarityCodes, c.Polarity))
	e.int(slices.Index(modalityCodes, c.Modality))
	e.ref(c.Speaker)
	e.string(c.SpeechVerb)
	e.string(c.Time.Text)
	e.string(c.Time.From)
	e.string(c.Time.To)
	e.ref(c.Place)
	e.b = binary.BigEndian.AppendUint64(e.b, math.Float64bits(c.Confidence))
	e.int(c.Span.Start)
	e.int(c.Span.End - c.Span.Start)
	e.string(c.Rule)
}

func (r *record) encode() []byte {
	var body encoder
	body.int(len(r.variants))
	for i := range r.variants {
		r.variants[i].encode(&body)
	}
	out := encoder{b: make([]byte, 0, len(body.b)+len(r.text)+16)}
	out.b = append(out.b, recordVersion)
	out.b = binary.BigEndian.AppendUint32(out.b, crc32.Checksum(body.b, castagnoli))
	out.int(len(body.b))
	out.b = append(out.b, body.b...)
	return append(out.b, r.text...)
}

// decoder reads what encoder wrote. After an error it reads zeros.
type decoder struct {
	b      []byte
	failed bool
}

func (d *decoder) int() int {
	n, size := binary.Uvarint(d.b)
	if size <= 0 || n > math.MaxInt32 {
		d.failed, d.b = true, nil
		return 0
	}
	d.b = d.b[size:]
	return int(n)
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.b) {
		d.failed, d.b = true, nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) string() string { return string(d.bytes(d.int())) }

// count reads the length of a list whose elements take at least a byte each.
func (d *decoder) count() int {
	n := d.int()
	if n > len(d.b) {
		d.failed, d.b = true, nil
		return 0
	}
	return n
}

func (d *decoder) strings() []string {
	n := d.count()
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = d.string()
	}
	return out
}

func (d *decoder) ref() int        { return d.int() - 1 }
func (d *decoder) block() *decoder { return &decoder{b: d.bytes(d.int())} }

// split returns the body and the text of a record and whether the body fits its
// checksum.
func split(data []byte) (body, text []byte, whole bool, err error) {
	if len(data) < 6 || data[0] != recordVersion {
		return nil, nil, false, fmt.Errorf("not a record of version %d: %w", recordVersion, errDamaged)
	}
	d := decoder{b: data[5:]}
	body = d.bytes(d.int())
	if d.failed {
		return nil, nil, false, fmt.Errorf("cut off: %w", errDamaged)
	}
	return body, d.b, crc32.Checksum(body, castagnoli) == binary.BigEndian.Uint32(data[1:]), nil
}

// decodeRecord reads all variants.
func decodeRecord(id graph.ID, data []byte) (*record, error) {
	body, text, _, err := split(data)
	if err != nil {
		return nil, err
	}
	d := &decoder{b: body}
	r := &record{id: id, text: string(text), variants: make([]variant, d.count())}
	for i := range r.variants {
		if err := r.variants[i].decode(d); err != nil {
			return nil, err
		}
	}
	if d.failed || len(r.variants) == 0 {
		return nil, fmt.Errorf("cut off: %w", errDamaged)
	}
	return r, nil
}

// decodeHeads reads the variants without their chains and claims.
func decodeHeads(id graph.ID, data []byte) (*record, error) {
	body, text, _, err := split(data)
	if err != nil {
		return nil, err
	}
	d := &decoder{b: body}
	r := &record{id: id, text: string(text), variants: make([]variant, d.count())}
	for i := range r.variants {
		r.variants[i].decodeHead(d)
		d.int()
		d.block()
		d.int()
		d.block()
	}
	if d.failed || len(r.variants) == 0 {
		return nil, fmt.Errorf("cut off: %w", errDamaged)
	}
	return r, nil
}

func (v *variant) decode(d *decoder) error {
	v.decodeHead(d)
	n := d.int()
	chains := d.block()
	if n > len(chains.b) {
		return fmt.Errorf("more chains than bytes: %w", errDamaged)
	}
	v.chains = make([]graph.Chain, n)
	for i := range v.chains {
		decodeChain(chains, &v.chains[i])
	}
	n = d.int()
	claims := d.block()
	if n > len(claims.b) {
		return fmt.Errorf("more claims than bytes: %w", errDamaged)
	}
	v.claims = make([]graph.Claim, n)
	for i := range v.claims {
		if err := decodeClaim(claims.block(), &v.claims[i], len(v.chains)); err != nil {
			return err
		}
	}
	if d.failed || chains.failed || claims.failed {
		return fmt.Errorf("cut off: %w", errDamaged)
	}
	return nil
}

func (v *variant) decodeHead(d *decoder) {
	v.sources = d.strings()
	v.version = d.string()
	v.title = d.string()
	v.published = d.string()
}

func decodeChain(d *decoder, c *graph.Chain) {
	c.Type = graph.EntityType(d.string())
	c.Name = d.string()
	c.Aliases = d.strings()
	c.Named = d.int() == 1
	if n := d.count(); n > 0 {
		c.Mentions = make([]graph.Span, n)
	}
	for i := range c.Mentions {
		c.Mentions[i].Start = d.int()
		c.Mentions[i].End = c.Mentions[i].Start + d.int()
	}
}

// decodeClaim reads a claim of a reading with so many chains.
func decodeClaim(d *decoder, c *graph.Claim, chains int) error {
	c.Subject = d.int()
	c.Object = d.ref()
	c.Literal = d.string()
	c.Relation = d.string()
	c.Phrase = d.string()
	polarity, modality := d.int(), d.int()
	c.Speaker = d.ref()
	c.SpeechVerb = d.string()
	c.Time = graph.TimeSpan{Text: d.string(), From: d.string(), To: d.string()}
	c.Place = d.ref()
	if b := d.bytes(8); b != nil {
		c.Confidence = math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	c.Span.Start = d.int()
	c.Span.End = c.Span.Start + d.int()
	c.Rule = d.string()
	if d.failed || polarity >= len(polarityCodes) || modality >= len(modalityCodes) ||
		c.Subject >= chains || c.Object >= chains || c.Speaker >= chains || c.Place >= chains {
		return fmt.Errorf("claim out of bounds: %w", errDamaged)
	}
	c.Polarity, c.Modality = polarityCodes[polarity], modalityCodes[modality]
	return nil
}
