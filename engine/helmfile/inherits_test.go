package helmfile

import "testing"

// parentFile lists a helmfile that inherits keys.
func parentFile(keys string) map[string]string {
	return map[string]string{
		"helmfile.yaml": `environments:
  prod: { values: [{ region: eu }] }
repositories: [{ name: org, url: https://charts.example.com }]
templates:
  default: { namespace: shop }
kubeVersion: 1.31.0
helmfiles:
  - path: below/helmfile.yaml.gotmpl
    inherits: ` + keys + `
`,
		"below/helmfile.yaml.gotmpl": `releases:
  - name: web-{{ .Values | get "region" "none" }}
    chart: org/web
` + "    inherit: [{ template: default }]\n",
	}
}

func TestInherits(t *testing.T) {
	result := evaluated("prod", parentFile("[repositories, templates, kubeVersion, environments]"))
	if got, want := outline(result), "shop/web-eu org/web"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	release := result.Releases[0]
	if release.ChartAddress != "https://charts.example.com/web" || release.KubeVersion != "1.31.0" {
		t.Errorf("got %+v", release)
	}
}

func TestInheritsOnlyWhatItNames(t *testing.T) {
	got := outline(evaluated("default", parentFile("[templates]")))
	if want := "shop/web-none org/web"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestANestedHelmfileWithoutTheEnvironment(t *testing.T) {
	got := outline(evaluated("prod", map[string]string{
		"helmfile.yaml": "environments: { prod: {} }\n---\nhelmfiles: [one.yaml]\nreleases:\n  - { name: a, chart: ./a }\n",
		"one.yaml":      "releases:\n  - { name: b, chart: ./b }\n",
	}))
	if want := "/a ./a"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAHelmfileOfVersion0(t *testing.T) {
	for name, test := range map[string]struct{ helmfile, want string }{
		"templates without quotes": {
			"environments:\n  prod: { values: [{ ns: shop }] }\n---\nreleases:\n{{ range list `a` `b` }}\n  - { name: {{ . }}, namespace: {{ $.Values.ns }}, chart: ./pay }\n{{ end }}\n",
			"shop/a ./pay\nshop/b ./pay",
		},
		"its environment beside its releases": {
			"environments:\n  prod: { values: [{ ns: shop }] }\nreleases:\n  - { name: a, namespace: {{ .Values | get \"ns\" \"none\" }}, chart: ./pay }\n",
			"shop/a ./pay",
		},
		"what only a run knows": {
			"environments: { prod: {} }\n---\nreleases:\n  - { name: {{ requiredEnv \"NAME\" }}, chart: ./pay }\n",
			"/\ue0001\ue001 ./pay unknown helmfile.yaml:4: it depends on `requiredEnv \"NAME\"`, which depends on the environment of the run",
		},
		"no YAML in either version": {
			"releases: {{ .Environment.Name }}\n",
			"failed wrong helmfile.yaml:1: a value of another kind is expected here than !!map; helmfile 1 renders templates only in files whose name ends with `.gotmpl`",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := outline(evaluated("prod", map[string]string{"helmfile.yaml": test.helmfile})); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestEntriesOfAFolder(t *testing.T) {
	got := outline(evaluated("default", map[string]string{
		"helmfile.yaml.gotmpl": "releases:\n{{ range readDirEntries `apps` }}{{ if .IsDir }}\n  - { name: {{ .Name }}, chart: ./apps/{{ .Name }} }\n{{ end }}{{ end }}\n",
		"apps/cart/Chart.yaml": "name: cart\n",
		"apps/notes.md":        "",
	}))
	if want := "/cart ./apps/cart"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAChartOfTheMachine(t *testing.T) {
	got := outline(evaluated("default", map[string]string{
		"helmfile.yaml": "releases:\n  - { name: a, chart: /home/me/charts/a }\n",
	}))
	want := "/a /home/me/charts/a unknown helmfile.yaml:2: its chart `/home/me/charts/a` is a path of the machine that runs helmfile"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
