package kustomization

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"meshgate/engine/buildstate"
	"meshgate/engine/frames"
	"meshgate/engine/treefs"
)

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: demo\n"

func tree(files map[string]string) *treefs.FS {
	var sent []frames.Frame
	for name, text := range files {
		sent = append(sent, frames.Frame{Name: name, Data: []byte(text)})
	}
	return treefs.New(sent, treefs.Extra{})
}

func built(t *testing.T, files map[string]string, options Options) *Result {
	t.Helper()
	result := Build(tree(files), options)
	if result.Header.Error != "" {
		t.Fatal(result.Header.Error)
	}
	return result
}

func (r *Result) manifest() string { return string(frames.ByName(r.frames)[frameManifest]) }

func (r *Result) origins() (files []string) {
	if err := json.Unmarshal(frames.ByName(r.frames)[frameOrigins], &files); err != nil {
		panic(err)
	}
	return files
}

func TestObjectsHaveTheFilesThatTheyWereReadFrom(t *testing.T) {
	result := built(t, map[string]string{
		"/base/kustomization.yaml": "resources: [cm.yaml]\nconfigMapGenerator: [{name: kept, literals: [a=b]}]\n",
		"/base/cm.yaml":            configMap,
		"/app/kustomization.yaml":  "resources: [../base]\nsecretGenerator: [{name: s, literals: [a=b]}]\nconfigMapGenerator: [{name: kept, behavior: merge, literals: [c=d]}]\n",
	}, Options{Path: "/app", Reorder: "none"})
	want := []string{"/base/cm.yaml", "/base/kustomization.yaml", "/app/kustomization.yaml"}
	if got := result.origins(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if strings.Contains(result.manifest(), "annotations") {
		t.Errorf("the origin is in the manifest:\n%s", result.manifest())
	}
}

func TestACustomSchemaIsForgottenAfterItsBuild(t *testing.T) {
	deployment := "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: x, image: i}]}}}\n"
	patch := "patches: [{patch: \"apiVersion: apps/v1\\nkind: Deployment\\nmetadata: {name: a}\\nspec: {template: {spec: {containers: [{name: y, image: j}]}}}\"}]\n"
	files := map[string]string{
		"/a/kustomization.yaml": "resources: [d.yaml]\n" + patch, "/a/d.yaml": deployment,
		"/b/kustomization.yaml": "resources: [d.yaml]\nopenapi: {path: s.json}\n" + patch, "/b/d.yaml": deployment, "/b/s.json": `{"definitions": {}}`,
	}
	before := built(t, files, Options{Path: "/a"}).manifest()
	replaced := built(t, files, Options{Path: "/b"}).manifest()
	if after := built(t, files, Options{Path: "/a"}).manifest(); after != before || replaced == before {
		t.Errorf("got\n%s\nwant\n%s\nwith the schema\n%s", after, before, replaced)
	}
}

func TestWhatIsNotSentIsAskedFor(t *testing.T) {
	result := Build(tree(map[string]string{"/app/kustomization.yaml": "resources: [gone.yaml, other]\n"}), Options{Path: "/app"})
	if result.Header.Error == "" || result.Header.In != "/app/kustomization.yaml" {
		t.Errorf("got %+v", result.Header)
	}
	if want := []string{"/app/Kustomization", "/app/gone.yaml", "/app/kustomization.yml"}; !reflect.DeepEqual(result.Header.Asked, want) {
		t.Errorf("asked for %v", result.Header.Asked)
	}
	if want := []string{"/app/kustomization.yaml"}; !reflect.DeepEqual(result.Header.Files, want) {
		t.Errorf("read %v", result.Header.Files)
	}
}

// holes builds /app with holes and returns them without their file.
func holes(t *testing.T, files map[string]string) (kinds []string) {
	t.Helper()
	for _, hole := range built(t, files, Options{Path: "/app", Holes: true, Helm: true}).Header.Holes {
		kinds = append(kinds, hole.Kind+" "+hole.Text)
	}
	return kinds
}

const remote = "https://example.com/x.yaml"

func TestWhatIsUnavailableIsLeftOut(t *testing.T) {
	for fields, want := range map[string]string{
		"resources: [" + remote + "]\n":                                                            "remote " + remote,
		"resources: [\"git@github.com:a/b?ref=v1\"]\n":                                             "remote git@github.com:a/b?ref=v1",
		"components: [\"https://github.com/a/b//c\"]\n":                                            "remote https://github.com/a/b//c",
		"patches: [{path: \"" + remote + "\"}]\n":                                                  "remote " + remote,
		"patchesJson6902: [{target: {version: v1, kind: A, name: b}, path: \"" + remote + "\"}]\n": "remote " + remote,
		"configMapGenerator: [{name: a, files: [\"k=" + remote + "\"]}]\n":                         "remote " + remote,
		"helmCharts: [{name: c, repo: \"https://example.com\", version: 1.0.0}]\n":                 "chart c 1.0.0 of https://example.com",
		"openapi: {path: \"" + remote + "\"}\n":                                                    "remote " + remote,
		"crds: [" + remote + "]\n":                                                                 "remote " + remote,
		"configurations: [" + remote + "]\n":                                                       "remote " + remote,
		"transformers: [f.yaml]\n":                                                                 "plugin Fn.v1.x/f.[noNs]",
		"generators: [f.yaml]\n":                                                                   "plugin Fn.v1.x/f.[noNs]",
		"validators: [f.yaml]\n":                                                                   "plugin Fn.v1.x/f.[noNs]",
	} {
		got := holes(t, map[string]string{
			"/app/kustomization.yaml": fields + "namePrefix: p-\n", "/app/f.yaml": "apiVersion: x/v1\nkind: Fn\nmetadata: {name: f}\n",
		})
		if !reflect.DeepEqual(got, []string{want}) {
			t.Errorf("%s: %v", fields, got)
		}
	}
}

// changes are those of an object that is not there.
var changes = map[string]string{
	"patches: [{patch: \"apiVersion: v1\\nkind: A\\nmetadata: {name: gone}\"}]\n":                                                       "A.v1.[noGrp]/gone.[noNs]",
	"patchesStrategicMerge: [\"apiVersion: v1\\nkind: A\\nmetadata: {name: gone}\"]\n":                                                  "A.v1.[noGrp]/gone.[noNs]",
	"replicas: [{name: gone, count: 2}]\n":                                                                                              "gone",
	"replacements: [{source: {kind: A, name: gone}, targets: [{select: {kind: B}}]}]\n":                                                 "A.[noVer].[noGrp]/gone.[noNs]",
	"vars: [{name: GONE, objref: {kind: A, name: gone, apiVersion: v1}}]\n":                                                             "GONE",
	"configMapGenerator: [{name: gone, behavior: merge, literals: [a=b]}]\n":                                                            "ConfigMap.v1.[noGrp]/gone.[noNs]",
	"generators: [\"apiVersion: builtin\\nkind: ConfigMapGenerator\\nmetadata: {name: gone}\\nbehavior: replace\\nliterals: [a=b]\"]\n": "ConfigMap.v1.[noGrp]/gone.[noNs]",
}

func TestAChangeOfWhatAHoleMayHoldIsLeftOut(t *testing.T) {
	for fields, object := range changes {
		got := holes(t, map[string]string{"/app/kustomization.yaml": "resources: [" + remote + "]\n" + fields})
		want := []string{"remote " + remote, "patch-without-target " + object}
		if len(got) != 2 || !strings.HasPrefix(got[1], want[1]) {
			t.Errorf("%s: %v", fields, got)
		}
	}
}

func TestAChangeOfWhatNoHoleMayHoldFails(t *testing.T) {
	for fields := range changes {
		for _, files := range []map[string]string{
			{"/app/kustomization.yaml": fields},
			// The hole is another kustomization's.
			{"/app/kustomization.yaml": "resources: [../remote, ../local]\n", "/remote/kustomization.yaml": "resources: [" + remote + "]\n", "/local/kustomization.yaml": fields},
		} {
			result := Build(tree(files), Options{Path: "/app", Holes: true})
			// Vars are resolved at the end, when all resources are known.
			if result.Header.Error == "" && !strings.HasPrefix(fields, "vars") {
				t.Errorf("%s built %s", fields, result.manifest())
			}
		}
	}
}

func TestAComponentMayChangeWhatAHoleOfItsUserHolds(t *testing.T) {
	got := holes(t, map[string]string{
		"/app/kustomization.yaml": "resources: [" + remote + "]\ncomponents: [../c]\n",
		"/c/kustomization.yaml":   "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: gone, count: 2}]\n",
	})
	if want := []string{"remote " + remote, "patch-without-target gone"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestWithoutHolesABuildFails(t *testing.T) {
	result := Build(tree(map[string]string{"/app/kustomization.yaml": "resources: [" + remote + "]\n"}), Options{Path: "/app"})
	if !strings.Contains(result.Header.Error, "there is no network") || len(result.Header.Holes) > 0 {
		t.Errorf("got %+v", result.Header)
	}
}

func TestHolesNameTheirKustomization(t *testing.T) {
	result := built(t, map[string]string{
		"/app/kustomization.yaml":  "resources: [../base]\nreplicas: [{name: gone, count: 2}]\n",
		"/base/kustomization.yaml": "resources: [" + remote + "]\n",
	}, Options{Path: "/app", Holes: true})
	want := []buildstate.Hole{
		{Kind: buildstate.Remote, Text: remote, File: "/base/kustomization.yaml"},
		{Kind: buildstate.WithoutObject, Text: "gone", File: "/app/kustomization.yaml"},
	}
	if !reflect.DeepEqual(result.Header.Holes, want) {
		t.Errorf("got %+v", result.Header.Holes)
	}
}

func TestWarningsOfKustomizeAreReturned(t *testing.T) {
	result := built(t, map[string]string{"/app/kustomization.yaml": "commonLabels: {a: b}\nresources: [cm.yaml]\n", "/app/cm.yaml": configMap}, Options{Path: "/app"})
	if len(result.Header.Warnings) != 1 || !strings.Contains(result.Header.Warnings[0], "deprecated") {
		t.Errorf("got %q", result.Header.Warnings)
	}
}

func TestOfSeveralErrorsTheFirstIsAlwaysTheSame(t *testing.T) {
	objects := func(name string) string {
		return "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: " + name + "}\nsubjects: [{kind: ServiceAccount, name: robot}]\n"
	}
	files := map[string]string{"/app/kustomization.yaml": "resources: [one, two, three]\n"}
	for _, name := range []string{"one", "two", "three"} {
		files["/app/"+name+"/kustomization.yaml"] = "namespace: " + name + "\nresources: [all.yaml]\n"
		files["/app/"+name+"/all.yaml"] = objects(name)
	}
	for range 20 {
		if got := Build(tree(files), Options{Path: "/app"}).Header.Error; !strings.Contains(got, "ClusterRoleBinding.v1.rbac.authorization.k8s.io/one.") {
			t.Fatalf("got %q", got)
		}
	}
}

func TestABrokenSchemaIsAnError(t *testing.T) {
	files := map[string]string{
		"/app/kustomization.yaml": "resources: [cm.yaml]\nopenapi: {path: s.json}\npatches: [{patch: \"apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: demo}\\ndata: {a: b}\"}]\n",
		"/app/cm.yaml":            configMap, "/app/s.json": "{",
	}
	for range 2 {
		if got := Build(tree(files), Options{Path: "/app"}).Header.Error; !strings.Contains(got, "invalid schema file") {
			t.Errorf("got %q", got)
		}
	}
}
