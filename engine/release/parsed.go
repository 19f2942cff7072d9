package release

import (
	"meshgate/engine/charts"
	"meshgate/engine/plainvalues"
)

// parsedValues keeps what texts of values files were parsed to: the same files
// come again for other charts and for other values beside them.
var parsedValues = &valuesShelf{parsed: map[string]map[string]any{}}

type valuesShelf struct {
	parsed map[string]map[string]any
	order  []string // of the texts, the oldest first
	size   int      // of the texts, in bytes
}

// mostText bounds the texts that are kept, and with them what they were parsed
// to, which takes some ten times their size.
const mostText = 512 << 10

// load returns values that the caller may change.
func (s *valuesShelf) load(text []byte) (map[string]any, error) {
	if known, ok := s.parsed[string(text)]; ok {
		return charts.CloneValues(known), nil
	}
	values, err := plainvalues.Load(text)
	if err != nil || len(text) > mostText/4 {
		return values, err
	}
	s.keep(string(text), values)
	return charts.CloneValues(values), nil
}

func (s *valuesShelf) keep(text string, values map[string]any) {
	s.parsed[text] = values
	s.order = append(s.order, text)
	for s.size += len(text); s.size > mostText; {
		s.size -= len(s.order[0])
		delete(s.parsed, s.order[0])
		s.order = s.order[1:]
	}
}
