package fastyaml

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"sigs.k8s.io/yaml"
)

// Plain documents are read, odd ones are left to Helm; the fuzz test begins
// with all of them.
var plainHeads = []string{
	"apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  labels:\n    a: b\n",
	"apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata:\n  name: \"a-egress\"\nspec:\n  hosts: [\"*.a.com\", 'b', c, 80]\n  ports:\n    - number: 80\n      name: http\n    - name: tls\n",
	"# Source: a\nkind: Job\n# more\nmetadata:\n  annotations:\n    \"helm.sh/hook\": pre-install, post-install\n    helm.sh/hook-weight: '-5'\n  name: x\n\nspec:\n  command:\n  - sh\n  - -c\n  - |\n    set -e: [\n\n      & more\n  list: []\n  map: {}\n  none:\n",
	"kind: ConfigMap\ndata:\n  a.txt: >-\n     { \"\n   \n  b: -1\n  c: $(X)\n  d: http://x/y#z\n  e: \"\\\"\\n\"\n  Kind: x\n  z: a ü\n",
	"metadata:\n  annotations:\nkind: A\n",
	"kind: A\nx:\n  -\n  -\n    a: b\n",
	"kind: ServiceEntry\nspec:\n  ports:\n    - {name: http-port, number: 80, protocol: HTTP}\n    - { name: \"https\" , 'number': 443 }\n  x: [{}, [], {a: [b, {c: d}]}, \"e\"]\n  match: [{port: 443, sniHosts: [\"*.a.com\"]}]\n",
	"kind: A\nlist:\n- a: 1\n  b:\n  - x\n  - z: 1\nnext: \"é\"",
}

var oddHeads = []string{
	"", "# only\n", "text", "- kind: A\n", "kind: A\n kind: B\n", "kind: [A]\n", "kind: 12\n", "kind: yes\n", "Kind: A\n", "kind: A\nkind: B\n",
	"kind: A\nmetadata: {name: x}\n", "kind: A\nmetadata:\n- x\n", "kind: A\nmetadata:\n  name: 5\n", "kind: A\nmetadata:\n  Name: x\n", "kind: A\nmetadata:\n  annotations:\n    a: true\n",
	"kind: A\nx: *a\n", "kind: A\nx: &a b\n", "kind: A\nx: !!int y\n", "kind: A\n<<: x\n", "kind: A\n\"<<\": x\n", "kind: A\nx: a: b\n", "kind: A\nx: b\n  c: d\n", "kind: A\nx: b\n  c\n",
	"kind: A\nx:\n    a: 1\n  b: 2\n", "kind: A\nx:\n  - a\n - b\n", "kind: A\nx: 'a\n  b'\n", "kind: A\nx: |2\n   a\n", "kind: A\nx: |\n  a\n b\n", "kind: A\nx: |\n", "kind: A\nx: .nan\n", "kind: A\n~: x\n", "kind: A\nnull: x\n",
	"kind: A\n\tx: 1\n", "kind: A\r\n", "kind: A\nx: \"\\q\"\n", "kind: A\nx: \"\x7f\"\n", "kind: A\nx: [a, b: c]\n", "kind: A\nx: [a\n", "kind: A\nx: {a}\n", "kind: A\nx: {a: }\n", "kind: A\nx: {a:b}\n", "kind: A\nx: {a: b,}\n", "kind: A\nx: {a: b\n", "kind: A\nx: {<<: {a: b}}\n", "kind: A\nx: {5: b}\n", "kind: A\nx: {a: *b}\n", "kind: A\nx: {a: b}: c\n", "kind: A\nx: [a]: c\n", "kind: A\nx: [{a: b: c}]\n", "kind: A\nx: {[a]: b}\n", "kind: A\nx: {a: b} # c\n", "kind: A\nx: {a: b}\n  c\n", "kind: A\n? a\n: b\n", "%YAML 1.1\n", "kind: A\n...\nx: [\n",
	"kind: A\nx: a # b\n", "kind: A\nx:#\n", "kind: A\nx: - a\n", "kind: A\nx: a\n- b\n", "kind: A\nx: a:\n", "kind: A\nx: `a\n", "kind: A\nx: @a\n", "kind: A\nx: %a\n", "kind: \"a\\u0041\"\n", "kind: A\nx: \u2028\n", "\ufeffkind: A\n",
}

func TestPlainHeadsAreRead(t *testing.T) {
	for _, document := range plainHeads {
		if _, ok := ReadHead(document); !ok {
			t.Errorf("not read: %q", document)
		}
		checkHead(t, document)
	}
}

func TestOddHeadsAreLeftToHelm(t *testing.T) {
	for _, document := range oddHeads {
		if head, ok := ReadHead(document); ok {
			t.Errorf("read %+v of %q", head, document)
		}
	}
}

// Lines of random documents, so plainHeads that about one document in twenty is read.
var (
	headKeys   = []string{"kind:", "metadata:", "name:", "annotations:", "a:", "a:", "'q r':", "\"q\":", "apiVersion:"}
	oddKeys    = []string{"5:", "yes:", "Kind:", "x", "?", "<<:", "#", "b: c:", "a:b"}
	dashes     = []string{"", "", "", "- "}
	oddDashes  = []string{"-   ", "- - ", "-"}
	headValues = []string{"", "", "", "x", "x", "|", "12", "-1", "true", "'x'", "\"x\"", "[a, 'b',\"c\" ]", "{a: b}", "[{q: [x, 1], 'r s': \"t\"}, []]"}
	oddValues  = []string{"1.5", "~", "'x''y'", `"\"\n"`, "\"", "'", "[]", "[a,]", "[ 1 , 2]", "[", "[a b]", "{}", "{", "{a}", "{a: }", "{a:b}", "{a: b,}", "{<<: x}", "{5: b}", "{a: [}", "[{a: b]}", "{a: b} c", "{\"a\":b}", "{a: {b: {}}}", "[[], [a b]]", ">-", "|+", "|2", "# c", "x # c", "x#c", "x ", "---", "...", "*a", "&a x", "!t x", ": x", "x: y", "x:", "%", "@", "/p", "$(v)", "a é", "a\tb", "- x", ".inf", "2001-01-01", "0x1f"}
)

func TestHeadsOfRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func(plain, odd []string) string {
		if random.IntN(10) == 0 {
			plain = odd
		}
		return plain[random.IntN(len(plain))]
	}
	for range 100_000 {
		document := "kind: A\n"
		for range 1 + random.IntN(7) {
			indent := strings.Repeat(" ", 2*random.IntN(3)+random.IntN(8)/7)
			document += indent + pick(dashes, oddDashes) + pick(headKeys, oddKeys) + " " + pick(headValues, oddValues) + "\n"
		}
		checkHead(t, document)
	}
}

// Run with `go test ./fastyaml -fuzz Head` after changes here.
func FuzzHead(f *testing.F) {
	for _, document := range append(plainHeads, oddHeads...) {
		f.Add(document)
	}
	f.Fuzz(checkHead)
}

// checkHead compares with what Helm reads.
func checkHead(t *testing.T, document string) {
	document = strings.TrimLeftFunc(document, unicode.IsSpace) // as Helm does
	got, ok := ReadHead(document)
	if !ok {
		return
	}
	var want releaseutil.SimpleHead
	if err := yaml.Unmarshal([]byte(document), &want); err != nil {
		t.Fatalf("%v: %q", err, document)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%+v is not %+v: %q", got, want, document)
	}
}
