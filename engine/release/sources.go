package release

import (
	"path"
	"sync"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// sources are the locations of templates and CRDs in the chart as the host knows
// it, by the names that Helm gives them: `mychart/charts/sub/templates/x.yaml`,
// with names or aliases of subcharts.
type sources struct{ locations func() map[string]string }

func newSources(chart *chart.Chart, location func(*common.File) string) *sources {
	return &sources{sync.OnceValue(func() map[string]string {
		locations := map[string]string{}
		collect(locations, chart, location)
		return locations
	})}
}

func collect(locations map[string]string, chart *chart.Chart, location func(*common.File) string) {
	folder := chart.ChartFullPath()
	for _, file := range chart.Templates {
		locations[path.Join(folder, file.Name)] = location(file)
	}
	for _, crd := range chart.CRDObjects() {
		locations[crd.Filename] = location(crd.File)
	}
	for _, dependency := range chart.Dependencies() {
		collect(locations, dependency, location)
	}
}

func (s *sources) has(name string) bool {
	_, ok := s.locations()[name]
	return ok
}

func (s *sources) locate(names []string) []string {
	located := make([]string, len(names))
	for i, name := range names {
		located[i] = s.locations()[name]
	}
	return located
}

func (s *sources) place(named *Place) *Place {
	if named == nil {
		return nil
	}
	return &Place{File: s.locations()[named.File], Line: named.Line}
}
