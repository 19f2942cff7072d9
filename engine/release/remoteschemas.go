package release

import (
	"github.com/santhosh-tekuri/jsonschema/v6"
	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"

	"meshgate/engine/remote"
	"meshgate/engine/schemaerrors"
)

// RemoteSchema is a schema on the network that a values.schema.json refers to.
type RemoteSchema struct {
	// File is the location of the values.schema.json.
	File string `json:"file"`
	// Address is what it refers to.
	Address string `json:"address"`
}

func init() {
	util.RemoteLoader = func(schema any) jsonschema.URLLoader { return remote.LoaderFor(schema) }
}

// remoteSchemas returns what the schemas of a chart and of its subcharts refer
// to on the network.
func remoteSchemas(chart *chart.Chart, location func(*common.File) string) []RemoteSchema {
	var found []RemoteSchema
	if loader, ok := loaderOf(chart); ok {
		for _, address := range loader.Addresses() {
			found = append(found, RemoteSchema{schemaerrors.Location(chart, location), address})
		}
	}
	for _, subchart := range chart.Dependencies() {
		found = append(found, remoteSchemas(subchart, location)...)
	}
	return found
}

func loaderOf(chart *chart.Chart) (*remote.Loader, bool) {
	if chart.Schema == nil {
		return nil, false
	}
	loader, ok := util.RemoteOf(chart.Schema).(*remote.Loader)
	return loader, ok
}
