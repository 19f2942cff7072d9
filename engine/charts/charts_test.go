package charts

import (
	"maps"
	"strings"
	"testing"

	"meshgate/engine/frames"
)

const metadata = "apiVersion: v2\nname: demo\nversion: 1.0.0\n"

func loadTest(files map[string]string) *Loaded {
	var request []frames.Frame
	for name, text := range files {
		request = append(request, frames.Frame{Name: name, Data: []byte(text)})
	}
	return LoadFolder(request)
}

func templateNames(t *testing.T, loaded *Loaded) string {
	t.Helper()
	chart, err := loaded.Copy()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range chart.Templates {
		names = append(names, file.Name)
	}
	return strings.Join(names, " ")
}

func TestFilesAreLoadedInTheOrderOfAWalk(t *testing.T) {
	files := map[string]string{"Chart.yaml": metadata, "templates/a.yaml": "x", "templates/a/z.yaml": "x", "templates/a-b.yaml": "x"}
	want := "templates/a/z.yaml templates/a-b.yaml templates/a.yaml"
	if got := templateNames(t, loadTest(files)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestIgnoredFoldersAreNotEntered(t *testing.T) {
	files := map[string]string{
		"Chart.yaml": metadata, ".helmignore": "out/\n",
		"templates/out/a.yaml": "x", "templates/out/deep/b.yaml": "x", "templates/.hidden": "x", "templates/out.yaml": "x",
	}
	if got := templateNames(t, loadTest(files)); got != "templates/out.yaml" {
		t.Errorf("loaded %s", got)
	}
}

func TestByteOrderMarksAreTakenOff(t *testing.T) {
	chart, err := loadTest(map[string]string{"Chart.yaml": "\uFEFF" + metadata, "templates/a.yaml": "\uFEFFkind: A"}).Copy()
	if err != nil {
		t.Fatal(err)
	}
	if got := string(chart.Templates[0].Data); got != "kind: A" {
		t.Errorf("got %q", got)
	}
}

func TestReasonsToRefuse(t *testing.T) {
	for want, files := range map[string]map[string]string{
		"Chart.yaml file is missing":     {"values.yaml": ""},
		"unsupported chart version":      {"Chart.yaml": "apiVersion: v9"},
		"invalid chart apiVersion":       {"Chart.yaml": "apiVersion: v3"},
		"cannot load Chart.yaml":         {"Chart.yaml": "a: ["},
		"double-star (**) syntax":        {"Chart.yaml": metadata, ".helmignore": "**"},
		"error unpacking subchart x.tgz": {"Chart.yaml": metadata, "charts/x.tgz": "text"},
	} {
		if _, err := loadTest(files).Copy(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestACopyCanBeChanged(t *testing.T) {
	loaded := loadTest(map[string]string{"Chart.yaml": metadata + "dependencies: [{name: sub, import-values: [a]}]\n", "values.yaml": "a: {b: [1]}"})
	first, _ := loaded.Copy()
	first.Values["a"].(map[string]any)["b"].([]any)[0] = "changed"
	first.Metadata.Dependencies[0].ImportValues[0] = "changed"
	first.Metadata.Name = "changed"
	second, _ := loaded.Copy()
	if second.Values["a"].(map[string]any)["b"].([]any)[0] == "changed" || second.Metadata.Dependencies[0].ImportValues[0] == "changed" || second.Name() == "changed" {
		t.Error("the copies share what they hold")
	}
}

func TestPackedFoldersHaveRulesOfTheirOwn(t *testing.T) {
	files := map[string]string{
		"Chart.yaml": metadata, ".helmignore": "kept.yaml\n",
		"charts/sub" + packedMark + "Chart.yaml":          metadata,
		"charts/sub" + packedMark + ".helmignore":         "left-out.yaml\n",
		"charts/sub" + packedMark + "templates/kept.yaml": "x", "charts/sub" + packedMark + "templates/left-out.yaml": "x",
	}
	loaded := loadTest(files)
	chart, err := loaded.Copy()
	if err != nil {
		t.Fatal(err)
	}
	templates := chart.Dependencies()[0].Templates
	if len(templates) != 1 || loaded.Location(templates[0]) != "charts/sub/templates/kept.yaml" {
		t.Errorf("loaded %v", templates)
	}
}

func TestDefaultValuesAreReplacedInACopy(t *testing.T) {
	sub := strings.ReplaceAll(metadata, "demo", "sub")
	loaded := loadTest(map[string]string{
		"Chart.yaml": metadata, "values.yaml": "a: 1",
		"charts/sub/Chart.yaml": sub, "charts/sub/charts/deep" + packedMark + "Chart.yaml": sub, "charts/.hidden/Chart.yaml": sub,
	})
	copied, err := loaded.CopyWith(map[string][]byte{"values.yaml": []byte("\uFEFFa: 2"), "charts/sub/values.yaml": []byte("b: 2"), "charts/sub/charts/deep/values.yaml": []byte("c: 2")})
	if err != nil {
		t.Fatal(err)
	}
	below := copied.Dependencies()[0]
	if deep := below.Dependencies()[0]; copied.Values["a"] != 2.0 || below.Values["b"] != 2.0 || deep.Values["c"] != 2.0 {
		t.Errorf("got %v, %v, %v", copied.Values, below.Values, deep.Values)
	}
	if original, _ := loaded.Copy(); original.Values["a"] != 1.0 || original.Dependencies()[0].Values != nil {
		t.Error("the loaded chart was changed")
	}
}

func TestDefaultValuesThatCannotBeRead(t *testing.T) {
	files := map[string]string{"Chart.yaml": metadata, "charts/dir/Chart.yaml": strings.ReplaceAll(metadata, "demo", "sub")}
	for location, want := range map[string]string{
		"values.yaml":             "cannot load values.yaml: cannot unmarshal yaml document: ",
		"charts/dir/values.yaml":  "error unpacking subchart dir in demo: cannot load values.yaml: cannot unmarshal yaml document: ",
		"charts/none/values.yaml": "default values are given for a chart that demo does not hold",
	} {
		_, err := loadTest(files).CopyWith(map[string][]byte{location: []byte("a: [")})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", location, err)
		}
	}
}

func TestDefaultValuesFailAsTheFilesWould(t *testing.T) {
	files := map[string]string{"Chart.yaml": metadata, "charts/dir/Chart.yaml": strings.ReplaceAll(metadata, "demo", "sub")}
	for _, location := range []string{"values.yaml", "charts/dir/values.yaml"} {
		_, err := loadTest(files).CopyWith(map[string][]byte{location: []byte("a: [")})
		broken := maps.Clone(files)
		broken[location] = "a: ["
		if _, want := loadTest(broken).Copy(); err == nil || want == nil || err.Error() != want.Error() {
			t.Errorf("%s: %v, want %v", location, err, want)
		}
	}
}
