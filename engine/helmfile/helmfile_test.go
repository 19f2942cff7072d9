package helmfile

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"meshgate/engine/frames"
	"meshgate/engine/treefs"
)

// evaluated evaluates /helmfile.yaml, or /helmfile.yaml.gotmpl if there is one,
// of files by their relative paths.
func evaluated(environment string, texts map[string]string) *Result {
	file := "/helmfile.yaml"
	if _, ok := texts["helmfile.yaml.gotmpl"]; ok {
		file += ".gotmpl"
	}
	var files []frames.Frame
	for name, text := range texts {
		files = append(files, frames.Frame{Name: "/" + name, Data: []byte(text)})
	}
	var sent []string
	for _, file := range files {
		sent = append(sent, file.Name)
	}
	return Evaluate(treefs.New(files, treefs.Extra{}), Options{File: file, Environment: environment, Sent: sent})
}

// outline shows what a result says of each release and failure, a line each.
func outline(r *Result) string {
	var lines []string
	for _, release := range r.Releases {
		line := fmt.Sprintf("%s/%s %s", release.Namespace, release.Name, release.Chart)
		for _, values := range release.Values {
			text := strings.ReplaceAll(strings.TrimSpace(values.Text), "\n", "|")
			line += fmt.Sprintf(" %s%s:%s", strings.TrimPrefix(values.File, "/"), place(values), text)
		}
		for _, parameter := range release.Parameters {
			line += fmt.Sprintf(" %s:%s=%s", parameter.Flag, parameter.Key, parameter.Value)
		}
		for _, missing := range release.Missing {
			line += fmt.Sprintf(" missing %s at %d", missing.Path, missing.Line)
		}
		if release.Failure != nil {
			line += shown(*release.Failure)
		}
		lines = append(lines, line)
	}
	for _, failed := range r.Failures {
		lines = append(lines, "failed"+shown(failed))
	}
	return strings.Join(lines, "\n")
}

func shown(failed Failure) string {
	kind := "wrong"
	if failed.Unknown {
		kind = "unknown"
	}
	return fmt.Sprintf(" %s %s:%d: %s", kind, strings.TrimPrefix(failed.File, "/"), failed.Line, failed.Message)
}

func place(values Values) string {
	if values.Path != nil {
		path, _ := json.Marshal(values.Path)
		return fmt.Sprintf("@%d%s", values.Line, path)
	}
	if values.Lines == nil {
		return ""
	}
	return fmt.Sprint(values.Lines)
}

