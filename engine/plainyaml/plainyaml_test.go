package plainyaml

import (
	"encoding/json"
	"testing"

	"sigs.k8s.io/yaml"
)

var plain = []string{
	`{}`, `[]`, `null`, `"a"`, `5`, `true`, `"8080"`, `""`,
	`{"connectionPool": {"http": {"idleTimeout": "30s"}}}`,
	`{"attempts": 3, "retryOn": "5xx,connect-failure,refused-stream,reset", "perTryTimeout": "3s"}`,
	`{"a": [{"b": 1, "c": [1, [2, 3], {}, []]}, "d e"], "z": {"u": null, "x": {"w": []}}}`,
	`[{"a": {"b": "http://x/y"}}, [[1], {"k": [true]}]]`, `-5`,
}

var odd = []string{
	`"yes"`, `"*.a.com"`, `" a"`, `"a "`, `"a: b"`, `"a:"`, `"a #b"`, `"-a"`, `"0123"`, `"1e5"`, `"0x1f"`, `"2001-01-01"`, `"1:20"`, `"é"`, `"a\nb"`, `1.5`, `0`, `1e300`,
	`"some words that go on for so long that the line may be broken"`, `{"a1": 1}`, `{"a-b": 1}`, `{"": 1}`, `{"no": 1}`, `".5"`, `"null"`, `"~"`, `"a'b"`,
}

func TestPlainValuesAreWritten(t *testing.T) {
	for _, text := range plain {
		if !check(t, text) {
			t.Errorf("not written: %s", text)
		}
	}
}

func TestOddValuesAreLeft(t *testing.T) {
	for _, text := range odd {
		if check(t, text) {
			t.Errorf("written: %s", text)
		}
	}
}

// Run with `go test ./plainyaml -fuzz Values` after changes here.
func FuzzValues(f *testing.F) {
	for _, text := range append(plain, odd...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// check compares what is written for the value of a JSON text with what
// sigs.k8s.io/yaml writes, and says whether anything was.
func check(t *testing.T, text string) bool {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return false
	}
	got, ok := Marshal(value)
	want, err := yaml.Marshal(value)
	if ok && (err != nil || string(got) != string(want)) {
		t.Fatalf("%s: got\n%swant\n%s%v", text, got, want, err)
	}
	return ok
}
