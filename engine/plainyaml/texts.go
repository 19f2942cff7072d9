package plainyaml

import (
	"strings"

	"meshgate/engine/words"
)

// longestKey and longestPhrase keep a line with the deepest indentation below
// the 80 columns from which on YAML breaks it at a space.
const (
	longestKey    = 24
	longestPhrase = 28
)

func isKey(text string) bool {
	for i := range len(text) {
		if !words.Letter(text[i]) {
			return false
		}
	}
	return text != "" && len(text) <= longestKey && !words.Keyword(text)
}

// isNumber says whether a text has no more than the digits of a whole number,
// so that YAML quotes it.
func isNumber(text string) bool {
	for i := range len(text) {
		if !words.Digit(text[i]) {
			return false
		}
	}
	return text != "" && text[0] != '0' && len(text) <= len("999999999")
}

// isPlain says whether YAML writes a text without quotes and on one line.
func isPlain(text string) bool {
	for i := range len(text) {
		if !isPlainChar(text[i]) {
			return false
		}
	}
	last := text[len(text)-1]
	return startsPlain(text) && last != ':' && last != ' ' && !strings.Contains(text, ": ") &&
		(len(text) <= longestPhrase || strings.IndexByte(text, ' ') < 0)
}

func isPlainChar(char byte) bool {
	return words.Letter(char) || words.Digit(char) || strings.IndexByte(" _./,:=-", char) >= 0
}

// startsPlain says whether a text begins like a word that is no keyword, or
// holds a letter that no number, date or keyword holds.
func startsPlain(text string) bool {
	if words.Letter(text[0]) || text[0] == '/' {
		return !words.Keyword(text)
	}
	return words.Digit(text[0]) && strings.ContainsAny(text, "ghijklmnpqrsuvwyGHIJKLMNPQRSUVWY")
}
