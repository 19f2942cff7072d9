// Package plainyaml writes values as sigs.k8s.io/yaml does, if they are plain
// maps, lists, texts and numbers as most values are: without the way through
// JSON and a YAML parser that sigs.k8s.io/yaml takes.
package plainyaml

import (
	"maps"
	"slices"
	"strconv"
)

// Marshal returns what yaml.Marshal of sigs.k8s.io/yaml returns, or false for
// a value that is left to it.
func Marshal(value any) (text []byte, ok bool) {
	writer := &writer{}
	if !writer.write(value, 0, false) {
		return nil, false
	}
	return append(writer.text, '\n'), true
}

type writer struct{ text []byte }

// deepest bounds the width of indentations, see longestPhrase.
const deepest = 10

// write writes a value; that of a key begins on the key's line or below it.
func (w *writer) write(value any, depth int, afterKey bool) bool {
	switch value := value.(type) {
	case map[string]any:
		return w.writeMap(value, depth, afterKey)
	case []any:
		return w.writeList(value, depth, afterKey)
	}
	if afterKey {
		w.text = append(w.text, ' ')
	}
	return w.writeScalar(value)
}

func (w *writer) writeScalar(value any) bool {
	switch value := value.(type) {
	case nil:
		w.text = append(w.text, "null"...)
	case bool:
		w.text = strconv.AppendBool(w.text, value)
	case int:
		w.text = strconv.AppendInt(w.text, int64(value), 10)
	case int64:
		w.text = strconv.AppendInt(w.text, value, 10)
	case float64:
		return w.writeFloat(value)
	case string:
		return w.writeText(value)
	default:
		return false
	}
	return true
}

// largestWhole is below 2^53, from where on not every whole number is a float,
// and below 1e21, from where on JSON writes exponents.
const largestWhole = 1e15

func (w *writer) writeFloat(value float64) bool {
	whole := int64(value)
	if value < -largestWhole || value > largestWhole || float64(whole) != value || value == 0 {
		return false // zero may be negative
	}
	w.text = strconv.AppendInt(w.text, whole, 10)
	return true
}

func (w *writer) writeText(text string) bool {
	switch {
	case text == "" || isNumber(text):
		w.text = append(w.text, '"')
		w.text = append(w.text, text...)
		w.text = append(w.text, '"')
	case isPlain(text):
		w.text = append(w.text, text...)
	default:
		return false
	}
	return true
}

// writeMap writes keys of letters alone, whose order is that of their bytes.
func (w *writer) writeMap(values map[string]any, depth int, afterKey bool) bool {
	if len(values) == 0 {
		return w.writeEmpty(values == nil, "{}", afterKey)
	}
	if depth > deepest {
		return false
	}
	for i, key := range slices.Sorted(maps.Keys(values)) {
		if !isKey(key) {
			return false
		}
		if i > 0 || afterKey {
			w.newLine(depth)
		}
		w.text = append(w.text, key...)
		w.text = append(w.text, ':')
		if !w.write(values[key], depth+indentOf(values[key]), true) {
			return false
		}
	}
	return true
}

// indentOf is 1 for a map and 0 for a list: a list under a key is not indented.
func indentOf(value any) int {
	if _, ok := value.(map[string]any); ok {
		return 1
	}
	return 0
}

func (w *writer) writeList(items []any, depth int, afterKey bool) bool {
	if len(items) == 0 {
		return w.writeEmpty(items == nil, "[]", afterKey)
	}
	if depth > deepest {
		return false
	}
	for i, item := range items {
		if i > 0 || afterKey {
			w.newLine(depth)
		}
		w.text = append(w.text, '-', ' ')
		if !w.write(item, depth+1, false) {
			return false
		}
	}
	return true
}

func (w *writer) writeEmpty(null bool, text string, afterKey bool) bool {
	if afterKey {
		w.text = append(w.text, ' ')
	}
	if null {
		text = "null"
	}
	w.text = append(w.text, text...)
	return true
}

func (w *writer) newLine(depth int) {
	w.text = append(w.text, '\n')
	for range depth {
		w.text = append(w.text, "  "...)
	}
}
