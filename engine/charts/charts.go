// Package charts turns files given by the host into Helm charts, as Helm's own
// loaders do from a disk.
package charts

import (
	chart "helm.sh/helm/v4/pkg/chart/v2"

	"meshgate/engine/wire"
)

// Loaded is a chart, or the reason why it is none. The reason is told when
// the chart is rendered, because Helm reads the values first and what is
// wrong with them comes before.
type Loaded struct {
	chart *chart.Chart
	err   error
}

// LoadFolder loads a chart from its files, each named by its path in the
// chart's folder.
func LoadFolder(files []wire.Frame) *Loaded {
	loaded, err := loadFolder(files)
	return &Loaded{loaded, err}
}

// LoadArchive loads a packed chart from the only frame.
func LoadArchive(files []wire.Frame) *Loaded {
	loaded, err := loadArchive(files[0].Name, files[0].Data)
	return &Loaded{loaded, err}
}

// Copy returns a chart that rendering may change.
func (l *Loaded) Copy() (*chart.Chart, error) {
	if l.err != nil {
		return nil, l.err
	}
	return clone(l.chart), nil
}
