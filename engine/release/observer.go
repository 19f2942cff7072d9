package release

import (
	"io"
	"slices"
	"text/template"

	"meshgate/engine/sourcemap"
	"meshgate/engine/templates"
)

// observer keeps parsed templates, chooses the templates that are executed,
// collects failures and, if asked for, records the origins of lines.
type observer struct {
	only     []string
	marked   bool
	cache    *templates.Cache
	recorder *sourcemap.Recorder
	failures failures
}

func newObserver(options Options, cache *templates.Cache) *observer {
	return &observer{options.Only, options.Marks, cache, sourcemap.NewRecorder(nil), failures{wanted: options.Partial}}
}

func (o *observer) Known(files []string, text func(string) string) *template.Template {
	set := o.cache.Find(files, text)
	if set == nil {
		return nil
	}
	o.recorder = sourcemap.NewRecorder(set.Marked)
	return set.Parsed
}

func (o *observer) Parsed(set *template.Template, files []string, text func(string) string) {
	if o.failures.any() {
		// A set without some templates is not kept: another render may need all.
		o.recorder = sourcemap.NewRecorder(sourcemap.Mark(set, files, text))
		return
	}
	o.recorder = sourcemap.NewRecorder(o.cache.Add(set, files, text).Marked)
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
