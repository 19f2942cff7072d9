package release

import (
	"io"
	"slices"
	"text/template"

	"meshgate/engine/marks"
)

// observer chooses the templates that are executed and, where wanted, records
// where their lines come from.
type observer struct {
	only     []string
	marked   bool
	recorder *marks.Recorder
	sources  *sources
}

func newObserver(options Options, sources *sources) *observer {
	return &observer{options.Only, options.Marks, marks.NewRecorder(sources.templates), sources}
}

func (o *observer) Parsed(set *template.Template, files []string) {
	if o.marked {
		o.recorder.Parsed(set, files)
	}
}

func (o *observer) Wanted(file string) bool {
	return len(o.only) == 0 || slices.Contains(o.only, file)
}

func (o *observer) Output(file string, out io.Writer) io.Writer {
	if !o.marked {
		return out
	}
	return o.recorder.Output(file, out)
}
