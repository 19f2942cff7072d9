// Package templates keeps parsed templates, so that a chart that is rendered
// many times is parsed once.
package templates

import (
	"slices"
	"text/template"

	"meshgate/engine/sourcemap"
)

// Set holds the parsed templates of files, with marks. Executing it changes
// neither the set nor, by the marks, the output.
type Set struct {
	Parsed *template.Template
	Marked *sourcemap.Marked
	files  []file
}

type file struct{ name, text string }

// Cache keeps the last sets of a chart: each choice of enabled subcharts needs
// another set.
type Cache struct{ sets []*Set }

const mostSets = 4

// Find returns the set of these files, or nil.
func (s *Cache) Find(names []string, text func(name string) string) *Set {
	for _, set := range s.sets {
		if slices.EqualFunc(set.files, names, func(file file, name string) bool { return file.name == name && file.text == text(name) }) {
			return set
		}
	}
	return nil
}

// Add marks and keeps the set that was parsed from these files.
func (s *Cache) Add(parsed *template.Template, names []string, text func(name string) string) *Set {
	set := &Set{Parsed: parsed, Marked: sourcemap.Mark(parsed, names, text)}
	for _, name := range names {
		set.files = append(set.files, file{name, text(name)})
	}
	if len(s.sets) == mostSets {
		s.sets = s.sets[1:]
	}
	s.sets = append(s.sets, set)
	return set
}
