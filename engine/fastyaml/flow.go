package fastyaml

// deepestFlow is more than people nest brackets in brackets.
const deepestFlow = 20

// checkFlow gives up unless a text is one list or map in brackets: of words,
// quoted texts and further lists and maps, with words or quoted texts for keys.
func checkFlow(text string) { require(cutFlow(text, deepestFlow) == "") }

// cutFlow returns what follows the list or map that a text begins with.
func cutFlow(text string, depth int) string {
	require(depth > 0)
	closing := byte(']')
	if text[0] == '{' {
		closing = '}'
	}
	return eachMember(text, closing, func(member string) string {
		return cutMember(member, closing == '}', depth)
	})
}

// eachMember calls a function with the text that begins with each member of the
// list or map that a text begins with; the function returns what follows the
// member. It returns what follows the list or map.
func eachMember(text string, closing byte, cut func(member string) string) string {
	rest := trimSpaces(text[1:])
	for isFirst := true; ; isFirst = false {
		require(rest != "")
		if isFirst && rest[0] == closing {
			return trimSpaces(rest[1:])
		}
		rest = cut(rest)
		require(rest != "")
		if rest[0] == closing {
			return trimSpaces(rest[1:])
		}
		require(rest[0] == ',')
		rest = trimSpaces(rest[1:])
	}
}

// cutMember returns what follows the first item of a list, or the first key
// and value of a map.
func cutMember(text string, isMap bool, depth int) string {
	if isMap {
		_, value, ok := cutKey(text)
		require(ok && value != "")
		text = value
	}
	if text[0] == '[' || text[0] == '{' {
		return cutFlow(text, depth-1)
	}
	return cutFlowScalar(text)
}

// cutFlowScalar returns what follows the word or quoted text that a text begins
// with.
func cutFlowScalar(text string) string {
	if text[0] == '"' || text[0] == '\'' {
		_, rest, ok := cutQuoted(text)
		require(ok)
		return trimSpaces(rest)
	}
	require(isWordStart(text[0]) || isDigit(text[0]))
	return trimSpaces(text[wordLength(text):])
}
