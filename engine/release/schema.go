package release

import (
	"errors"
	"path"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// SchemaError is one refusal of a chart's values.schema.json.
type SchemaError struct {
	// Chart is "" for the chart that is rendered, or a path of subcharts.
	Chart string `json:"chart"`
	// Path leads from that chart's values to the refused one: keys are
	// strings, indices are numbers.
	Path []any `json:"path"`
	// Message says what is wrong, without the path.
	Message string `json:"message"`
	// SchemaFile is the location of the schema where that itself is wrong.
	SchemaFile string `json:"schemaFile,omitempty"`
}

// schemaErrors validates once more what Helm has refused, in the order of
// ValidateAgainstSchema in Helm's pkg/chart/common/util, to know the refusals
// as values and not as text.
func schemaErrors(chart *chart.Chart, values map[string]any, location func(*common.File) string) []SchemaError {
	merged, err := util.CoalesceValues(chart, values)
	if err != nil {
		return nil
	}
	return chartSchemaErrors(chart, "", merged, location)
}

func chartSchemaErrors(chart *chart.Chart, name string, values map[string]any, location func(*common.File) string) []SchemaError {
	refused := ownSchemaErrors(chart, name, values, location)
	for _, subchart := range chart.Dependencies() {
		switch below := values[subchart.Name()].(type) {
		case nil:
		case map[string]any:
			refused = append(refused, chartSchemaErrors(subchart, path.Join(name, subchart.Name()), below, location)...)
		default:
			refused = append(refused, SchemaError{Chart: name, Path: []any{subchart.Name()}, Message: "must be an object"})
		}
	}
	return refused
}

func ownSchemaErrors(chart *chart.Chart, name string, values map[string]any, location func(*common.File) string) []SchemaError {
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
	explainer := &explainer{chart: name, values: values, schema: schema, file: schemaLocation(chart, location)}
	return explainer.explain(invalid)
}
