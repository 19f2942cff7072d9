package heads

import (
	"strings"

	"meshgate/engine/words"
)

// cutKey separates a key that is plainly a string, the colon after it, and
// what follows on the line.
func cutKey(text string) (key, value string, ok bool) {
	key, rest, ok := cutScalar(text)
	if !ok || rest == "" || rest[0] != ':' || len(key) > longestKey || key == mergeKey {
		return "", "", false
	}
	if rest = rest[1:]; rest != "" && rest[0] != ' ' {
		return "", "", false
	}
	return key, trimSpaces(rest), true
}

const (
	// longestKey is well below the 1024 characters that YAML sets.
	longestKey = 256
	mergeKey   = "<<"
)

// cutScalar separates the quoted or plain word that a text begins with.
func cutScalar(text string) (scalar, rest string, ok bool) {
	if text == "" {
		return "", "", false
	}
	if text[0] == '"' || text[0] == '\'' {
		return cutQuoted(text)
	}
	end := wordLength(text)
	return text[:end], text[end:], end > 0 && isLetter(text[0]) && !words.Keyword(text[:end])
}

// cutQuoted separates a quoted text without escapes and doubled quotes.
func cutQuoted(text string) (scalar, rest string, ok bool) {
	scalar, rest, ok = strings.Cut(text[1:], text[:1])
	if strings.Contains(scalar, `\`) || strings.HasPrefix(rest, "'") {
		return "", "", false
	}
	return scalar, rest, ok
}

// textOf returns a value that is plainly a string.
func textOf(text string) (string, bool) {
	if text[0] == '"' || text[0] == '\'' {
		scalar, rest, ok := cutQuoted(text)
		return scalar, ok && rest == ""
	}
	return text, isLetter(text[0]) && isPlain(text) && !words.Keyword(text)
}

// isPlain says whether a text is one plain scalar outside of brackets.
func isPlain(text string) bool {
	return startsPlain(text) && !strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, ":")
}

func startsPlain(text string) bool {
	first := text[0]
	if first == '-' {
		return len(text) > 1 && (isLetter(text[1]) || words.Digit(text[1]))
	}
	return isLetter(first) || words.Digit(first) || first == '/' || first == '$' || first == '('
}

// isQuoted says whether a text is one quoted scalar; between double quotes a
// backslash may stand before these characters.
func isQuoted(text string) bool {
	quote := text[0]
	for at := 1; at < len(text); at++ {
		switch {
		case text[at] == '\\' && quote == '"':
			if at++; at == len(text) || !strings.ContainsRune(`"\nt`, rune(text[at])) {
				return false
			}
		case text[at] == quote:
			return at == len(text)-1
		}
	}
	return false
}

// cutItem returns what follows the word or quoted text that an item or value
// in brackets is.
func cutItem(text string) (rest string, ok bool) {
	if text[0] == '"' || text[0] == '\'' {
		_, rest, ok = cutQuoted(text)
		return trimSpaces(rest), ok
	}
	end := wordLength(text)
	return trimSpaces(text[end:]), end > 0 && (isLetter(text[0]) || words.Digit(text[0]))
}

func wordLength(text string) int {
	end := 0
	for end < len(text) && isWordChar(text[end]) {
		end++
	}
	return end
}

func isWordChar(char byte) bool {
	return isLetter(char) || words.Digit(char) || char == '-' || char == '.' || char == '/'
}

func isLetter(char byte) bool { return words.Letter(char) || char == '_' }
