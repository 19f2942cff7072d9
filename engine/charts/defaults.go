package charts

import (
	"bytes"
	"fmt"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

const valuesFile = "values.yaml"

// CopyWith returns a copy, see Copy, whose charts have other default values:
// texts are those of values.yaml files by their location, whether the chart has
// such a file or not. The error of a text is that of loading a chart with it.
func (l *Loaded) CopyWith(texts map[string][]byte) (*chart.Chart, error) {
	copied, err := l.Copy()
	if err != nil {
		return nil, err
	}
	replaced := &defaults{l, texts, 0}
	if err := replaced.in(copied); err != nil {
		return nil, err
	}
	if replaced.used < len(texts) {
		return nil, fmt.Errorf("default values are given for a chart that %s does not hold", copied.Name())
	}
	return copied, nil
}

// defaults replaces the default values of charts.
type defaults struct {
	loaded *Loaded
	texts  map[string][]byte
	used   int
}

func (d *defaults) in(chart *chart.Chart) error {
	folder := d.loaded.folderOf(chart)
	if text, ok := d.texts[folder+valuesFile]; ok {
		d.used++
		values, err := loader.LoadValues(bytes.NewReader(bytes.TrimPrefix(text, byteOrderMark)))
		if err != nil {
			return fmt.Errorf("cannot load values.yaml: %w", err)
		}
		chart.Values = values
	}
	for _, subchart := range chart.Dependencies() {
		if err := d.in(subchart); err != nil {
			name := strings.TrimPrefix(d.loaded.folderOf(subchart), folder+"charts/")
			return fmt.Errorf("error unpacking subchart %s in %s: %w", name[:len(name)-1], chart.Name(), err)
		}
	}
	return nil
}

// folderOf returns the prefix of the locations of a chart's files:
// "", `charts/sub/` or `charts/sub-1.0.0.tgz!`.
func (l *Loaded) folderOf(chart *chart.Chart) string {
	for _, file := range chart.Raw {
		if file.Name == chartFile {
			return strings.TrimSuffix(l.Location(file), chartFile)
		}
	}
	return ""
}
