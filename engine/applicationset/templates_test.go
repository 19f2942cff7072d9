package applicationset

import (
	"encoding/json"
	"strings"
	"testing"
)

const parameters = `{
	"name": "Shop_A.x", "count": 1000000, "on": true, "empty": "", "path": {"segments": ["apps", "cart"]},
	"clusters": [{"name": "eu", "labels": {"tier": "gold"}}, {"name": "us", "labels": {"tier": "silver"}}]
}`

func filledWith(t *testing.T, text string, options ...string) (string, string) {
	t.Helper()
	var set map[string]any
	if err := json.Unmarshal([]byte(parameters), &set); err != nil {
		t.Fatal(err)
	}
	filled := Parse(Options{Texts: []string{text}, Options: options}).Fill([]map[string]any{set})[0]
	if filled.Error != "" {
		return "", filled.Error
	}
	return filled.Texts[0], ""
}

func TestFill(t *testing.T) {
	for text, want := range map[string]string{
		"{{ .name }}":                            "Shop_A.x",
		"{{ normalize .name }}":                  "shop-a.x",
		"{{ .count }}":                           "1e+06",
		"{{ .count | int }}":                     "1000000",
		"{{ .missing }}":                         "<no value>",
		`{{ dig "a" "b" "none" . }}`:             "none",
		"{{ index .path.segments 1 }}":           "cart",
		"{{ if .on }}a{{ else }}b{{ end }}":      "a",
		"{{ with .empty }}a{{ else }}b{{ end }}": "b",
		"{{ range $i, $c := .clusters }}{{ if $i }},{{ end }}{{ $c.name }}={{ $c.labels.tier }}{{ end }}": "eu=gold,us=silver",
		`{{ $n := .name | lower }}{{ printf "%s-%v" $n .on }}`:                                            "shop_a.x-true",
		"{{ toYaml .path }}":                        "segments:\n- apps\n- cart",
		`{{ (fromYaml "a: 1").a }}`:                 "1",
		`{{ index (fromYamlArray "[a, b]") 1 }}`:    "b",
		`{{ tpl "{{ .name }}/{{ .missing }}" . }}`:  "Shop_A.x/",
		`{{ slugify 7 false "feature/shop-cart" }}`: "feature",
		`{{ slugify 10 true "one-two-three" }}`:     "one-two",
		`{{ slugify "Feature/A.b" }}`:               "feature-a-b",
		`{{ default "x" .empty }}`:                  "x",
	} {
		if got, problem := filledWith(t, text); got != want || problem != "" {
			t.Errorf("%s: got %q %q, want %q", text, got, problem, want)
		}
	}
}

func TestFailures(t *testing.T) {
	for text, want := range map[string]string{
		"{{ .missing }}":      `map has no entry for key "missing"`,
		"{{ if .on }}a":       "unexpected EOF",
		"{{ env `HOME` }}":    `function "env" not defined`,
		"{{ fail `stop` }}":   "stop",
		"{{ slugify `a` 1 }}": "slugify takes",
		"{{ .name.first }}":   "can't evaluate field first",
	} {
		if got, problem := filledWith(t, text, "missingkey=error"); !strings.Contains(problem, want) {
			t.Errorf("%s: got %q %q, want %q", text, got, problem, want)
		}
	}
	if _, problem := filledWith(t, "a", "missingkey=never"); !strings.Contains(problem, "missingkey=never") {
		t.Errorf("an unknown option: %q", problem)
	}
}
