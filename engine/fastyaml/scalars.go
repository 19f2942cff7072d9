package fastyaml

import "strings"

// isItem says whether a line begins an item of a list.
func isItem(text string) bool { return text == "-" || strings.HasPrefix(text, "- ") }

// longestKey is well below the 1024 characters that YAML allows.
const longestKey = 256

// cutKey separates the key of an entry from what follows it. It gives up at
// keys that are no strings, and at `<<`.
func cutKey(text string) (key, rest string, ok bool) {
	if text == "" {
		return "", "", false
	}
	if text[0] == '"' || text[0] == '\'' {
		key, rest, ok = cutQuoted(text)
	} else {
		end := wordLength(text)
		key, rest, ok = text[:end], text[end:], end > 0 && isWordStart(text[0])
	}
	if !ok || rest == "" || rest[0] != ':' || len(rest) > 1 && rest[1] != ' ' {
		return "", "", false
	}
	require(!isKeyword(key) && key != "<<" && len(key) <= longestKey)
	return key, trimSpaces(rest[1:]), true
}

// cutQuoted separates a quoted text without escapes from what follows it.
func cutQuoted(text string) (scalar, rest string, ok bool) {
	scalar, rest, ok = strings.Cut(text[1:], text[:1])
	return scalar, rest, ok && !strings.Contains(scalar, `\`) && !strings.HasPrefix(rest, text[:1])
}

// textOf returns the string that a value in one line is, and gives up at what
// is another type or may be one.
func textOf(text string) string {
	require(text != "")
	if text[0] == '"' || text[0] == '\'' {
		scalar, rest, ok := cutQuoted(text)
		require(ok && rest == "")
		return scalar
	}
	require(isWordStart(text[0]) && isPlain(text) && !isKeyword(text))
	return text
}

// checkInline gives up unless a text is one value of any type.
func checkInline(text string) {
	switch text[0] {
	case '"', '\'':
		require(isQuoted(text))
	case '[', '{':
		checkFlow(text)
	default:
		require(isPlain(text))
	}
}

// isPlain says whether a text is one scalar without quotes.
func isPlain(text string) bool {
	return startsPlain(text) && !strings.Contains(text, " #") && !isSplit(text)
}

// isSplit says whether a text holds the colon after a key.
func isSplit(text string) bool { return strings.Contains(text, ": ") || strings.HasSuffix(text, ":") }

func startsPlain(text string) bool {
	first := text[0]
	if first == '-' {
		return len(text) > 1 && (isWordStart(text[1]) || isDigit(text[1]))
	}
	return isWordStart(first) || isDigit(first) || first == '/' || first == '$' || first == '('
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
