package charts

import (
	"errors"
	"fmt"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	"sigs.k8s.io/yaml"
)

const (
	chartFile    = "Chart.yaml"
	apiVersionV3 = "v3"
)

// checkAPIVersion refuses what `helm template` refuses by the apiVersion in
// Chart.yaml: v3, which it can load and not install, and any unknown one.
func checkAPIVersion(files map[string][]byte) error {
	data, ok := files[chartFile]
	if !ok {
		//lint:ignore ST1005 this is the message of Helm
		return errors.New("Chart.yaml file is missing")
	}
	var metadata struct {
		APIVersion string `json:"apiVersion,omitempty"`
	}
	if err := yaml.Unmarshal(data, &metadata); err != nil {
		return fmt.Errorf("cannot load Chart.yaml: %w", err)
	}
	switch metadata.APIVersion {
	case chart.APIVersionV1, chart.APIVersionV2, "":
		return nil
	case apiVersionV3:
		return errors.New("invalid chart apiVersion")
	}
	return errors.New("unsupported chart version")
}
