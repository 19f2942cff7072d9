// Package templates keeps parsed templates, so that a chart that is rendered
// many times is parsed once.
package templates

import (
	"slices"
	"text/template"

	"meshgate/engine/marks"
)

// Set is what files were parsed to. Executing it changes nothing in it, and
// the marks in it change nothing in what it writes.
type Set struct {
	Parsed *template.Template
	Marked *marks.Marked
	files  []file
}

type file struct{ name, text string }

// Shelf keeps the last sets of a chart: another one is needed whenever other
// subcharts take part.
type Shelf struct{ sets []*Set }

const mostSets = 4

// Find returns the set of these files, or nil.
func (s *Shelf) Find(names []string, text func(name string) string) *Set {
	for _, set := range s.sets {
		if slices.EqualFunc(set.files, names, func(file file, name string) bool { return file.name == name && file.text == text(name) }) {
			return set
		}
	}
	return nil
}

// Add marks and keeps the set that was parsed from these files.
func (s *Shelf) Add(parsed *template.Template, names []string, text func(name string) string) *Set {
	set := &Set{Parsed: parsed, Marked: marks.Mark(parsed, names, text)}
	for _, name := range names {
		set.files = append(set.files, file{name, text(name)})
	}
	if len(s.sets) == mostSets {
		s.sets = s.sets[1:]
	}
	s.sets = append(s.sets, set)
	return set
}
