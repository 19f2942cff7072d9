package release

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
)

// errorTrailer ends every error of Helm after the templates are loaded.
const errorTrailer = "\n\nUse --debug flag to render out invalid YAML"

// checkInstallable and checkDependencies follow runInstall in Helm's pkg/cmd/install.go.
func checkInstallable(chart *chart.Chart) error {
	if kind := chart.Metadata.Type; kind != "" && kind != "application" {
		return fmt.Errorf("%s charts are not installable", kind)
	}
	if chart.Metadata.Deprecated {
		slog.Warn("this chart is deprecated")
	}
	return nil
}

func checkDependencies(chart *chart.Chart) error {
	present := map[string]bool{}
	for _, dependency := range chart.Dependencies() {
		present[dependency.Name()] = true
	}
	var missing []string
	for _, dependency := range chart.Metadata.Dependencies {
		if !present[dependency.Name] {
			missing = append(missing, dependency.Name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return errors.New("an error occurred while checking for chart dependencies. " +
		"You may need to run 'helm dependency build' to fetch missing dependencies: " +
		"found in Chart.yaml, but missing in charts/ directory: " + strings.Join(missing, ", "))
}

func checkName(name string) error {
	if err := chartutil.ValidateReleaseName(name); err != nil {
		return fmt.Errorf("release name check failed: release name %q: %w", name, err)
	}
	return nil
}

func checkKubeVersion(chart *chart.Chart, version *common.KubeVersion) error {
	wanted := chart.Metadata.KubeVersion
	if wanted == "" || chartutil.IsCompatibleRange(wanted, version.String()) {
		return nil
	}
	return fmt.Errorf("chart requires kubeVersion: %s which is incompatible with Kubernetes %s"+errorTrailer, wanted, version.Version)
}

// capabilities are Helm's defaults for a render without a cluster and what
// the flags add. The version is nil where no flag gives it.
func capabilities(version *common.KubeVersion, added []string) *common.Capabilities {
	known := common.DefaultCapabilities.Copy()
	if version != nil {
		known.KubeVersion = *version
	}
	known.APIVersions = append(known.APIVersions[:len(known.APIVersions):len(known.APIVersions)], added...)
	return known
}

func parseKubeVersion(text string) (*common.KubeVersion, error) {
	if text == "" {
		return nil, nil
	}
	version, err := common.ParseKubeVersion(text)
	if err != nil {
		return nil, fmt.Errorf("invalid kube version '%s': %w", text, err)
	}
	return version, nil
}
