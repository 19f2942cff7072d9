package release

import (
	"strings"
	"testing"

	"meshgate/engine/frames"
)

func manifestOf(t *testing.T, result *Result) string {
	t.Helper()
	if result.Header.Error != "" {
		t.Fatal(result.Header.Error)
	}
	return string(frames.ByName(frames.Decode(result.Encode()))[frameManifest])
}

func TestAChartIsRenderedManyTimes(t *testing.T) {
	loaded := loadTest(map[string]string{"values.yaml": "a: {b: 1}\n", "templates/a.yaml": "kind: A\nb: {{ .Values.a.b }}\n{{ $_ := set .Values.a \"b\" 9 }}"})
	for _, flags := range []struct{ set, want string }{{"a.b=2", "b: 2"}, {"x=1", "b: 1"}} {
		text := manifestOf(t, Render(loaded, Options{Name: "demo", Set: []string{flags.set}}, nil))
		if !strings.Contains(text, flags.want) {
			t.Errorf("got %s, want %s", text, flags.want)
		}
	}
}

func TestValuesAreReadBeforeTheChart(t *testing.T) {
	broken := loadTest(map[string]string{"Chart.yaml": "a: ["})
	got := Render(broken, Options{Name: "demo", Values: []string{"none.yaml"}}, nil).Header.Error
	if got != "open none.yaml: no such file or directory" {
		t.Errorf("got %s", got)
	}
}

func TestWarningsAreCaptured(t *testing.T) {
	loaded := loadTest(map[string]string{"Chart.yaml": "apiVersion: v2\nname: demo\nversion: 1.0.0\ndeprecated: true\n"})
	warnings := Render(loaded, Options{Name: "demo"}, nil).Header.Warnings
	if len(warnings) != 1 || warnings[0] != `level=WARN msg="this chart is deprecated"` {
		t.Errorf("got %q", warnings)
	}
}

func TestAnEmptyReleaseIsOneLineBreak(t *testing.T) {
	result := Render(loadTest(nil), Options{Name: "demo", Marks: true}, nil)
	if got := manifestOf(t, result); got != "\n" {
		t.Errorf("got %q", got)
	}
	if lines := frames.ByName(frames.Decode(result.Encode()))[frameOriginLines]; len(lines) != 8 {
		t.Errorf("%d bytes of origins for one line", len(lines))
	}
}

func TestALenientRenderGoesOn(t *testing.T) {
	text := "kind: A\na: {{ fail \"x\" }}\nb: {{ required \"x\" .Values.none }}\nc: {{ tpl \"{{ fail `x` }}\" . }}\nd: {{ include \"h\" . }}\n{{ define \"h\" }}{{ required \"x\" \"\" }}{{ end }}"
	loaded := loadTest(map[string]string{"templates/a.yaml": text})
	for range 2 {
		if got := manifestOf(t, Render(loaded, Options{Name: "demo", Lenient: true}, nil)); !strings.Contains(got, "kind: A\na: \nb: \nc: \nd:") {
			t.Errorf("got %s", got)
		}
		if got := Render(loaded, Options{Name: "demo"}, nil).Header.Error; !strings.HasPrefix(got, "execution error at (demo/templates/a.yaml:2:6): x") {
			t.Errorf("got %s", got)
		}
	}
}

func TestTemplatesAreParsedAgainForOtherSubcharts(t *testing.T) {
	loaded := loadTest(map[string]string{
		"Chart.yaml":                  "apiVersion: v2\nname: demo\nversion: 1.0.0\ndependencies: [{name: sub, version: 1.0.0, condition: sub.on}]\n",
		"templates/a.yaml":            "kind: A\nx: {{ include \"h\" . }}\n",
		"templates/_h.tpl":            "{{ define \"h\" }}own{{ end }}",
		"charts/sub/Chart.yaml":       "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
		"charts/sub/templates/b.yaml": "kind: B\n",
		"charts/sub/templates/_h.tpl": "{{ define \"h\" }}sub{{ end }}",
	})
	without := manifestOf(t, Render(loaded, Options{Name: "demo", Set: []string{"sub.on=false"}}, nil))
	with := manifestOf(t, Render(loaded, Options{Name: "demo"}, nil))
	again := manifestOf(t, Render(loaded, Options{Name: "demo", Set: []string{"sub.on=false"}, Marks: true}, nil))
	if strings.Contains(without, "kind: B") || !strings.Contains(with, "kind: B") || again != without {
		t.Errorf("got %s, %s, %s", without, with, again)
	}
}

func TestParsedValuesAreKeptAsTheyWere(t *testing.T) {
	loaded := loadTest(map[string]string{"templates/a.yaml": "kind: A\nb: {{ .Values.a.b }}{{ $_ := set .Values.a \"b\" 9 }}\n"})
	values := map[string][]byte{"x.yaml": []byte("a: {b: 1}")}
	for _, set := range [][]string{nil, {"a.b=2"}, nil} {
		want := "b: 1"
		if set != nil {
			want = "b: 2"
		}
		if got := manifestOf(t, Render(loaded, Options{Name: "demo", Values: []string{"x.yaml"}, Set: set}, values)); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTheCacheOfParsedValuesIsBounded(t *testing.T) {
	cache := &valuesCache{parsed: map[string]map[string]any{}}
	for i := range 200 {
		text := strings.Repeat("#", 10_000) + "\na: " + strings.Repeat("1", 1+i%5) + strings.Repeat(" ", i)
		if _, err := cache.load([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if cache.size > maxText || len(cache.parsed) != len(cache.order) || len(cache.order) < 40 {
		t.Errorf("%d bytes, %d parsed, %d in order", cache.size, len(cache.parsed), len(cache.order))
	}
}
