package release

import (
	"fmt"
	"strings"
	"testing"

	"meshgate/engine/frames"
)

var brokenChart = map[string]string{
	"templates/_h.tpl":    `{{ define "h" }}h{{ end }}`,
	"templates/_p.tpl":    `{{ define "p" }}{{ end }}{{ if }}`,
	"templates/a.yaml":    "kind: A\nh: {{ include \"h\" . }}\n",
	"templates/b.yaml":    "kind: B\nx: {{ required \"set x\" .Values.x }}\n",
	"templates/c.yaml":    "kind: C\n---\nkind: C\nx: [\n",
	"templates/d.yaml":    "kind: D\np: {{ include \"p\" . }}\n",
	"templates/e.yaml":    "\nkind: E\n",
	"templates/NOTES.txt": `{{ fail "no notes" }}`,
}

func TestAPartialRenderLeavesOutWhatFails(t *testing.T) {
	result := Render(loadTest(brokenChart), Options{Name: "demo", Partial: true, Marks: true}, nil)
	var broken []string
	for _, failed := range result.Header.Broken {
		place := "nowhere"
		if failed.At != nil {
			place = fmt.Sprintf("%s:%d", failed.At.File, failed.At.Line)
		}
		broken = append(broken, failed.File+" at "+place)
	}
	want := []string{
		"templates/_p.tpl at templates/_p.tpl:1",
		"templates/d.yaml at templates/d.yaml:2",
		"templates/b.yaml at templates/b.yaml:2",
		"templates/NOTES.txt at templates/NOTES.txt:1",
		"templates/c.yaml at templates/c.yaml:4",
	}
	if got := strings.Join(broken, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
	frames := frames.ByName(frames.Decode(result.Encode()))
	if got, want := string(frames[frameManifest]), "---\n# Source: demo/templates/a.yaml\nkind: A\nh: h\n\n---\n# Source: demo/templates/e.yaml\nkind: E\n"; got != want {
		t.Errorf("got %q", got)
	}
	if lines := len(frames[frameOriginLines]) / 8; lines != 8 {
		t.Errorf("%d origins of 8 lines", lines)
	}
}

func TestAPartialRenderEndsWithHelmsError(t *testing.T) {
	for _, left := range [][]string{
		{"templates/a.yaml"},
		{"templates/_p.tpl", "templates/a.yaml"},
		{"templates/b.yaml", "templates/_h.tpl"},
		{"templates/c.yaml", "templates/e.yaml"},
	} {
		chart := map[string]string{}
		for _, name := range left {
			chart[name] = brokenChart[name]
		}
		loaded := loadTest(chart)
		// The second whole render must not find the templates that the partial one parsed.
		before := Render(loaded, Options{Name: "demo"}, nil).Header
		partial := Render(loaded, Options{Name: "demo", Partial: true}, nil).Header
		after := Render(loaded, Options{Name: "demo"}, nil).Header
		if partial.Error != before.Error || after.Error != before.Error || fmt.Sprint(partial.At) != fmt.Sprint(before.At) {
			t.Errorf("%v: %q, then %q, then %q", left, before.Error, partial.Error, after.Error)
		}
	}
}

func TestAPartialRenderOfOneTemplateNamesItsFailure(t *testing.T) {
	options := Options{Name: "demo", Partial: true, ShowOnly: []string{"templates/b.yaml"}}
	got := Render(loadTest(map[string]string{"templates/b.yaml": brokenChart["templates/b.yaml"]}), options, nil).Header.Error
	if !strings.HasPrefix(got, "execution error at (demo/templates/b.yaml:2:6): set x") {
		t.Errorf("got %q", got)
	}
}

func TestAPartialRenderOfAWholeChartIsThatRender(t *testing.T) {
	loaded := loadTest(map[string]string{"templates/a.yaml": "kind: A\n", "templates/b.yaml": "kind: B\n"})
	whole, partial := Render(loaded, Options{Name: "demo"}, nil), Render(loaded, Options{Name: "demo", Partial: true}, nil)
	if manifestOf(t, whole) != manifestOf(t, partial) || len(partial.Header.Broken) > 0 {
		t.Errorf("got %v", partial.Header)
	}
}

func TestAPartialRenderPassesWhatIsMissingAround(t *testing.T) {
	for metadata, want := range map[string]string{
		"dependencies: [{name: sub, version: 1.0.0}]\n":                    "missing in charts/ directory: sub",
		"kubeVersion: <1.2\n":                                              "chart requires kubeVersion: <1.2",
		"dependencies: [{name: sub, version: 1.0.0}]\nkubeVersion: <1.2\n": "missing in charts/ directory: sub",
	} {
		loaded := loadTest(map[string]string{
			"Chart.yaml":       "apiVersion: v2\nname: demo\nversion: 1.0.0\n" + metadata,
			"templates/a.yaml": "kind: A\n",
			"templates/b.yaml": "kind: {{ include \"sub.kind\" . }}\n",
		})
		whole := Render(loaded, Options{Name: "demo"}, nil)
		result := Render(loaded, Options{Name: "demo", Partial: true}, nil)
		text := string(frames.ByName(frames.Decode(result.Encode()))[frameManifest])
		if result.Header.Error != whole.Header.Error || !strings.Contains(whole.Header.Error, want) {
			t.Errorf("got %q and %q", whole.Header.Error, result.Header.Error)
		}
		if text != "---\n# Source: demo/templates/a.yaml\nkind: A\n" || len(result.Header.Broken) != 1 || result.Header.At != nil {
			t.Errorf("got %q and %v", text, result.Header)
		}
	}
}
