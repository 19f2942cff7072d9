package release

import (
	"fmt"
	"path/filepath"
	"regexp"
	"sort"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

var sourceComment = regexp.MustCompile("# Source: [^/]+/(.+)")

// showOnly keeps the documents of the templates that patterns name, in the
// order of the patterns, as --show-only does.
func showOnly(all *listing, patterns []string) (*listing, error) {
	documents := splitInOrder(all.text.String())
	shown := &listing{}
	for _, pattern := range patterns {
		found := false
		for _, document := range documents {
			if isFrom(document, pattern) {
				shown.addShown(document, all)
				found = true
			}
		}
		if !found {
			return nil, fmt.Errorf("could not find template %s in chart", pattern)
		}
	}
	return shown, nil
}

func splitInOrder(text string) []string {
	split := releaseutil.SplitManifests(text)
	keys := make([]string, 0, len(split))
	for key := range split {
		keys = append(keys, key)
	}
	sort.Sort(releaseutil.BySplitManifestsOrder(keys))
	documents := make([]string, len(keys))
	for i, key := range keys {
		documents[i] = split[key]
	}
	return documents
}

func isFrom(document, pattern string) bool {
	source := sourceComment.FindStringSubmatch(document)
	if source == nil {
		return false
	}
	matched, err := filepath.Match(pattern, source[1])
	return err == nil && matched
}

func (l *listing) addShown(document string, all *listing) {
	l.write("---\n", document, "\n")
	l.addOrigins(nil, 1)
	first := lineOfPart(all.text.String(), document)
	l.addOrigins(all.origins[first:], lineCount(document))
}
