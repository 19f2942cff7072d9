package plainvalues

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

// same fails where Read says something else than Helm, and returns whether it
// said anything.
func same(t *testing.T, text string) bool {
	t.Helper()
	values, ok := Read([]byte(text))
	if !ok {
		return false
	}
	expected, err := loader.LoadValues(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatalf("%q is %v, and Helm says %v", text, values, err)
	}
	if !reflect.DeepEqual(values, expected) || fmt.Sprint(values) != fmt.Sprint(expected) {
		t.Fatalf("%q is %v, and to Helm %v", text, values, expected)
	}
	return true
}

func TestReadsWhatPeopleWrite(t *testing.T) {
	for _, text := range []string{
		"",
		"# nothing\n\n",
		"a: 1\nb: two\nc: 3.5\nd: true\ne: null\nf:\ng: \"q: #\"\nh: 'x'\n",
		"a:\n  b:\n    c: 15s # as long\n\n  # between\n  d: 10.0.0.1\ne: a.example.com\n",
		"hosts:\n  - a.example.com\n  - \"*.b.example.com\"\n  -\n  - 7\n",
		"hosts:\n- name: a\n  ports: [443, 80]\n- name: b\n  ports:\n  - 1\nlast: {}\n",
		"deep:\n  - one:\n      two: [a, {b: c}]\n    three: x\n  - 4\n",
		"key: |\n  line: 1\n\n    more\n  # no comment\n\n# a comment\nother: >-\n  a\n  b\n",
		"key: |+\n  line\n\n\nlast: |-\n   three\n",
		"image: nginx:1.27.0\nurl: https://a.example.com/x#y\nquantity: 512Mi\nversion: 1.2.3\n",
		"app.kubernetes.io/name: x\n_under: $var\npath: /a/b\nempty: []\n",
		"a: b",
		"a: über – €\n",
	} {
		if !same(t, text) {
			t.Errorf("nothing is said of %q", text)
		}
	}
}

func TestLeavesTheRest(t *testing.T) {
	for _, text := range []string{
		"a: &x 1\nb: *x\n", "<<: {a: 1}\n", "a: !!str 1\n", "---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n",
		"a: 1\na: 2\n", "yes: 1\n", "a: yes\n", "1: a\n", "? a\n: b\n", "a: b\n  c\n", "a:\n    b: 1\n  c: 2\n",
		"- a\n", "a: b: c\n", "a: [1,\n  2]\n", "a: \"x\n  y\"\n", "a:\tb\n", "a: 1\r\n", "\ufeffa: 1\n", "a: \x01\n",
		"a: \"\xff\"\n", "a: 1\n- b\n", " a: 1\n", "- - a\n", "a:\n  - - b\n", "a: |2\n   b\n", "a: `b`\n", "a: @b\n",
	} {
		if values, ok := Read([]byte(text)); ok {
			t.Errorf("%q is %v", text, values)
		}
	}
}

// The values of the charts beside, which are what this is for.
func TestReadsTheValuesOfCharts(t *testing.T) {
	read, all := 0, 0
	for _, root := range []string{"../../charts", "../../examples", "../../bench"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.Contains(entry.Name(), "values") || filepath.Ext(path) != ".yaml" {
				return err
			}
			text, err := os.ReadFile(path)
			all++
			if err == nil && same(t, string(text)) {
				read++
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if all == 0 || read < all {
		t.Errorf("%d of %d files are read", read, all)
	}
}

var (
	keys    = []string{"a", "b", "c-d", "x.y/z", "\"q\"", "'s'", "yes", "1", "a b", "~", "Key_1", "null", "n", "<<"}
	scalars = []string{
		"1", "-1", "0", "-0", "007", "0x1f", "0o7", "0b1", "1_000", "1e3", "1.5", ".5", "1.", "-1.5", "+1", ".inf", "NaN",
		"9007199254740993", "12345678901234567890", "1.0", "1.10", "0.1", "123456789.123456", "1:30", "12:30:45",
		"2001-12-14", "2001-12-14t21:59:43.10-05:00", "15s", "1m30s", "1.5h", "5m", "512Mi", "1k", "1G", "10.0.0.1",
		"10.0.0.0/8", "1.2.3", "1.2.3.4:80", "v1", "true", "True", "yes", "off", "null", "~", "Null", "y", "n", "", "word",
		"two words", "a: b", "a:b", "a #b", "a#b", "# c", "\"q\"", "\"q\" # c", "\"a\\n\"", "\"a\"\"b\"", "'it''s'", "'s'x", "\"open",
		"[]", "{}", "[1, a]", "[a: b]", "{a: 1, b}", "{a: *x}", "[", "&x a", "*x", "!t a", "|", "|-", "|+", ">", "|2", "| # c",
		"- a", "-", "-a", "?", "? a", ":", ":a", "a:", "<x>", "$x", "/p", "_u", "%a", "@a", "`a`", "{{ x }}", "a\u00a0b", "ü",
		"\u2028", "trailing  ", "=", "(a)", "a, b", "a]", "x}",
	}
)

// Texts of lines that may follow each other in values files, and often do not.
func TestSaysWhatHelmSays(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	common := []string{"word", "1", "15s", "\"q\"", "", "", "a.example.com", "[a, b]", "|"}
	said := 0
	for range 300_000 {
		var text strings.Builder
		indent := 0
		for range 1 + random.IntN(7) {
			switch random.IntN(12) {
			case 0:
				indent = random.IntN(5)
			case 1, 2, 3:
				indent += 2
			case 4, 5:
				indent = max(0, indent-2)
			}
			scalar := pick(common)
			if random.IntN(6) == 0 {
				scalar = pick(scalars)
			}
			key := keys[random.IntN(5)]
			if random.IntN(25) == 0 {
				key = pick(keys)
			}
			text.WriteString(strings.Repeat(" ", indent))
			switch random.IntN(14) {
			case 0, 1, 2:
				text.WriteString("- " + scalar)
			case 3:
				text.WriteString("- " + key + ": " + scalar)
			case 4:
				text.WriteString("-")
			case 5:
				text.WriteString("# comment")
			case 6:
				text.WriteString(scalar)
			case 7:
				text.WriteString("")
			default:
				text.WriteString(key + ": " + scalar)
			}
			if random.IntN(60) > 0 {
				text.WriteString("\n")
			}
		}
		if same(t, text.String()) {
			said++
		}
	}
	t.Logf("%d texts were read", said)
	if said < 30_000 {
		t.Errorf("only %d texts were read", said)
	}
}
