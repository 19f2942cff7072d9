package release

import (
	"bytes"

	"helm.sh/helm/v4/pkg/chart/v2/loader"

	"meshgate/engine/charts"
)

// parsedValues are the values of texts of values files: the same files are
// rendered again with other charts and with other values.
var parsedValues = &valuesCache{parsed: map[string]map[string]any{}}

type valuesCache struct {
	parsed map[string]map[string]any
	order  []string // of the texts, the oldest first
	size   int      // of the texts, in bytes
}

// maxText bounds the texts that are kept, in bytes; their values take about ten
// times as much.
const maxText = 512 << 10

// load returns values that the caller may change.
func (c *valuesCache) load(text []byte) (map[string]any, error) {
	if values, ok := c.parsed[string(text)]; ok {
		return charts.CloneValues(values), nil
	}
	values, err := loader.LoadValues(bytes.NewReader(text))
	if err != nil || len(text) > maxText/4 {
		return values, err
	}
	c.keep(string(text), values)
	return charts.CloneValues(values), nil
}

func (c *valuesCache) keep(text string, values map[string]any) {
	c.parsed[text] = values
	c.order = append(c.order, text)
	for c.size += len(text); c.size > maxText; {
		c.size -= len(c.order[0])
		delete(c.parsed, c.order[0])
		c.order = c.order[1:]
	}
}
