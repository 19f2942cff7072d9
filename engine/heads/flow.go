package heads

// deepestFlow is more than people nest brackets in brackets.
const deepestFlow = 20

// isFlow says whether a text is one list or map in brackets: of words, quoted
// texts and further ones, with words or quoted texts for keys.
func isFlow(text string) bool {
	rest, ok := cutFlow(text, deepestFlow)
	return ok && rest == ""
}

// cutFlow returns what follows the list or map that a text begins with.
func cutFlow(text string, depth int) (rest string, ok bool) {
	if depth == 0 {
		return "", false
	}
	closing := byte(']')
	if text[0] == '{' {
		closing = '}'
	}
	rest = trimSpaces(text[1:])
	for first := true; ; first = false {
		if rest == "" {
			return "", false
		}
		if first && rest[0] == closing {
			return trimSpaces(rest[1:]), true
		}
		if rest, ok = cutMember(rest, closing == '}', depth); !ok || rest == "" {
			return "", false
		}
		if rest[0] == closing {
			return trimSpaces(rest[1:]), true
		}
		if rest[0] != ',' {
			return "", false
		}
		rest = trimSpaces(rest[1:])
	}
}

// cutMember returns what follows the first item of a list, or the first key
// and value of a map.
func cutMember(text string, keyed bool, depth int) (rest string, ok bool) {
	if keyed {
		if _, text, ok = cutKey(text); !ok || text == "" {
			return "", false
		}
	}
	if text[0] == '[' || text[0] == '{' {
		return cutFlow(text, depth-1)
	}
	return cutItem(text)
}
