package kustomization

import (
	"reflect"
	"strings"
	"testing"

	"meshgate/engine/buildstate"
)

const helmCharts = "helmCharts:\n- name: demo\n"

// chart are the files of a kustomization in /app with the chart demo.
func chart(fields string) map[string]string {
	return map[string]string{
		"/app/kustomization.yaml":              helmCharts + fields,
		"/app/charts/demo/Chart.yaml":          "apiVersion: v2\nname: demo\nversion: 1.0.0\n",
		"/app/charts/demo/values.yaml":         "a: chart\n",
		"/app/charts/demo/templates/cm.yaml":   "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n  namespace: {{ .Release.Namespace }}\ndata: {a: {{ .Values.a }}}\n",
		"/app/charts/demo/templates/notes.txt": "",
	}
}

func TestChartsAreRendered(t *testing.T) {
	for fields, want := range map[string]string{
		"":                                      "data:\n  a: chart\nkind: ConfigMap\nmetadata:\n  name: release-name\n  namespace: default\n",
		"  releaseName: rel\n  namespace: ns\n": "metadata:\n  name: rel\n  namespace: ns\n",
		"  nameTemplate: '{{ \"x\" | repeat 3 }}'\n":             "  name: xxx\n",
		"  valuesInline: {a: inline}\n":                          "  a: inline\n",
		"  additionalValuesFiles: [more.yaml]\nnamePrefix: p-\n": "  a: more\nkind: ConfigMap\nmetadata:\n  name: p-release-name\n",
	} {
		files := chart(fields)
		files["/app/more.yaml"] = "a: more\n"
		if got := built(t, files, Options{Path: "/app", Helm: true}).manifest(); !strings.Contains(got, want) {
			t.Errorf("%q: got\n%s", fields, got)
		}
	}
}

func TestFilesOfChartsAreRead(t *testing.T) {
	result := built(t, chart(""), Options{Path: "/app", Helm: true})
	if got := strings.Join(result.Header.Files, " "); !strings.Contains(got, "/app/charts/demo/templates/cm.yaml") {
		t.Errorf("read %s", got)
	}
	if got := result.origins(); len(got) != 1 || got[0] != "/app/kustomization.yaml" {
		t.Errorf("got %v", got)
	}
}

func TestRemoteValuesOfAChartAreUnavailable(t *testing.T) {
	for _, fields := range []string{
		"  valuesFile: " + remote + "\n",
		"  valuesFile: " + remote + "\n  valuesInline: {a: inline}\n",
	} {
		files := chart(fields)
		files["/app/kustomization.yaml"] += "resources: [cm.yaml]\n"
		files["/app/cm.yaml"] = configMap
		result := built(t, files, Options{Path: "/app", Helm: true, Holes: true})
		want := []buildstate.Hole{{Kind: buildstate.Remote, Text: remote, File: "/app/kustomization.yaml"}}
		if !reflect.DeepEqual(result.Header.Holes, want) || strings.Contains(result.manifest(), "release-name") || !strings.Contains(result.manifest(), "name: demo") {
			t.Errorf("%q: got %v\n%s", fields, result.Header.Holes, result.manifest())
		}
	}
}

func TestAChartThatFailsIsAnError(t *testing.T) {
	for fields, want := range map[string]string{
		"  releaseName: a\n  nameTemplate: b\n":  "cannot set --name-template and also specify a name",
		"  nameTemplate: '{{ nope }}'\n":         `function "nope" not defined`,
		"  additionalValuesFiles: [gone.yaml]\n": "could not load additionalValuesFile",
		"  kubeVersion: x\n":                     "invalid",
	} {
		if got := Build(tree(chart(fields)), Options{Path: "/app", Helm: true}).Header.Error; !strings.Contains(got, want) {
			t.Errorf("%q: got %q", fields, got)
		}
	}
	if got := Build(tree(chart("")), Options{Path: "/app"}).Header.Error; !strings.Contains(got, "must specify --enable-helm") {
		t.Errorf("got %q", got)
	}
}
