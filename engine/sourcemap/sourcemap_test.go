package sourcemap

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"text/template"
)

// run executes the template `main` of the sources and returns its text and,
// for each line, `file:line`.
func run(t *testing.T, sources map[string]string) (string, []string) {
	t.Helper()
	set := template.New("")
	set.Funcs(template.FuncMap{"include": func(name string) (string, error) {
		var out strings.Builder
		err := set.ExecuteTemplate(&out, name, nil)
		return out.String(), err
	}})
	var names []string
	for name, source := range sources {
		names = append(names, name)
		template.Must(set.New(name).Parse(source))
	}
	slices.Sort(names)
	recorder := NewRecorder(Mark(set, names, func(name string) string { return sources[name] }))
	var out strings.Builder
	if err := set.ExecuteTemplate(recorder.Output("main", &out), "main", nil); err != nil {
		t.Fatal(err)
	}
	var origins []string
	for _, origin := range recorder.Lines("main") {
		origins = append(origins, fmt.Sprintf("%s:%d", recorder.Files()[origin.File], origin.Line))
	}
	return out.String(), origins
}

func TestOriginsOfLines(t *testing.T) {
	for name, test := range map[string]struct {
		sources map[string]string
		want    string
	}{
		"text":              {map[string]string{"main": "a\n\nb"}, "main:1 main:2 main:3"},
		"windows text":      {map[string]string{"main": "a\r\nb\r\n"}, "main:1 main:2"},
		"trimmed left":      {map[string]string{"main": "{{ if true -}}\n\na\n{{ end }}"}, "main:3"},
		"trimmed right":     {map[string]string{"main": "a\n\n{{- if true }}\nb{{ end }}"}, "main:1 main:4"},
		"else":              {map[string]string{"main": "{{ if false }}\na\n{{ else }}b\n{{ end }}"}, "main:3"},
		"range":             {map[string]string{"main": "{{ range slice \"ab\" 0 2 | printf \"%s\" | len }}x\n{{ end }}"}, "main:1 main:1"},
		"many-line action":  {map[string]string{"main": "a\n{{ print `x\ny` }}\nb"}, "main:1 main:2 main:2 main:4"},
		"action after text": {map[string]string{"main": "a: {{ 1 }}\n  {{ 2 }}"}, "main:1 main:2"},
		"include":           {map[string]string{"main": "\n{{ include \"other\" }}", "other": "\n\na"}, "main:1 main:2 main:2 main:2"},
		"template":          {map[string]string{"main": "{{ template \"other\" }}\nb", "other": "a\n"}, "other:1 main:1 main:2"},
		"define":            {map[string]string{"main": "{{ define \"x\" }}a\nb{{ end }}\n{{ template \"x\" }}"}, "main:2 main:3 main:3"},
		"empty actions":     {map[string]string{"main": "{{ $x := 1 }}{{ print \"\" }}a\n{{ print \"\" }}"}, "main:1"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, got := run(t, test.sources); strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

func TestMarksLeaveTheTextAlone(t *testing.T) {
	sources := map[string]string{"main": "{{ $x := include \"other\" }}{{ len $x }} {{ printf \"%q\" $x }}", "other": "a\n{{ 1 }}\x01\x02"}
	if got, _ := run(t, sources); got != `5 "a\n1\x01\x02"` {
		t.Errorf("got %s", got)
	}
}

func TestAnEmptyWriteThatIsNoMarkIsNothing(t *testing.T) {
	writer := NewRecorder(nil).Output("x", &strings.Builder{})
	for _, data := range [][]byte{nil, {}, make([]byte, 0, 8)} {
		if n, err := writer.Write(data); n != 0 || err != nil {
			t.Errorf("wrote %d, %v", n, err)
		}
	}
}
