package fastyaml

import "strings"

// ReadValues returns the map in a values file as Helm's LoadValues does, or
// false if the file is not plain.
func ReadValues(text string) (map[string]any, bool) {
	var values map[string]any
	ok := attempt(func() {
		r := &reader{newScanner(text)}
		first, ok := r.peek()
		require(ok && first.indent == 0 && !isItem(first.text))
		values = r.readMap(0, 0)
	})
	return values, ok
}

// readBlock reads the map or list that begins in the next line.
func (r *reader) readBlock(indent, depth int) any {
	require(depth <= deepest)
	if first, _ := r.peek(); isItem(first.text) {
		return r.readList(indent, depth)
	}
	return r.readMap(indent, depth)
}

func (r *reader) readMap(indent, depth int) map[string]any {
	values := map[string]any{}
	r.entries(indent, func(key, rest string) {
		_, isTwice := values[key]
		require(!isTwice)
		values[key] = r.readValue(rest, indent, depth, true)
	})
	return values
}

func (r *reader) readList(indent, depth int) []any {
	items := []any{}
	r.items(indent,
		func(rest string) { items = append(items, r.readValue(rest, indent, depth, false)) },
		func(inner int) { items = append(items, r.readBlock(inner, depth+1)) })
	return items
}

// readValue reads what follows a key or the dash of an item: in its line, or in
// the lines below it. It gives up at texts of several lines.
func (r *reader) readValue(rest string, indent, depth int, isEntry bool) any {
	if rest == "" || rest[0] == '#' {
		if below, ok := r.below(indent, isEntry); ok {
			return r.readBlock(below, depth+1)
		}
		return nil
	}
	value := inlineValue(rest)
	next, ok := r.peek()
	require(!ok || next.indent <= indent) // the scalar would go on there
	return value
}

// inlineValue returns the value that a text without line breaks is, with or
// without a comment after it.
func inlineValue(text string) any {
	switch text[0] {
	case '"', '\'':
		scalar, rest, ok := cutQuoted(text)
		require(ok && (rest == "" || isComment(rest)))
		return scalar
	case '[', '{':
		value, rest := flowValue(text, deepestFlow)
		require(rest == "")
		return value
	}
	text, _, _ = strings.Cut(text, " #")
	text = trimSpaces(text)
	require(startsPlain(text) && !isSplit(text))
	return plainValue(text)
}

// isComment says whether what follows a value is a comment.
func isComment(rest string) bool {
	return rest[0] == ' ' && trimSpaces(rest)[0] == '#'
}

// flowValue returns the list or map that a text begins with, and what follows
// it. What checkFlow accepts is read.
func flowValue(text string, depth int) (value any, rest string) {
	require(depth > 0)
	if text[0] == '{' {
		return flowMap(text, depth)
	}
	return flowList(text, depth)
}

func flowList(text string, depth int) ([]any, string) {
	items := []any{}
	rest := eachMember(text, ']', func(member string) string {
		value, rest := flowMember(member, depth)
		items = append(items, value)
		return rest
	})
	return items, rest
}

func flowMap(text string, depth int) (map[string]any, string) {
	values := map[string]any{}
	rest := eachMember(text, '}', func(member string) string {
		key, text, ok := cutKey(member)
		_, isTwice := values[key]
		require(ok && text != "" && !isTwice)
		value, rest := flowMember(text, depth)
		values[key] = value
		return rest
	})
	return values, rest
}

func flowMember(text string, depth int) (value any, rest string) {
	switch text[0] {
	case '[', '{':
		return flowValue(text, depth-1)
	case '"', '\'':
		scalar, rest, ok := cutQuoted(text)
		require(ok)
		return scalar, trimSpaces(rest)
	}
	require(isWordStart(text[0]) || isDigit(text[0]))
	end := wordLength(text)
	return plainValue(text[:end]), trimSpaces(text[end:])
}
