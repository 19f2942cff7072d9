package charts

import (
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// clone copies what processing dependencies and merging values change:
// metadata, values and the list of subcharts. Files are shared.
func clone(original *chart.Chart) *chart.Chart {
	copied := &chart.Chart{
		Raw:       original.Raw,
		Metadata:  cloneMetadata(original.Metadata),
		Lock:      original.Lock,
		Templates: original.Templates,
		Schema:    original.Schema,
		Files:     original.Files,
	}
	copied.Values, _ = cloneValue(original.Values).(map[string]any)
	for _, dependency := range original.Dependencies() {
		copied.AddDependency(clone(dependency))
	}
	return copied
}

// CloneValues copies values all the way down.
func CloneValues(values map[string]any) map[string]any { return cloneMap(values) }

func cloneMetadata(original *chart.Metadata) *chart.Metadata {
	copied := *original
	copied.Dependencies = nil
	for _, dependency := range original.Dependencies {
		copied.Dependencies = append(copied.Dependencies, cloneDependency(dependency))
	}
	return &copied
}

func cloneDependency(original *chart.Dependency) *chart.Dependency {
	if original == nil {
		return nil
	}
	copied := *original
	copied.ImportValues, _ = cloneValue(original.ImportValues).([]any)
	return &copied
}

// cloneValue copies maps and lists all the way down; a nil one stays nil.
func cloneValue(value any) any {
	switch value := value.(type) {
	case map[string]any:
		return cloneMap(value)
	case []any:
		return cloneList(value)
	}
	return value
}

func cloneMap(original map[string]any) map[string]any {
	if original == nil {
		return nil
	}
	copied := make(map[string]any, len(original))
	for key, value := range original {
		copied[key] = cloneValue(value)
	}
	return copied
}

func cloneList(original []any) []any {
	if original == nil {
		return nil
	}
	copied := make([]any, len(original))
	for i, value := range original {
		copied[i] = cloneValue(value)
	}
	return copied
}
