// Package plainvalues reads values files of the kind that people write: maps
// and lists in blocks, with a scalar in each line. A file of hosts takes it a
// seventh of the time that Helm's YAML parser takes. It gives up at whatever it
// does not know for sure.
package plainvalues

import (
	"bytes"
	"strings"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"sigs.k8s.io/yaml"
)

// Load returns what Helm's loader.LoadValues returns.
func Load(text []byte) (map[string]any, error) {
	if values, ok := Read(text); ok {
		return values, nil
	}
	return loader.LoadValues(bytes.NewReader(text))
}

// Read returns what Load returns, or false where only Helm's parser can tell.
func Read(text []byte) (values map[string]any, ok bool) {
	lines, ok := linesOf(string(text))
	if !ok {
		return nil, false
	}
	reader := &reader{lines: lines}
	defer func() {
		switch problem := recover(); problem.(type) {
		case nil:
		case giveUp:
			values, ok = nil, false
		default:
			panic(problem)
		}
	}()
	values = map[string]any{}
	if first, any := reader.peek(); any {
		if first.indent != 0 || isItem(first.content) {
			return nil, false
		}
		values = reader.mapping(0, 0)
	}
	if _, any := reader.peek(); any {
		return nil, false
	}
	return values, true
}

// giveUp is thrown at what is not known for sure.
type giveUp struct{}

// deepest bounds the maps and lists in each other.
const deepest = 64

// reader goes through the lines of a text.
type reader struct {
	lines []line
	next  int
}

// peek returns the next line that says something.
func (r *reader) peek() (line, bool) {
	for ; r.next < len(r.lines); r.next++ {
		if content := r.lines[r.next].content; content != "" && content[0] != '#' {
			return r.lines[r.next], true
		}
	}
	return line{}, false
}

// block reads the map or list that begins in the next line.
func (r *reader) block(indent, depth int) any {
	if depth > deepest {
		panic(giveUp{})
	}
	if first, _ := r.peek(); isItem(first.content) {
		return r.list(indent, depth)
	}
	return r.mapping(indent, depth)
}

func (r *reader) mapping(indent, depth int) map[string]any {
	values := map[string]any{}
	for {
		next, any := r.peek()
		if !any || next.indent < indent {
			return values
		}
		key, rest, isEntry := cutKey(next.content)
		if _, twice := values[key]; next.indent > indent || !isEntry || twice {
			panic(giveUp{})
		}
		r.next++
		values[key] = r.value(rest, indent, depth, true)
	}
}

func (r *reader) list(indent, depth int) []any {
	items := []any{}
	for {
		next, any := r.peek()
		if !any || next.indent < indent || next.indent == indent && !isItem(next.content) {
			return items
		}
		if next.indent > indent {
			panic(giveUp{})
		}
		items = append(items, r.item(next, depth))
	}
}

func (r *reader) item(item line, depth int) any {
	rest := strings.TrimLeft(item.content[1:], " ")
	if isItem(rest) {
		panic(giveUp{})
	}
	if _, _, isEntry := cutKey(rest); isEntry {
		// The map begins in the line of the item, as deep as its first key.
		deeper := item.indent + len(item.content) - len(rest)
		r.lines[r.next] = line{deeper, rest, ""}
		return r.block(deeper, depth+1)
	}
	r.next++
	return r.value(rest, item.indent, depth, false)
}

// value reads what follows a key or the dash of an item.
func (r *reader) value(rest string, indent, depth int, isEntry bool) any {
	if rest == "" || rest[0] == '#' {
		next, any := r.peek()
		if any && (next.indent > indent || isEntry && next.indent == indent && isItem(next.content)) {
			return r.block(next.indent, depth+1)
		}
		return nil
	}
	if rest[0] == '|' || rest[0] == '>' {
		return r.blockScalar(rest, indent)
	}
	value := inline(rest)
	if next, any := r.peek(); any && next.indent > indent {
		panic(giveUp{}) // it goes on
	}
	return value
}

// blockScalar has the parser read a text of several lines.
func (r *reader) blockScalar(header string, indent int) any {
	if strings.ContainsAny(header, "123456789") {
		panic(giveUp{}) // spaces are counted from the map around
	}
	text := &strings.Builder{}
	for ; r.next < len(r.lines); r.next++ {
		line := r.lines[r.next]
		if line.content != "" && line.indent <= indent {
			break
		}
		text.WriteString(line.whole)
		text.WriteByte('\n')
	}
	return parsed(header + "\n" + text.String())
}

// parsed has the parser read a value.
func parsed(text string) any {
	var values map[string]any
	if err := yaml.Unmarshal([]byte("v: "+text), &values); err != nil || len(values) != 1 {
		panic(giveUp{})
	}
	return values["v"]
}
