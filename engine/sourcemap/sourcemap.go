// Package sourcemap records for every line of a rendered template the file and
// line that wrote it.
//
// A mark is a text node without text, put in front of every node of a file
// that can write. Executing it writes no bytes, so the rendered text is the
// same with and without marks. The package's writer recognizes a mark by the
// address of its empty text. Bodies of `define` carry no marks, so all lines of an include belong to
// the line that includes.
package sourcemap

import (
	"io"
	"slices"
	"text/template"
)

// Origin is a place in a file: its index in Recorder.Files and its line,
// 1-based.
type Origin struct {
	File int32
	Line int32
}

// None is the origin of a line that comes from no file.
var None = Origin{File: -1}

// Marked is a template set that carries marks. It serves any number of renders.
type Marked struct {
	files []string
	marks map[*byte]mark
}

// mark is the origin of the bytes after it, which come from one action, or from
// text that goes on line by line.
type mark struct {
	Origin
	text bool
}

// Mark puts marks into the trees of the named files of a set. A tree is marked
// under the name of the file it was parsed from: a `define` can replace the
// template of another file. The source of a file is its text.
func Mark(set *template.Template, names []string, source func(name string) string) *Marked {
	marked := &Marked{marks: map[*byte]mark{}}
	for _, name := range names {
		parsed := set.Lookup(name)
		if parsed == nil || parsed.Tree == nil {
			continue
		}
		origin := parsed.Tree.ParseName
		marker := &marker{marks: marked.marks, file: fileIndex(&marked.files, origin), starts: LineStarts(source(origin))}
		marker.list(parsed.Tree.Root)
	}
	return marked
}

// Recorder collects origins while a chart is rendered.
type Recorder struct {
	files []string
	marks map[*byte]mark
	lines map[string]*lineWriter
}

// NewRecorder returns a recorder for one render of a set; for nil it records
// nothing.
func NewRecorder(marked *Marked) *Recorder {
	recorder := &Recorder{lines: map[string]*lineWriter{}}
	if marked != nil {
		recorder.files, recorder.marks = slices.Clone(marked.files), marked.marks
	}
	return recorder
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
func (r *Recorder) FileIndex(name string) int32 { return fileIndex(&r.files, name) }

func fileIndex(files *[]string, name string) int32 {
	if index := slices.Index(*files, name); index >= 0 {
		return int32(index)
	}
	*files = append(*files, name)
	return int32(len(*files) - 1)
}
