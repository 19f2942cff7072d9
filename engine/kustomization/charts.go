package kustomization

import (
	"bytes"
	"errors"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/kustomize/api/types"

	helm "meshgate/engine/charts"
	"meshgate/engine/release"
	"meshgate/engine/treefs"
)

// charts renders the charts of a build, see buildstate.Charts.
type charts struct{ files *treefs.FS }

func (c charts) IsChart(folder string) bool { return c.files.IsDir(folder) }

// valuesName is the name of the file with the merged values of a chart, which
// kustomize writes to a temporary folder.
const valuesName = "values.yaml"

// Inflate renders a chart with the flags of AsHelmArgs in kustomize's
// types/helmchartargs.go.
func (c charts) Inflate(folder string, chart types.HelmChart, values []byte) ([]byte, error) {
	files, err := c.files.Below(folder)
	if err != nil {
		return nil, err
	}
	name, err := releaseName(chart)
	if err != nil {
		return nil, err
	}
	named := map[string][]byte{valuesName: values}
	options := release.Options{
		Name:        name,
		Namespace:   chart.Namespace,
		Values:      append([]string{valuesName}, chart.AdditionalValuesFiles...),
		KubeVersion: chart.KubeVersion,
		APIVersions: chart.ApiVersions,
		IncludeCRDs: chart.IncludeCRDs,
		SkipTests:   chart.SkipTests,
		NoHooks:     chart.SkipHooks,
	}
	if options.Namespace == "" {
		options.Namespace = "default"
	}
	for _, file := range chart.AdditionalValuesFiles {
		if named[file], err = c.files.ReadFile(file); err != nil {
			return nil, err
		}
	}
	result := release.Render(helm.LoadFolder(files), options, named)
	if result.Header.Error != "" {
		return nil, errors.New(strings.TrimSpace(result.Header.Error))
	}
	return result.Manifest(), nil
}

// defaultName is the name of a release without one. kustomize lets Helm make a
// name of the time; a build has no time.
const defaultName = "release-name"

// releaseName follows NameAndChart in Helm's pkg/action/install.go.
func releaseName(chart types.HelmChart) (string, error) {
	switch {
	case chart.NameTemplate == "" && chart.ReleaseName == "":
		return defaultName, nil
	case chart.NameTemplate == "":
		return chart.ReleaseName, nil
	case chart.ReleaseName != "":
		return "", errors.New("cannot set --name-template and also specify a name")
	}
	parsed, err := template.New("name-template").Funcs(sprig.TxtFuncMap()).Parse(chart.NameTemplate)
	if err != nil {
		return "", err
	}
	name := &bytes.Buffer{}
	err = parsed.Execute(name, nil)
	return name.String(), err
}
