package helmfile

import (
	"fmt"
	"strings"
	"testing"
)

// The verdicts are those of helmfile 1.8.0 for the same files.
func TestNeeds(t *testing.T) {
	for name, test := range map[string]struct{ helmfile, want string }{
		"a release that is not defined": {`releases:
  - name: a
    chart: ./c
    needs:
      - bb
  - { name: b, chart: ./c, namespace: x }
`, "5: bb of [x/b]"},
		"a release that is not installed": {`releases:
  - { name: a, chart: ./c, needs: [b, c] }
  - { name: b, chart: ./c, installed: false }
  - { name: c, chart: ./c, condition: "false" }
`, ""},
		"another namespace": {`releases:
  - { name: a, chart: ./c, namespace: one, needs: [b] }
  - { name: b, chart: ./c, namespace: two }
`, "2: b of [two/b]"},
		"a release of a nested helmfile": {`helmfiles: [sub.yaml]
releases:
  - { name: a, chart: ./c, needs: [s] }
`, "3: s of []"},
		"a context of a release": {`releases:
  - { name: a, chart: ./c, kubeContext: k, needs: [b] }
  - { name: b, chart: ./c }
`, "2: b of [//b]"},
		"a context of all releases": {`helmDefaults: { kubeContext: k }
releases:
  - { name: a, chart: ./c, needs: [b] }
  - { name: b, chart: ./c, needs: [n/d] }
  - { name: d, chart: ./c, namespace: n, needs: [k//e] }
  - { name: e, chart: ./c }
`, ""},
		"a namespace of all releases": {`namespace: x
releases:
  - { name: a, chart: ./c, needs: [y/b] }
  - { name: b, chart: ./c, namespace: y }
`, "3: y/b of [b]"},
		"a namespace that a flag may state": {`releases:
  - { name: a, chart: ./c, needs: [x/b] }
  - { name: b, chart: ./c }
`, "2: x/b of [b] by flag"},
		"a template": {"releases:\n  - { name: a, chart: ./c, needs: ['{{`b`}}'] }\n  - { name: '{{`b`}}', chart: ./c }\n", ""},
		"an inherited need": {`templates:
  all: { needs: [b] }
releases:
  - { name: a, chart: ./c, inherit: [{ template: all }], needs: [d] }
  - { name: b, chart: ./c }
`, "4: d of [b]"},
		"no installed release": {`releases:
  - { name: a, chart: ./c, needs: [b], condition: "false" }
`, ""},
		"itself":  {"releases:\n  - { name: a, chart: ./c, needs: [a] }\n", "2: each of these releases needs the next one: `a` → `a`"},
		"nothing": {"releases:\n  - { name: a, chart: ./c, needs: [null] }\n", ""},
		"a map":   {"releases:\n  - { name: a, chart: ./c, needs: [{ name: b }] }\n", "2: an item of `needs` is no text: it is the name of a release, as `[kubeContext/][namespace/]name`"},
		"a cycle": {`releases:
  - { name: a, chart: ./c, needs: [b] }
  - { name: b, chart: ./c, needs: [c] }
  - { name: c, chart: ./c, needs: [b] }
`, "4: each of these releases needs the next one: `b` → `c` → `b`"},
	} {
		t.Run(name, func(t *testing.T) {
			result := evaluated("default", map[string]string{"helmfile.yaml": test.helmfile, "sub.yaml": "releases:\n  - { name: s, chart: ./c }\n"})
			var lines []string
			for _, failed := range result.Failures {
				line := fmt.Sprintf("%d: %s", failed.Line, failed.Message)
				if need := failed.Need; need != nil {
					line = fmt.Sprintf("%d: %s of %v", failed.Line, need.Name, need.Defined)
					if need.ByFlag {
						line += " by flag"
					}
				}
				lines = append(lines, line)
			}
			if got := strings.Join(lines, "\n"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestAnUnknownNeed(t *testing.T) {
	for _, helmfile := range []string{
		"releases:\n  - { name: a, chart: ./c, needs: ['{{ env \"B\" }}'] }\n",
		"releases:\n  - { name: a, chart: ./c, needs: [b] }\n  - { name: '{{ env \"B\" }}', chart: ./c }\n",
	} {
		if result := evaluated("default", map[string]string{"helmfile.yaml.gotmpl": helmfile}); len(result.Failures) > 0 {
			t.Errorf("%s: got %v", helmfile, result.Failures)
		}
	}
}
