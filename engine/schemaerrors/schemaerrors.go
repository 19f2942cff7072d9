// Package schemaerrors says where and why values do not match the
// values.schema.json of a chart, as values instead of the text that Helm prints.
package schemaerrors

import (
	"errors"
	"path"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// Error is one violation of a chart's values.schema.json.
type Error struct {
	// Chart is "" for the chart that is rendered, or a path of subcharts.
	Chart string `json:"chart"`
	// Path leads from that chart's values to the value that violates the schema:
	// keys are strings, indices are numbers.
	Path []any `json:"path"`
	// Message says what is wrong, without the path.
	Message string `json:"message"`
	// SchemaFile is the location of the schema if the schema itself is wrong.
	SchemaFile string `json:"schemaFile,omitempty"`
}

// Of validates values that Helm has refused once more, in the order of
// ValidateAgainstSchema in Helm's pkg/chart/common/util. The location of a file
// is its path in the chart as the host knows it.
func Of(chart *chart.Chart, values map[string]any, location func(*common.File) string) []Error {
	merged, err := util.CoalesceValues(chart, values)
	if err != nil {
		return nil
	}
	return ofCharts(chart, "", merged, location)
}

// ofCharts returns the errors of a chart and of its subcharts below a path.
func ofCharts(chart *chart.Chart, name string, values map[string]any, location func(*common.File) string) []Error {
	errs := ofChart(chart, name, values, location)
	for _, subchart := range chart.Dependencies() {
		switch below := values[subchart.Name()].(type) {
		case nil:
		case map[string]any:
			errs = append(errs, ofCharts(subchart, path.Join(name, subchart.Name()), below, location)...)
		default:
			errs = append(errs, Error{Chart: name, Path: []any{subchart.Name()}, Message: "must be an object"})
		}
	}
	return errs
}

func ofChart(chart *chart.Chart, name string, values map[string]any, location func(*common.File) string) []Error {
	if chart.Schema == nil {
		return nil
	}
	invalid, ok := errors.AsType[*jsonschema.ValidationError](util.ValidateAgainstSingleSchema(values, chart.Schema))
	if !ok {
		return nil
	}
	schema, err := parseSchema(chart.Schema)
	if err != nil {
		return nil
	}
	c := &collector{chart: name, values: values, schema: schema, file: Location(chart, location)}
	return c.collect(invalid)
}

const schemaFile = "values.schema.json"

// Location returns the location of a chart's values.schema.json.
func Location(chart *chart.Chart, location func(*common.File) string) string {
	for _, file := range chart.Raw {
		if file.Name == schemaFile {
			return location(file)
		}
	}
	return ""
}
