package charts

import (
	"strings"
	"testing"

	"meshgate/engine/wire"
)

const metadata = "apiVersion: v2\nname: demo\nversion: 1.0.0\n"

func loadTest(files map[string]string) *Loaded {
	var frames []wire.Frame
	for name, text := range files {
		frames = append(frames, wire.Frame{Name: name, Data: []byte(text)})
	}
	return LoadFolder(frames)
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
