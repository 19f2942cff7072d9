package fastyaml

// deepest bounds the maps and lists in each other.
const deepest = 100

// reader goes through block maps and lists with one key or item on each line.
type reader struct{ scanner }

// entries calls a function with each key of the map that begins in the next
// line, and with what follows the key on its line.
func (r *reader) entries(indent int, entry func(key, rest string)) {
	for {
		next, ok := r.peek()
		if !ok || next.indent < indent {
			return
		}
		key, rest, isEntry := cutKey(next.text)
		require(next.indent == indent && isEntry)
		r.advance()
		entry(key, rest)
	}
}

// items calls a function with each item of the list that begins in the next
// line: with what follows its dash, or, where that is the first line of a map,
// with the indentation of the map.
func (r *reader) items(indent int, value func(rest string), mapping func(indent int)) {
	for {
		next, ok := r.peek()
		if !ok || next.indent < indent || next.indent == indent && !isItem(next.text) {
			return
		}
		require(next.indent == indent)
		rest := trimSpaces(next.text[1:])
		require(!isItem(rest))
		if _, _, isEntry := cutKey(rest); isEntry {
			inner := next.indent + len(next.text) - len(rest)
			r.replace(line{inner, rest})
			mapping(inner)
			continue
		}
		r.advance()
		value(rest)
	}
}

// value skips what follows a key or the dash of an item: in its line, or in the
// lines below it.
func (r *reader) value(rest string, indent, depth int, isEntry bool) {
	switch {
	case rest == "":
		if below, ok := r.below(indent, isEntry); ok {
			r.block(below, depth+1)
		}
	case rest[0] == '|' || rest[0] == '>':
		r.blockScalar(rest, indent)
	default:
		checkInline(rest)
		next, ok := r.peek()
		require(!ok || next.indent <= indent) // the scalar would go on there
	}
}

// below returns the indentation of the map or list that is the value of a key
// or item without a value on its line; a list may be as deep as its key.
func (r *reader) below(indent int, isEntry bool) (int, bool) {
	next, ok := r.peek()
	return next.indent, ok && (next.indent > indent || isEntry && next.indent == indent && isItem(next.text))
}

// block skips the map or list that begins in the next line.
func (r *reader) block(indent, depth int) {
	require(depth <= deepest)
	if first, _ := r.peek(); isItem(first.text) {
		r.items(indent, func(rest string) { r.value(rest, indent, depth, false) }, func(inner int) { r.block(inner, depth+1) })
		return
	}
	r.entries(indent, func(_, rest string) { r.value(rest, indent, depth, true) })
}

// blockScalar skips a text of several lines. It gives up unless all lines are
// indented as much as the first one, and empty lines before that have no spaces.
func (r *reader) blockScalar(header string, indent int) {
	switch header {
	case "|", "|-", "|+", ">", ">-", ">+":
	default:
		panic(giveUp{})
	}
	first := 0
	for next, ok := r.peekAny(); ok; next, ok = r.peekAny() {
		switch {
		case next.text == "":
			require(first > 0 || next.indent == 0)
		case next.indent <= indent:
			require(first > 0)
			return
		case first == 0:
			first = next.indent
		default:
			require(next.indent >= first)
		}
		r.advance()
	}
	require(first > 0)
}
