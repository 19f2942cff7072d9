package release

import (
	"slices"
	"strings"
	"testing"
)

const asking = `
{{- $secret := lookup "v1" "Secret" .Release.Namespace .Values.secret.name }}
kind: A
password: {{ if $secret }}{{ index $secret.data .Values.secret.key | b64dec }}{{ else }}{{ fail "no password" }}{{ end }}
{{- if .Release.IsUpgrade }}
upgraded: true
{{- end }}
{{- if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
monitored: true
{{- end }}
{{- if .Capabilities.APIVersions.Has "networking.k8s.io/v0" }}
old: true
{{- end }}
`

func TestQuestionsOfTemplates(t *testing.T) {
	loaded := loadTest(map[string]string{"values.yaml": "secret: {name: a, key: token}\n", "templates/a.yaml": asking})
	plain := Render(loaded, Options{Name: "demo", Partial: true}, nil)
	if want := []string{"lookup", "upgrade", "apis"}; !slices.Equal(plain.Header.Asks, want) {
		t.Errorf("got %q, want %q", plain.Header.Asks, want)
	}
	if !strings.Contains(plain.Header.Error, "no password") {
		t.Errorf("got %s", plain.Header.Error)
	}
	answered := Render(loaded, Options{Name: "demo", Partial: true, Answered: "lookup"}, nil)
	if got, want := manifestOf(t, answered), "kind: A\npassword: stand-in\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnswersOfACluster(t *testing.T) {
	loaded := loadTest(map[string]string{"templates/a.yaml": strings.ReplaceAll(asking, `fail "no password"`, `"x"`), "values.yaml": "secret: {name: a}\n"})
	for question, want := range map[string]string{
		"":        "kind: A\npassword: x\n",
		"upgrade": "kind: A\npassword: x\nupgraded: true\n",
		"apis":    "kind: A\npassword: x\nmonitored: true\n",
	} {
		got := manifestOf(t, Render(loaded, Options{Name: "demo", Partial: true, Answered: question}, nil))
		if !strings.HasSuffix(got, want) {
			t.Errorf("%s: got %s, want %s", question, got, want)
		}
	}
	asked := Render(loaded, Options{Name: "demo", Partial: true, IsUpgrade: true, APIVersions: []string{"monitoring.coreos.com/v1"}}, nil).Header.Asks
	if want := []string{"lookup"}; !slices.Equal(asked, want) {
		t.Errorf("got %q, want %q", asked, want)
	}
}

func TestAListOfACluster(t *testing.T) {
	loaded := loadTest(map[string]string{"templates/a.yaml": "kind: A\n{{ range (lookup \"v1\" \"Node\" \"\" \"\").items }}node: {{ .metadata.name }}\n{{ end }}"})
	got := manifestOf(t, Render(loaded, Options{Name: "demo", Partial: true, Answered: "lookup"}, nil))
	if !strings.Contains(got, "node: stand-in") {
		t.Errorf("got %s", got)
	}
}
