package fastyaml

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Marshal returns what yaml.Marshal of sigs.k8s.io/yaml returns, or false for
// values that it leaves to that: it writes maps, lists, texts and numbers as
// most values are, without JSON in between.
func Marshal(value any) ([]byte, bool) {
	w := &writer{}
	ok := attempt(func() { w.write(value, 0, false) })
	return append(w.text, '\n'), ok
}

type writer struct{ text []byte }

// deepestWritten bounds the width of indentations, see longestPhrase.
const deepestWritten = 10

// write writes a value; that of a key begins on the key's line or below it.
func (w *writer) write(value any, depth int, isAfterKey bool) {
	switch value := value.(type) {
	case map[string]any:
		w.writeMap(value, depth, isAfterKey)
	case []any:
		w.writeList(value, depth, isAfterKey)
	default:
		if isAfterKey {
			w.add(" ")
		}
		w.writeScalar(value)
	}
}

func (w *writer) add(text string) { w.text = append(w.text, text...) }

func (w *writer) writeScalar(value any) {
	switch value := value.(type) {
	case nil:
		w.add("null")
	case bool:
		w.text = strconv.AppendBool(w.text, value)
	case int:
		w.text = strconv.AppendInt(w.text, int64(value), 10)
	case int64:
		w.text = strconv.AppendInt(w.text, value, 10)
	case float64:
		w.writeFloat(value)
	case string:
		w.writeText(value)
	default:
		panic(giveUp{})
	}
}

// largestWhole is below 2^53, from where on not every whole number is a float,
// and below 1e21, from where on JSON writes exponents.
const largestWhole = 1e15

func (w *writer) writeFloat(value float64) {
	require(value >= -largestWhole && value <= largestWhole)
	whole := int64(value)
	require(float64(whole) == value && whole != 0) // zero may be negative
	w.text = strconv.AppendInt(w.text, whole, 10)
}

func (w *writer) writeText(text string) {
	if text == "" || isDigits(text) {
		w.add(`"` + text + `"`)
		return
	}
	require(isWrittenPlain(text))
	w.add(text)
}

// writeMap writes keys of letters alone, whose order is that of their bytes.
func (w *writer) writeMap(values map[string]any, depth int, isAfterKey bool) {
	if len(values) == 0 {
		w.writeEmpty(values == nil, "{}", isAfterKey)
		return
	}
	require(depth <= deepestWritten)
	for i, key := range slices.Sorted(maps.Keys(values)) {
		require(isLetters(key))
		if i > 0 || isAfterKey {
			w.newLine(depth)
		}
		w.add(key + ":")
		w.write(values[key], depth+indentOf(values[key]), true)
	}
}

// indentOf is 1 for a map and 0 for a list: a list under a key is not indented.
func indentOf(value any) int {
	if _, ok := value.(map[string]any); ok {
		return 1
	}
	return 0
}

func (w *writer) writeList(items []any, depth int, isAfterKey bool) {
	if len(items) == 0 {
		w.writeEmpty(items == nil, "[]", isAfterKey)
		return
	}
	require(depth <= deepestWritten)
	for i, item := range items {
		if i > 0 || isAfterKey {
			w.newLine(depth)
		}
		w.add("- ")
		w.write(item, depth+1, false)
	}
}

func (w *writer) writeEmpty(isNull bool, text string, isAfterKey bool) {
	if isAfterKey {
		w.add(" ")
	}
	if isNull {
		text = "null"
	}
	w.add(text)
}

func (w *writer) newLine(depth int) {
	w.add("\n")
	for range depth {
		w.add("  ")
	}
}

// longestWrittenKey and longestPhrase keep a line with the deepest indentation
// below the 80 columns from which on YAML breaks it at a space.
const (
	longestWrittenKey = 24
	longestPhrase     = 28
)

// isLetters says whether YAML writes a key of letters without quotes.
func isLetters(key string) bool {
	for i := range len(key) {
		if !isLetter(key[i]) {
			return false
		}
	}
	return key != "" && len(key) <= longestWrittenKey && !isKeyword(key)
}

// isDigits says whether a text has no more than the digits of a whole number,
// so that YAML quotes it.
func isDigits(text string) bool {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text[0] != '0' && len(text) <= len("999999999")
}

// isWrittenPlain says whether YAML writes a text without quotes and on one line.
func isWrittenPlain(text string) bool {
	for i := range len(text) {
		if !isWrittenPlainChar(text[i]) {
			return false
		}
	}
	return startsWrittenPlain(text) && !strings.HasSuffix(text, " ") && !isSplit(text) &&
		(len(text) <= longestPhrase || strings.IndexByte(text, ' ') < 0)
}

func isWrittenPlainChar(char byte) bool {
	return isLetter(char) || isDigit(char) || strings.IndexByte(" _./,:=-", char) >= 0
}

// startsWrittenPlain says whether a text begins like a word that is no keyword,
// or holds a letter that no number, date or keyword holds.
func startsWrittenPlain(text string) bool {
	if isLetter(text[0]) || text[0] == '/' {
		return !isKeyword(text)
	}
	return isDigit(text[0]) && strings.ContainsAny(text, "ghijklmnpqrsuvwyGHIJKLMNPQRSUVWY")
}
