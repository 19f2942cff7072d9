package release

import (
	"testing"

	"sigs.k8s.io/yaml"
)

func TestYAMLErrorLine(t *testing.T) {
	for text, want := range map[string]int{
		"a: 1\n b: 2\n":            2, // told by the scanner
		"a:\n  - x\n - y\nb: 1\n":  3, // told by the parser
		"a: b: c\n":                1, // told without a line
		"a: [1,\n":                 1, // told of the line after the last
		"kind: A\nb: {\nc: [}\n\n": 3,
		"a: 1\nb: *none\n":         0, // told without a line, wherever it is
	} {
		var value any
		err := yaml.Unmarshal([]byte(text), &value)
		if err == nil {
			t.Fatalf("%q is YAML", text)
		}
		if got := yamlErrorLine(err.Error(), text); got != want {
			t.Errorf("%q: got line %d, want %d (%v)", text, got, want, err)
		}
	}
	if got := yamlErrorLine("json: cannot unmarshal array", "- a"); got != 0 {
		t.Errorf("got line %d for an error that names none", got)
	}
}
