// Package heads reads apiVersion, kind, name and annotations of a Kubernetes
// manifest without a YAML parser, if the manifest is as plain as most are.
//
// Helm parses every document of a release only to learn these fields and
// whether it is YAML at all. Plain are block maps and lists, one line for each
// key or item; scalars that are quoted or look like words and numbers; block
// scalars; lists and maps of words in brackets. Whatever is not plainly right
// (tags, anchors, tabs, values of several lines, a name that is no text) is not
// read, and Helm parses it as before: its result and its errors stand.
package heads

import releaseutil "helm.sh/helm/v4/pkg/release/v1/util"

// Read returns the head of a document as sigs.k8s.io/yaml reads it, or false
// if the document is not plain.
func Read(document string) (releaseutil.SimpleHead, bool) {
	reader := &reader{lines: lines{document}}
	if !ordinary(document) || !reader.document() {
		return releaseutil.SimpleHead{}, false
	}
	return reader.head.SimpleHead, true
}

// reader reads a document line by line; open are the maps and lists that the
// current line lies in, the outermost first.
type reader struct {
	lines lines
	open  []collection
	head  head
}

// collection is a map or a list of the document.
type collection struct {
	list    bool
	indent  int
	part    part
	pending part // what the last key leads to if its line holds no value
}

// deepest is far from where YAML and JSON give up.
const deepest = 100

// document reads all lines and tells whether every one of them was plain.
func (r *reader) document() bool {
	for line, ok := r.lines.next(); ok; line, ok = r.lines.next() {
		if !r.line(line) {
			return false
		}
	}
	return len(r.open) > 0
}

func (r *reader) line(line line) bool {
	if !r.enter(line) {
		return false
	}
	if r.top().list {
		return r.item(line)
	}
	return r.entry(line)
}

func (r *reader) top() *collection { return &r.open[len(r.open)-1] }

// enter leaves the collections that the line is not in and opens the one that
// begins with it.
func (r *reader) enter(line line) bool {
	if len(r.open) == 0 {
		r.open = append(r.open, collection{part: root})
		return line.indent == 0 && !line.item()
	}
	for r.top().indent > line.indent || r.endsList(line) {
		r.open = r.open[:len(r.open)-1]
	}
	top := r.top()
	if top.indent < line.indent || line.item() && !top.list {
		return r.push(line)
	}
	return true
}

// endsList says whether a line is the next key of the map around a list that
// is not indented more than the map.
func (r *reader) endsList(line line) bool {
	return r.top().list && r.top().indent == line.indent && !line.item()
}

// push opens the collection that the last key leads to.
func (r *reader) push(line line) bool {
	top := r.top()
	part := top.pending
	if part == nothing || part != other && line.item() || len(r.open) >= deepest {
		return false
	}
	top.pending = nothing
	r.head.opened(part)
	r.open = append(r.open, collection{list: line.item(), indent: line.indent, part: part})
	return true
}

// item reads a list's item, which may be the first line of a map.
func (r *reader) item(item line) bool {
	text := trimSpaces(item.text[1:])
	if _, _, isEntry := cutKey(text); !isEntry {
		return r.value(text)
	}
	column := item.indent + len(item.text) - len(text)
	r.open = append(r.open, collection{indent: column, part: other})
	return r.entry(line{column, text})
}

// entry reads a key and what follows it on its line.
func (r *reader) entry(line line) bool {
	key, text, ok := cutKey(line.text)
	if !ok {
		return false
	}
	part, ok := r.head.partOf(r.top().part, key)
	if !ok {
		return false
	}
	r.top().pending = nothing
	switch {
	case text == "":
		r.top().pending = part
		return part == other || part == metadata || part == annotations
	case part == other:
		return r.value(text)
	}
	text, ok = textOf(text)
	return ok && r.head.set(part, key, text)
}

// value passes over a value that begins with a text.
func (r *reader) value(text string) bool {
	switch text {
	case "":
		return false
	case "|", "|-", "|+", ">", ">-", ">+":
		return r.lines.block(r.top().indent)
	}
	switch text[0] {
	case '"', '\'':
		return isQuoted(text)
	case '[', '{':
		return isFlow(text)
	}
	return isPlain(text)
}
