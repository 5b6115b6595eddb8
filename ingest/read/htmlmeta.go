package read

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The names under which pages tell the facts about themselves, the surest
// first: of meta elements (name, property or itemprop) in lower case, and as
// "json:…" of schema.org's JSON-LD.
var (
	titleNames     = strings.Fields("json:headline og:title twitter:title dc.title title")
	publishedNames = strings.Fields(`article:published_time json:datepublished datepublished og:published_time dc.date.issued
		dcterms.issued dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date publish-date publish_date publishdate
		pubdate article.published citation_publication_date citation_date date cxenseparse:recs:publishtime json:uploaddate`)
	sourceNames = strings.Fields("og:site_name json:publisher application-name dc.publisher canonical og:url")
)

// metaOf returns a draft with what the page says of itself.
func metaOf(doc *html.Node) *draft {
	told := map[string]string{}
	note := func(key, value string) {
		key = strings.ToLower(strings.TrimSpace(key))
		value = squeeze(plain(value))
		if _, known := told[key]; key != "" && value != "" && !known {
			told[key] = value
		}
	}
	find(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				note(attr(n, key), attr(n, "content"))
			}
		case atom.Title:
			if n.Parent != nil && n.Parent.DataAtom == atom.Head && n.FirstChild != nil {
				note("title", withoutSite(n.FirstChild.Data))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				note("canonical", attr(n, "href"))
			}
		case atom.Script:
			if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
				var value any
				if json.Unmarshal([]byte(n.FirstChild.Data), &value) == nil {
					noteJSON(value, note)
				}
			}
		}
		return false
	})
	d := &draft{title: firstOf(told, titleNames), source: firstOf(told, sourceNames)}
	for _, name := range publishedNames {
		if d.published = dateIn(told[name]); d.published != "" {
			break
		}
	}
	return d
}

func firstOf(told map[string]string, names []string) string {
	for _, name := range names {
		if v := told[name]; v != "" {
			return v
		}
	}
	return ""
}

// noteJSON notes what the articles in a JSON-LD value say.
func noteJSON(value any, note func(key, value string)) {
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			noteJSON(e, note)
		}
	case map[string]any:
		for _, key := range []string{"headline", "datePublished", "uploadDate"} {
			if s, ok := v[key].(string); ok {
				note("json:"+key, s)
			}
		}
		if publisher, ok := v["publisher"].(map[string]any); ok {
			if s, ok := publisher["name"].(string); ok {
				note("json:publisher", s)
			}
		}
		if graph, ok := v["@graph"]; ok {
			noteJSON(graph, note)
		}
	}
}

var siteName = regexp.MustCompile(`^(.{15,}?)(?: [|–—·»] | - | :: ).{2,40}$`)

// withoutSite returns the title of a window without the name of the site at
// its end.
func withoutSite(title string) string {
	title = squeeze(title)
	if m := siteName.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return title
}
