// Package remote replaces the JSON schemas that Helm fetches from the network,
// which the engine does not have, by a schema that accepts every value.
package remote

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Loader returns a schema that accepts every value for each address, and keeps
// the address.
type Loader struct {
	document  map[string]any
	addresses []string
}

// LoaderFor returns a loader for what a schema refers to.
func LoaderFor(schema any) *Loader {
	loader := &Loader{document: map[string]any{}}
	for _, reference := range references(schema) {
		if _, fragment, ok := strings.Cut(reference, "#"); ok {
			loader.allow(fragment)
		}
	}
	return loader
}

// Load implements jsonschema.URLLoader.
func (l *Loader) Load(address string) (any, error) {
	l.addresses = append(l.addresses, address)
	return l.document, nil
}

// Addresses returns the requested addresses, sorted.
func (l *Loader) Addresses() []string {
	slices.Sort(l.addresses)
	return slices.Compact(l.addresses)
}

// references returns the texts of all `$ref` and `$dynamicRef`.
func references(schema any) []string {
	var found []string
	switch schema := schema.(type) {
	case []any:
		for _, item := range schema {
			found = append(found, references(item)...)
		}
	case map[string]any:
		for key, value := range schema {
			if text, ok := value.(string); ok && (key == "$ref" || key == "$dynamicRef") {
				found = append(found, text)
			}
			found = append(found, references(value)...)
		}
	}
	return found
}

// allow puts an empty schema at the place of a fragment: a JSON pointer or the
// name of an anchor.
func (l *Loader) allow(fragment string) {
	if fragment == "" {
		return
	}
	if !strings.HasPrefix(fragment, "/") {
		l.allowAnchor(fragment)
		return
	}
	parts, err := pointer(fragment)
	if err != nil {
		return
	}
	place := l.document
	for _, part := range parts {
		below, ok := place[part].(map[string]any)
		if !ok {
			below = map[string]any{}
			place[part] = below
		}
		place = below
	}
}

func (l *Loader) allowAnchor(name string) {
	anchors, ok := l.document["$defs"].(map[string]any)
	if !ok {
		anchors = map[string]any{}
		l.document["$defs"] = anchors
	}
	anchors["anchor "+name] = map[string]any{"$anchor": name}
}

var _ jsonschema.URLLoader = (*Loader)(nil)
