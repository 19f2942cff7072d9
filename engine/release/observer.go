package release

import (
	"io"
	"slices"
	"text/template"

	"meshgate/engine/marks"
	"meshgate/engine/templates"
)

// observer keeps what was parsed, chooses the templates that are executed,
// collects failures and, where wanted, records where lines come from.
type observer struct {
	only     []string
	marked   bool
	shelf    *templates.Shelf
	recorder *marks.Recorder
	failures failures
}

func newObserver(options Options, shelf *templates.Shelf) *observer {
	return &observer{options.Only, options.Marks, shelf, marks.NewRecorder(nil), failures{wanted: options.Partial}}
}

func (o *observer) Known(files []string, text func(string) string) *template.Template {
	set := o.shelf.Find(files, text)
	if set == nil {
		return nil
	}
	o.recorder = marks.NewRecorder(set.Marked)
	return set.Parsed
}

func (o *observer) Parsed(set *template.Template, files []string, text func(string) string) {
	if o.failures.any() {
		// A set that lacks templates must not be found by a render that needs all.
		o.recorder = marks.NewRecorder(marks.Mark(set, files, text))
		return
	}
	o.recorder = marks.NewRecorder(o.shelf.Add(set, files, text).Marked)
}

func (o *observer) Failed(file string, err error) bool { return o.failures.add(file, err) }

func (o *observer) Wanted(file string) bool {
	return !o.failures.has(file) && (len(o.only) == 0 || slices.Contains(o.only, file))
}

func (o *observer) Output(file string, out io.Writer) io.Writer {
	if !o.marked {
		return out
	}
	return o.recorder.Output(file, out)
}
