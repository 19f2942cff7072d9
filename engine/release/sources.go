package release

import (
	"path"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// sources are the files that rendered lines come from, by the names Helm
// gives them: `mychart/charts/sub/templates/x.yaml`, where subcharts go by
// their name or alias.
type sources struct {
	templates map[string]string
	locations map[string]string
}

func newSources(chart *chart.Chart, location func(*common.File) string) *sources {
	sources := &sources{map[string]string{}, map[string]string{}}
	sources.collect(chart, location)
	return sources
}

func (s *sources) collect(chart *chart.Chart, location func(*common.File) string) {
	for _, file := range chart.Templates {
		name := path.Join(chart.ChartFullPath(), file.Name)
		s.templates[name] = string(file.Data)
		s.locations[name] = location(file)
	}
	for _, crd := range chart.CRDObjects() {
		s.locations[crd.Filename] = location(crd.File)
	}
	for _, dependency := range chart.Dependencies() {
		s.collect(dependency, location)
	}
}

// locate returns where the host keeps the files with these names.
func (s *sources) locate(names []string) []string {
	located := make([]string, len(names))
	for i, name := range names {
		located[i] = s.locations[name]
	}
	return located
}

func (s *sources) place(named *Place) *Place {
	if named == nil {
		return nil
	}
	return &Place{File: s.locations[named.File], Line: named.Line}
}