func TestReleases(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"plain": {
			map[string]string{
				"helmfile.yaml": `environments:
  prod:
    values: [env.yaml]
releases:
  - name: pay
    namespace: shop
    chart: ./charts/pay
    values:
      - values/pay.yaml
      - replicas: 2
      - values/{{ .Environment.Name }}.yaml.gotmpl
      - values/none.yaml
    set:
      - { name: a.b, value: "x,y" }
  - { name: off, chart: ./charts/pay, installed: false }
  - { name: unwanted, chart: ./charts/pay, condition: unwanted.enabled }
  - { name: cache, chart: bitnami/redis }
`,
				"env.yaml":                `{ host: pay.example.com, unwanted: { enabled: false } }`,
				"values/pay.yaml":         "a: 1\n",
				"values/prod.yaml.gotmpl": "\nhost: {{ .Values.host }}\nname: {{ .Release.Name }}-{{ .Release.Namespace }}\n",
			},
			`shop/pay ./charts/pay values/pay.yaml: helmfile.yaml@10["releases",0,"values",1]: values/prod.yaml.gotmpl[1 2 3]:host: pay.example.com|name: pay-shop set:a.b=x\,y missing /values/none.yaml at 12
/cache bitnami/redis`,
		},
		"a template in parts": {
			map[string]string{
				"helmfile.yaml.gotmpl": `environments:
  prod:
    values:
      - names: [a, b]
---
releases:
{{- range .Values.names }}
  - name: {{ . }}
    chart: ./charts/pay
    values:
      - name: {{ . }}
        of: {{ $.Environment.Name }}
{{- end }}
`},
			`/a ./charts/pay helmfile.yaml.gotmpl[11 12]:name: a|of: prod
/b ./charts/pay helmfile.yaml.gotmpl[11 12]:name: b|of: prod`,
		},
		"bases, templates and defaults": {
			map[string]string{
				"helmfile.yaml": `bases: [base/all.yaml.gotmpl]
values: [{ level: 1, deep: { a: 1 } }]
releases:
  - name: pay
    inherit: [{ template: default }]
    values: [{ own: true }]
`,
				"base/all.yaml.gotmpl": `environments:
  prod: { values: [{ level: 2 }] }
templates:
  default:
    chart: ./charts/{{ "{{ .Release.Name }}" }}
    namespace: of-{{ .Environment.Name }}
    valuesTemplate:
      - level: {{ "{{ .Values.level }}-{{ .Values.deep.a }}" | quote }}
`},
			`of-prod/pay ./charts/pay base/all.yaml.gotmpl[8]:level: "2-1" helmfile.yaml@6["releases",0,"values",0]:`,
		},
		"nested helmfiles": {
			map[string]string{
				"helmfile.yaml": `environments: { prod: {} }
helmfiles:
  - path: apps/*.yaml
    selectors: [tier=front]
    values: [{ level: 3 }]
  - git::https://example.com/x.git@helmfile.yaml
`,
				"apps/one.yaml": `releases:
  - { name: front, chart: ../charts/pay, labels: { tier: front }, valuesTemplate: [{ level: "{{ .Values.level }}" }] }
  - { name: back, chart: ../charts/pay }
`},
			`/front ../charts/pay apps/one.yaml[2]:{level: "3"}
failed unknown helmfile.yaml:6: it lists the helmfile ` + "`git::https://example.com/x.git@helmfile.yaml`" + `, which is not in this repository`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := outline(evaluated("prod", test.files)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestWhatIsNotKnown(t *testing.T) {
	for name, test := range map[string]struct{ helmfile, values, want string }{
		"a variable in a name": {
			"releases:\n  - { name: '{{ requiredEnv \"NAME\" }}', chart: ./pay }\n  - { name: b, chart: ./pay }\n", "",
			"/\ue0000\ue001 ./pay unknown helmfile.yaml.gotmpl:2: it depends on `requiredEnv \"NAME\"`, which depends on the environment of the run\n/b ./pay",
		},
		"a variable in values": {
			"releases:\n  - { name: a, chart: ./pay, values: [a.yaml.gotmpl] }\n", "host: {{ env \"HOST\" | quote }}\n",
			"/a ./pay unknown a.yaml.gotmpl:1: its values depend on `env \"HOST\"`, which depends on the environment of the run",
		},
		"a condition": {
			"releases:\n{{ if env \"A\" }}\n  - { name: a, chart: ./pay }\n{{ end }}\n", "",
			"failed unknown helmfile.yaml.gotmpl:2: `env \"A\"`, which depends on the environment of the run",
		},
		"a comparison": {
			"\nreleases:\n  - { name: '{{ eq (exec \"date\" list) \"x\" }}', chart: ./pay }\n", "",
			"failed unknown helmfile.yaml.gotmpl:3: `exec \"date\"`, which depends on a command",
		},
		"a default": {
			"releases:\n  - { name: '{{ env \"A\" | default \"a\" }}', chart: ./pay }\n", "",
			"/\ue0000\ue001 ./pay unknown helmfile.yaml.gotmpl:2: it depends on `env \"A\"`, which depends on the environment of the run",
		},
		"a function of sprig": {
			"releases:\n  - { name: '{{ env \"A\" | upper }}', chart: ./pay }\n", "",
			"failed unknown helmfile.yaml.gotmpl:2: `env \"A\"`, which depends on the environment of the run",
		},
		"a secret of vals": {
			"releases:\n  - { name: a, chart: ./pay, values: [{ p: ref+vault://x/y#z }] }\n", "",
			"/a ./pay unknown helmfile.yaml.gotmpl:2: its values depend on a secret, `ref+vault://…`",
		},
		"encrypted values": {
			"releases:\n  - { name: a, chart: ./pay, secrets: [a.yaml] }\n", "",
			"/a ./pay unknown helmfile.yaml.gotmpl:2: its values are encrypted in part: `a.yaml`",
		},
		"a function of a later helmfile": {
			"releases:\n  - { name: '{{ newer }}', chart: ./pay }\n", "",
			"failed unknown helmfile.yaml.gotmpl:2: function \"newer\" not defined",
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"helmfile.yaml.gotmpl": test.helmfile, "a.yaml.gotmpl": test.values}
			if got := outline(evaluated("default", files)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestASecretOfAnEnvironment(t *testing.T) {
	got := outline(evaluated("prod", map[string]string{
		"helmfile.yaml.gotmpl": `environments:
  prod: { values: [{ host: a, password: none }], secrets: [secrets.yaml] }
---
releases:
  - { name: a, chart: ./pay, values: [{ host: "{{ .Values.host }}" }] }
  - { name: b, chart: ./pay, values: [{ password: "{{ .Values.password }}" }] }
`,
		"secrets.yaml": "password: ENC[AES256_GCM,data:x]\nsops: {}\n",
	}))
	want := "/a ./pay helmfile.yaml.gotmpl[5]:{host: \"a\"}\n" +
		"/b ./pay unknown helmfile.yaml.gotmpl:6: its values depend on the encrypted file `/secrets.yaml`"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct{ helmfile, want string }{
		"a template":      {"a: 1\nreleases: {{ .Values.none }}\n", "failed wrong helmfile.yaml.gotmpl:2: executing \"stringTemplate\" at <.Values.none>: map has no entry for key \"none\""},
		"the syntax":      {"\n{{ if }}\n", "failed wrong helmfile.yaml.gotmpl:2: missing value for if"},
		"YAML":            {"releases:\n  - name: a\n   b: c\n", "failed wrong helmfile.yaml.gotmpl:1: did not find expected '-' indicator"},
		"a kind of value": {"releases:\n  name: a\n", "failed wrong helmfile.yaml.gotmpl:2: a value of another kind is expected here than !!map"},
		"an inheritance":  {"releases:\n  - { name: a, chart: ./pay, inherit: [{ template: none }] }\n", "/a ./pay wrong helmfile.yaml.gotmpl:2: it inherits the release template `none`, which is not defined"},
		"a values file":   {"values: [none.yaml]\n", "failed wrong helmfile.yaml.gotmpl:1: no environment values file `none.yaml`"},
		"a base":          {"bases: [none.yaml]\n", "failed wrong helmfile.yaml.gotmpl:1: open /none.yaml: no such file or directory"},
		"the second part": {"values: [{ a: 1 }]\n---\nreleases:\n  - name: {{ .Values.b }}\n", "failed wrong helmfile.yaml.gotmpl:4: executing \"stringTemplate\" at <.Values.b>: map has no entry for key \"b\""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := outline(evaluated("default", map[string]string{"helmfile.yaml.gotmpl": test.helmfile})); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestAnUnsentFileIsWanted(t *testing.T) {
	files := treefs.New([]frames.Frame{{Name: "/helmfile.yaml", Data: []byte("bases: [b.yaml]\n")}, {Name: "/b.yaml"}}, treefs.Extra{})
	result := Evaluate(files, Options{File: "/helmfile.yaml", Environment: "default", Sent: []string{"/helmfile.yaml"}})
	if strings.Join(result.Wanted, " ") != "/b.yaml" {
		t.Errorf("got %v", result.Wanted)
	}
}
