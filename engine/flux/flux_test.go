package flux

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"

	"meshgate/engine/frames"
	"meshgate/engine/treefs"
)

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: demo}\n"

func tree(files map[string]string) *treefs.FS {
	var sent []frames.Frame
	for name, text := range files {
		sent = append(sent, frames.Frame{Name: name, Data: []byte(text)})
	}
	return treefs.New(sent, treefs.Extra{Links: map[string]string{"/app/linked": "/other"}})
}

func spec(t *testing.T, text string) Spec {
	t.Helper()
	var spec Spec
	if err := json.Unmarshal([]byte(text), &spec); err != nil {
		t.Fatal(err)
	}
	return spec
}

// generated returns the kustomization file of /app.
func generated(t *testing.T, files map[string]string, object string) string {
	t.Helper()
	changed, err := Generate(tree(files), "/app", spec(t, object))
	if err != nil {
		t.Fatal(err)
	}
	text, err := changed.ReadFile("/app/kustomization.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("apiVersion: kustomize.config.k8s.io/v1beta1\n", "", "kind: Kustomization\n", "").Replace(string(text))
}

func TestAFolderWithoutAKustomizationGetsOne(t *testing.T) {
	got := generated(t, map[string]string{
		"/app/a.yaml": configMap, "/app/sub/b.yml": configMap, "/app/sub/note.txt": "x", "/other/c.yaml": configMap,
		"/app/built/kustomization.yml": "", "/app/built/d.yaml": "not: read", "/app/sub/.sourceignore": "ignored.yaml\n", "/app/sub/ignored.yaml": "not: read",
	}, "{}")
	if want := "resources:\n- ./a.yaml\n- ./built\n- ./sub/b.yml\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestAnEmptyFolderBuildsNothing(t *testing.T) {
	if got := generated(t, map[string]string{"/app/a.txt": ""}, "{}"); got != "namespace: _placeholder\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestAFileWithoutObjectsIsAnError(t *testing.T) {
	_, err := Generate(tree(map[string]string{"/app/values.yaml": "a: b\n"}), "/app", Spec{})
	if err == nil || !strings.HasPrefix(err.Error(), "failed to decode Kubernetes YAML from /app/values.yaml") {
		t.Errorf("got %v", err)
	}
}

func TestTheObjectChangesTheKustomization(t *testing.T) {
	got := generated(t, map[string]string{
		"/app/kustomization.yaml": "resources: [a.yaml, deploy.gif]\nnamespace: old\nimages: [{name: a, newName: b, newTag: \"1\"}]\nunknown: 1\n",
		"/app/a.yaml":             configMap, "/app/deploy.gif": "", "/app/there/kustomization.yaml": "",
	}, `{"targetNamespace": "new", "namePrefix": "p-", "patches": [{"patch": "x", "target": {"kind": "A", "labelSelector": "b"}}],
		"components": ["there", "gone"], "ignoreMissingComponents": true, "images": [{"name": "a", "digest": "sha256:1"}, {"name": "c", "newTag": "2"}]}`)
	want := `components:
- there
images:
- digest: sha256:1
  name: a
  newName: b
- name: c
  newTag: "2"
namePrefix: p-
namespace: new
patches:
- patch: x
  target:
    kind: A
    labelSelector: b
resources:
- a.yaml
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestComponentsAreLocal(t *testing.T) {
	for _, component := range []string{"https://example.com/a", "github.com/a/b", "git@a:b", "/abs", "file:///abs"} {
		_, err := Generate(tree(map[string]string{"/app/kustomization.yaml": "resources: []\n"}), "/app", Spec{Components: []string{component}})
		if err == nil || !strings.Contains(err.Error(), "must be local and relative") {
			t.Errorf("%s: %v", component, err)
		}
	}
}

func TestTheTreeIsNotChanged(t *testing.T) {
	files := tree(map[string]string{"/app/kustomization.yaml": "resources: []\n"})
	if _, err := Generate(files, "/app", spec(t, `{"namePrefix": "p-"}`)); err != nil {
		t.Fatal(err)
	}
	if text, _ := files.ReadFile("/app/kustomization.yaml"); string(text) != "resources: []\n" {
		t.Errorf("got %q", text)
	}
}

// substituted returns the data of the ConfigMap that a text is.
func substituted(t *testing.T, text string, options Options) map[string]string {
	t.Helper()
	built := run(t, text)
	if err := options.Substitute(built); err != nil {
		t.Fatal(err)
	}
	return built.Resources()[0].GetDataMap()
}

func run(t *testing.T, text string) resmap.ResMap {
	t.Helper()
	files := tree(map[string]string{"/app/kustomization.yaml": "resources: [a.yaml]\n", "/app/a.yaml": text})
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(files, "/app")
	if err != nil {
		t.Fatal(err)
	}
	return built
}

func TestVariablesAreSubstituted(t *testing.T) {
	text := configMap + "data: {a: \"${a}\", b: \"${b:=default}\", c: \"$${a}\", d: \"${c}\"}\n"
	object := func(text string) Kustomization { return Kustomization{Spec: spec(t, text)} }
	values := object(`{"postBuild": {"substitute": {"a": "one\n"}}}`)
	for name, testCase := range map[string]struct {
		options Options
		want    map[string]string
	}{
		"of the object":             {Options{Kustomization: values}, map[string]string{"a": "one", "b": "default", "c": "${a}", "d": ""}},
		"of a ConfigMap":            {Options{Kustomization: values, Variables: map[string]string{"a": "lost", "c": "two"}}, map[string]string{"a": "one", "b": "default", "c": "${a}", "d": "two"}},
		"that only a cluster knows": {Options{Kustomization: values, Open: true}, map[string]string{"a": "one", "b": "${b}", "c": "${a}", "d": "${c}"}},
		"without values":            {Options{Kustomization: object(`{"postBuild": {}}`)}, map[string]string{"a": "${a}", "b": "${b:=default}", "c": "$${a}", "d": "${c}"}},
		"always":                    {Options{Kustomization: object(`{"postBuild": {"substituteStrategy": "Always"}}`)}, map[string]string{"a": "", "b": "default", "c": "${a}", "d": ""}},
	} {
		if got := substituted(t, text, testCase.options); !reflect.DeepEqual(got, testCase.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnObjectMayDisableSubstitution(t *testing.T) {
	text := strings.Replace(configMap, "{name: demo}", "{name: demo, annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}}", 1) + "data: {a: \"${a}\"}\n"
	options := Options{Kustomization: Kustomization{Spec: spec(t, `{"postBuild": {"substitute": {"a": "b"}}}`)}}
	if got := substituted(t, text, options)["a"]; got != "${a}" {
		t.Errorf("got %q", got)
	}
}

func TestVariablesHaveNames(t *testing.T) {
	options := Options{Kustomization: Kustomization{Spec: spec(t, `{"postBuild": {"substitute": {"a-b": "c"}}}`)}}
	if err := options.Substitute(run(t, configMap)); err == nil || !strings.Contains(err.Error(), "'a-b' var name is invalid") {
		t.Errorf("got %v", err)
	}
}

func TestCommonMetadataIsSet(t *testing.T) {
	built := run(t, configMap)
	options := Options{Kustomization: Kustomization{Spec: spec(t, `{"commonMetadata": {"labels": {"a": "b"}, "annotations": {"c": "d"}}}`)}}
	if err := options.Substitute(built); err != nil {
		t.Fatal(err)
	}
	object := built.Resources()[0]
	if object.GetLabels()["a"] != "b" || object.GetAnnotations()["c"] != "d" {
		t.Errorf("got %v, %v", object.GetLabels(), object.GetAnnotations())
	}
}
