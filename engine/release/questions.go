package release

import (
	"encoding/base64"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"helm.sh/helm/v4/pkg/chart/common"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// Questions of templates that only a cluster answers: what it has, whether it
// has the release, and which APIs it serves beside those that are stated.
const (
	questionLookup  = "lookup"
	questionUpgrade = "upgrade"
	questionAPIs    = "apis"
)

// questions are what the templates of a chart ask, as their texts show it.
type questions struct {
	asked []string
	// apis are the APIs of groups of which none is stated. The versions of
	// Kubernetes' own groups follow from its version, which is known.
	apis []string
}

func questionsOf(chart *chart.Chart, known *common.Capabilities, options Options) questions {
	texts := slices.Collect(textsOf(chart))
	var found questions
	if contains(texts, "lookup") {
		found.asked = append(found.asked, questionLookup)
	}
	if !options.IsUpgrade && (contains(texts, ".IsUpgrade") || contains(texts, ".IsInstall")) {
		found.asked = append(found.asked, questionUpgrade)
	}
	if found.apis = unstatedAPIs(texts, known); len(found.apis) > 0 {
		found.asked = append(found.asked, questionAPIs)
	}
	return found
}

// textsOf returns the templates of a chart and its subcharts.
func textsOf(chart *chart.Chart) func(yield func(string) bool) {
	return func(yield func(string) bool) { eachText(chart, yield) }
}

func eachText(chart *chart.Chart, yield func(string) bool) bool {
	for _, file := range chart.Templates {
		if !yield(string(file.Data)) {
			return false
		}
	}
	for _, dependency := range chart.Dependencies() {
		if !eachText(dependency, yield) {
			return false
		}
	}
	return true
}

func contains(texts []string, word string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, word) })
}

// apiVersion is a literal such as "monitoring.coreos.com/v1/ServiceMonitor".
var apiVersion = regexp.MustCompile("[\"`]([a-z0-9-]+(?:\\.[a-z0-9-]+)+)/(v[0-9][a-z0-9]*(?:/[A-Z]\\w*)?)[\"`]")

func unstatedAPIs(texts []string, known *common.Capabilities) []string {
	if !contains(texts, "APIVersions") {
		return nil
	}
	groups := map[string]bool{}
	for _, version := range known.APIVersions {
		group, _, _ := strings.Cut(version, "/")
		groups[group] = true
	}
	apis := map[string]bool{}
	for _, text := range texts {
		for _, match := range apiVersion.FindAllStringSubmatch(text, -1) {
			if group := match[1]; !groups[group] {
				apis[group+"/"+match[2]] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(apis))
}

// answer changes what a render is given so that it has the answer of a cluster
// with everything that templates ask for.
func (q questions) answer(question string, options *Options, known *common.Capabilities) {
	switch question {
	case questionUpgrade:
		options.IsUpgrade = true
	case questionAPIs:
		known.APIVersions = append(slices.Clone(known.APIVersions), q.apis...)
	}
}

// lookupOf returns the function `lookup` of a cluster that has every object.
// The content of an object is not known: a stand-in is under every key of
// `data` that templates or values name.
func lookupOf(chart *chart.Chart, scope common.Values) template.FuncMap {
	data := map[string]any{}
	for text := range textsOf(chart) {
		for _, match := range dataKey.FindAllStringSubmatch(text, -1) {
			data[match[1]+match[2]] = standIn
		}
	}
	addTexts(data, scope["Values"])
	object := func(apiVersion, kind, namespace, name string) map[string]any {
		return map[string]any{
			"apiVersion": apiVersion,
			"kind":       kind,
			"metadata":   map[string]any{"name": name, "namespace": namespace, "labels": map[string]any{}, "annotations": map[string]any{}},
			"data":       maps.Clone(data),
			"spec":       map[string]any{},
			"status":     map[string]any{},
		}
	}
	return template.FuncMap{"lookup": func(apiVersion, kind, namespace, name string) (map[string]any, error) {
		if name != "" {
			return object(apiVersion, kind, namespace, name), nil
		}
		items := []any{object(apiVersion, kind, namespace, "stand-in")}
		return map[string]any{"apiVersion": apiVersion, "kind": kind + "List", "metadata": map[string]any{}, "items": items}, nil
	}}
}

// dataKey is a literal or a field of a template.
var dataKey = regexp.MustCompile("[\"`]([-._a-zA-Z0-9]+)[\"`]|\\.([a-zA-Z_]\\w*)")

// standIn is text in base64, so that templates can decode it.
var standIn = base64.StdEncoding.EncodeToString([]byte("stand-in"))

// addTexts adds the texts of values, which may be names of keys.
func addTexts(data map[string]any, value any) {
	switch value := value.(type) {
	case string:
		if value != "" {
			data[value] = standIn
		}
	case common.Values:
		addTexts(data, map[string]any(value))
	case map[string]any:
		for _, entry := range value {
			addTexts(data, entry)
		}
	case []any:
		for _, item := range value {
			addTexts(data, item)
		}
	}
}
