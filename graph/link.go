package graph

// A Profile is what a document tells of one of its named chains that matters
// for deciding which entity it is. Documents that tell the same share one
// profile.
type Profile struct {
	Type EntityType
	Name string
	// Aliases are sorted.
	Aliases []string
	// Documents is the number of documents that tell exactly this, at least 1.
	Documents int
	// Document is set on the profile of a document that a judgement singles
	// out. It means nothing to a Linker.
	Document ID
	// Described marks the profile of a chain without a name that a judgement
	// singles out. No Linker gets to see it.
	Described bool
}

// Naming returns what judgements call p by.
func (p *Profile) Naming() Naming { return Naming{p.Type, p.Name, p.Document} }

// A Cluster is one entity as the Linker sees it.
type Cluster struct {
	// Key is unique among all clusters and does not depend on the order of
	// the profiles; the entity's ID is NewID(EntityNode, Key). It is the Key
	// that one of the profiles would have alone, so that an ID stays good for
	// as long as what it came from is there. Profiles with the same Key alone
	// share a blocking key.
	Key  string
	Name string
	Type EntityType
	// Aliases are sorted and without Name. The name of every profile is Name or
	// among them.
	Aliases []string
	// Profiles index the profiles given to Link.
	Profiles []int
}

// A Linker decides which profiles, across documents, are the same entity. It is
// a pure function: the same set of profiles gives the same clusters.
type Linker interface {
	// Keys returns the blocking keys of p, at least one. Profiles that share
	// no key, not even through others, are never the same entity, so a store
	// need only link again the profiles that a change can reach.
	Keys(p Profile) []string
	// Link partitions profiles into clusters, ordered by key. Every profile is
	// in exactly one cluster.
	Link(profiles []Profile) []Cluster
}
