// Package marks tells for every line of a rendered template which line of
// which file it came from.
//
// A mark is a text node without text, put in front of every node of a file
// that can write. Executing it is a write of no bytes, which no writer but
// ours notices: the rendered text is the same with and without marks, whatever
// a template does with it. Our writer knows a mark by the address of its empty
// text. Bodies of `define` carry no marks, so all lines of an include belong to
// the line that includes.
package marks

import (
	"io"
	"text/template"
	"text/template/parse"
)

// Origin is a place in a file: its index in Recorder.Files and its line,
// 1-based.
type Origin struct {
	File int32
	Line int32
}

// None is the origin of a line that comes from no file.
var None = Origin{File: -1}

// Recorder collects origins while a chart is rendered.
type Recorder struct {
	files   []string
	indices map[string]int32
	sources map[string]string
	marks   map[*byte]mark
	lines   map[string]*lineWriter
}

// mark says where the bytes after it come from: from one action, or from text
// that goes on line by line.
type mark struct {
	Origin
	text bool
}

// NewRecorder returns a recorder for templates given by name and source.
func NewRecorder(sources map[string]string) *Recorder {
	return &Recorder{
		indices: map[string]int32{},
		sources: sources,
		marks:   map[*byte]mark{},
		lines:   map[string]*lineWriter{},
	}
}

// Parsed puts marks into the trees of the named files.
func (r *Recorder) Parsed(set *template.Template, names []string) {
	for _, name := range names {
		if parsed := set.Lookup(name); parsed != nil && parsed.Tree != nil {
			r.markTree(parsed.Tree)
		}
	}
}

// Output returns a writer to execute the named file into.
func (r *Recorder) Output(name string, out io.Writer) io.Writer {
	writer := &lineWriter{out: out, marks: r.marks, current: mark{Origin: None}}
	r.lines[name] = writer
	return writer
}

// Lines returns the origin of each line that was written for the named file.
func (r *Recorder) Lines(name string) []Origin {
	if writer, ok := r.lines[name]; ok {
		return writer.lines
	}
	return nil
}

// Files returns the names that Origin.File is an index of.
func (r *Recorder) Files() []string { return r.files }

// FileIndex returns the index of a name and adds it if it is new.
func (r *Recorder) FileIndex(name string) int32 {
	index, ok := r.indices[name]
	if !ok {
		index = int32(len(r.files))
		r.indices[name] = index
		r.files = append(r.files, name)
	}
	return index
}

// markTree marks a tree under the name of the file it was parsed from: a
// `define` can take the place of another file's template.
func (r *Recorder) markTree(tree *parse.Tree) {
	source, ok := r.sources[tree.ParseName]
	if !ok {
		return
	}
	marker := &marker{recorder: r, file: r.FileIndex(tree.ParseName), starts: lineStarts(source)}
	marker.list(tree.Root)
}
