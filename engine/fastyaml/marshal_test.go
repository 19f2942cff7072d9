package fastyaml

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"sigs.k8s.io/yaml"
)

var plainValues = []string{
	`{}`, `[]`, `null`, `"a"`, `5`, `true`, `"8080"`, `""`,
	`{"connectionPool": {"http": {"idleTimeout": "30s"}}}`,
	`{"attempts": 3, "retryOn": "5xx,connect-failure,refused-stream,reset", "perTryTimeout": "3s"}`,
	`{"a": [{"b": 1, "c": [1, [2, 3], {}, []]}, "d e"], "z": {"u": null, "x": {"w": []}}}`,
	`[{"a": {"b": "http://x/y"}}, [[1], {"k": [true]}]]`, `-5`,
}

var oddWritten = []string{
	`"yes"`, `"*.a.com"`, `" a"`, `"a "`, `"a: b"`, `"a:"`, `"a #b"`, `"-a"`, `"0123"`, `"1e5"`, `"0x1f"`, `"2001-01-01"`, `"1:20"`, `"é"`, `"a\nb"`, `1.5`, `0`, `1e300`,
	`"some words that go on for so long that the line may be broken"`, `{"a1": 1}`, `{"a-b": 1}`, `{"": 1}`, `{"no": 1}`, `".5"`, `"null"`, `"~"`, `"a'b"`,
}

func TestPlainValuesAreWritten(t *testing.T) {
	for _, text := range plainValues {
		if !checkWritten(t, text) {
			t.Errorf("not written: %s", text)
		}
	}
}

func TestOddValuesAreLeft(t *testing.T) {
	for _, text := range oddWritten {
		if checkWritten(t, text) {
			t.Errorf("written: %s", text)
		}
	}
}

// Values of random trees are made of these.
var (
	writtenKeys = []string{"a", "B", "ab", "aB", "Ab", "name", "y", "no", "a1", "x-y"}
	leaves      = []any{nil, true, 1.0, -7.0, 80.0, 1.5, "", "a", "5xx,reset", "15s", "1h", "0x1f", "1e5", "80", "080", "yes", "/p/q", "a b", "a: b", "http://x/y", "x:", "-a", "a-b", "10.0.0.1", "1_000s", "2001-01-01", "a=b", "null", "a  b", "*.a", "words and more words in here", []any{}, map[string]any{}, []any(nil)}
)

func randomValue(random *rand.Rand, depth int) any {
	pick := random.IntN(4)
	if depth == 0 || pick > 1 {
		return leaves[random.IntN(len(leaves))]
	}
	if pick == 0 {
		return []any{randomValue(random, depth-1), randomValue(random, depth-1)}
	}
	values := map[string]any{}
	for range 1 + random.IntN(3) {
		values[writtenKeys[random.IntN(len(writtenKeys))]] = randomValue(random, depth-1)
	}
	return values
}

func TestRandomValuesAreWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	written := 0
	for range 30_000 {
		value := randomValue(random, 5)
		if compareWritten(t, value) {
			written++
		}
	}
	if written < 5000 {
		t.Errorf("only %d values were written", written)
	}
}

// Run with `go test ./fastyaml -fuzz Marshal` after changes here.
func FuzzMarshal(f *testing.F) {
	for _, text := range append(plainValues, oddWritten...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkWritten(t, text) })
}

// checkWritten compares what is written for the value of a JSON text with what
// sigs.k8s.io/yaml writes, and says whether anything was.
func checkWritten(t *testing.T, text string) bool {
	var value any
	if json.Unmarshal([]byte(text), &value) != nil {
		return false
	}
	return compareWritten(t, value)
}

func compareWritten(t *testing.T, value any) bool {
	t.Helper()
	got, ok := Marshal(value)
	want, err := yaml.Marshal(value)
	if ok && (err != nil || string(got) != string(want)) {
		t.Fatalf("%#v: got\n%swant\n%s%v", value, got, want, err)
	}
	return ok
}
