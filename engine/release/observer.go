package release

import (
	"io"
	"path"
	"slices"
	"text/template"

	chart "helm.sh/helm/v4/pkg/chart/v2"

	"meshgate/engine/marks"
)

// observer chooses the templates that are executed and, where wanted, records
// where their lines come from.
type observer struct {
	only     []string
	marked   bool
	recorder *marks.Recorder
}

func newObserver(options Options, sources map[string]string) *observer {
	return &observer{options.Only, options.Marks, marks.NewRecorder(sources)}
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

// templateSources returns the text of each template by its full name.
func templateSources(chart *chart.Chart) map[string]string {
	sources := map[string]string{}
	collectSources(chart, sources)
	return sources
}

func collectSources(chart *chart.Chart, sources map[string]string) {
	for _, file := range chart.Templates {
		sources[path.Join(chart.ChartFullPath(), file.Name)] = string(file.Data)
	}
	for _, dependency := range chart.Dependencies() {
		collectSources(dependency, sources)
	}
}
