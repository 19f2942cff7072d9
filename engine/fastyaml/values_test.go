package fastyaml

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

// Plain files are read, odd ones are left to Helm; the fuzz test begins with
// all of them.
var plainFiles = []string{
	"mediatedTls:\n  pay:\n    externalHost: api0.example.com\n    tlsMode: SIMPLE\n    timeout: 15s\n    retries:\n      attempts: 3\n      retryOn: 5xx,connect-failure,refused-stream,reset\npassthroughTls:\n  ext:\n    externalHost: \"*.cdn.example.net\"\n",
	"# A comment\nreplicas: 2 # two\nimage:   # which\n  tag: 1.2.3\n  ratio: 0.50\n  port: -1\nempty:\nlist:\n- a\n- \"b\" # c\n-\n- c: 1\n  d: {e: [1, x, 'y z'], f: {}}\n- []\n",
	"a: 10.0.0.0/8\nb: 10.0.0.1\nc: http://x/y#z\nd: 100Mi\ne: 12 ü\nf: true\ng: null\n'q r': false\nh: 1.26\ni: 0\nj: -x y\n",
	"a:\n  - b: 1\n    c:\n    - d\n  - - # nothing\n", "a: x",
}

var oddFiles = []string{
	"", "# only\n", "text", "- a\n", "a: |\n  b\n", "a: >-\n  b\n", "a: *b\n", "a: &b c\n", "a: !!str 5\n", "<<: {a: b}\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n",
	"a: yes\n", "a: ~\n", "a: Null\n", "a: 0123\n", "a: 0x1f\n", "a: 1e5\n", "a: 0b1\n", "a: 1_000\n", "a: -0\n", "a: -_1\n", "a: .5\n", "a: .nan\n", "a: 2001-01-01\n", "a: 1:20\n", "a: 12345678901234567890\n",
	"a: 'it''s'\n", "a: \"\\n\"\n", "a: b\n  c\n", "a: \"b\n  c\"\n", "5: a\n", "yes: a\n", "a: [b,\n  c]\n", "a: [b,]\n", "a: {b: }\n", "a: [*.b]\n", "a: - b\n", "a: b: c\n", "a: b:\n", "---\na: b\n", "a: b\n---\nc: d\n", "a:\tb\n", "a: b\r\n", " a: b\n", "a: %b\n", "a: @b\n", "a: =\n", "? a\n: b\n",
}

func TestPlainFilesAreRead(t *testing.T) {
	for _, text := range plainFiles[:3] {
		if !checkValues(t, text) {
			t.Errorf("not read: %q", text)
		}
	}
}

func TestOddFilesAreLeftToHelm(t *testing.T) {
	for _, text := range oddFiles {
		if checkValues(t, text) {
			t.Errorf("read: %q", text)
		}
	}
}

// Lines of random files.
var (
	valuesKeys  = []string{"a:", "b:", "c:", "name:", "x-y:", "'q r':", "\"q\":", "d.e/f:"}
	plainInline = []string{"", "", "", "", "x", "12", "-1", "1.5", "true", "null", "'x'", "\"x\"", "5xx,reset", "15s", "1.2.3", "[a, 'b',\"c\" ]", "{a: b}", "[{q: [x, 1], 'r s': \"t\"}, []]", "x # c", "# c", "[] # c"}
	oddInline   = append([]string{"~", "-0", "00", "07", "0.5", "-0.0", "1.", "1e5", "0x1f", "0o7", "1_0", "1_0s", "-_1", "-a", "--", "12:30", "2001-01-01", "2001-01-01T00:00:00Z", "123456789012345678", "1234567890.12345678", "|", ">-", "on", "Yes", "x#c", "\"x\" # c", "\"x\"#c", "'x' y", "x: y # c", "a  b", "- a", "[1.5, -1]", "{a: 1.2.3}", "{a: yes}", "(x)", "$x", "/x", "=", "a é"}, oddValues...)
)

func TestValuesOfRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(plain, odd []string) string {
		if random.IntN(12) == 0 {
			plain = odd
		}
		return plain[random.IntN(len(plain))]
	}
	read := 0
	for range 100_000 {
		text := ""
		for range 1 + random.IntN(6) {
			indent := strings.Repeat(" ", 2*random.IntN(3)+random.IntN(12)/11)
			text += indent + pick(dashes, oddDashes) + pick(valuesKeys, oddKeys) + " " + pick(plainInline, oddInline) + "\n"
		}
		if checkValues(t, text) {
			read++
		}
	}
	if read < 4000 {
		t.Errorf("only %d files were read", read)
	}
}

// Run with `go test ./fastyaml -fuzz Values` after changes here.
func FuzzValues(f *testing.F) {
	for _, text := range append(plainFiles, oddFiles...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkValues(t, text) })
}

// checkValues compares with what Helm reads, and says whether anything was read.
func checkValues(t *testing.T, text string) bool {
	t.Helper()
	got, ok := ReadValues(text)
	if !ok {
		return false
	}
	want, err := loader.LoadValues(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %q", err, text)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%#v is not %#v: %q", got, want, text)
	}
	return true
}
