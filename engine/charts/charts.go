// Package charts turns files given by the host into Helm charts, as Helm's own
// loaders do from a disk.
package charts

import (
	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"

	"meshgate/engine/frames"
	"meshgate/engine/templates"
)

// Loaded is a chart, or the reason why it cannot be loaded. A render returns
// the reason after errors of values files, since Helm reads these first.
type Loaded struct {
	// Templates are the parsed templates of the chart.
	Templates templates.Cache

	chart     *chart.Chart
	err       error
	locations locations
}

// LoadFolder loads a chart from its files, each named by its path in the
// chart's folder. A name with packedMark is that of a file in the source
// folder of a subchart.
func LoadFolder(files []frames.Frame) *Loaded {
	return load(func(known locations) (*chart.Chart, error) { return loadFolder(files, known) })
}

// LoadArchive loads a packed chart from the only frame.
func LoadArchive(files []frames.Frame) *Loaded {
	return load(func(known locations) (*chart.Chart, error) {
		return loadArchive(files[0].Name, files[0].Data, known)
	})
}

func load(from func(locations) (*chart.Chart, error)) *Loaded {
	known := locations{}
	defer known.watchUnpacking()()
	loaded, err := from(known)
	return &Loaded{chart: loaded, err: err, locations: known}
}

// Copy returns a chart that rendering may change.
func (l *Loaded) Copy() (*chart.Chart, error) {
	if l.err != nil {
		return nil, l.err
	}
	return clone(l.chart), nil
}

// Location returns the path of a file of the chart or of a subchart as the
// host named it: `charts/sub/templates/x.yaml`, or, within a packed subchart,
// `charts/sub-1.0.0.tgz!templates/x.yaml`.
func (l *Loaded) Location(file *common.File) string {
	return l.locations.of(file.Data)
}
