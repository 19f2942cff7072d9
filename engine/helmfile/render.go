package helmfile

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"text/template"

	"meshgate/engine/sourcemap"
)

// templateData is what a helmfile and a file of environment values are rendered
// with: EnvironmentTemplateData in helmfile's pkg/state/types.go.
type templateData struct {
	Environment templateEnvironment
	Namespace   string
	Values      map[string]any
	StateValues *map[string]any
}

type templateEnvironment struct {
	Name        string
	KubeContext string
	Values      map[string]any
	Defaults    map[string]any
}

// releaseData is what the fields and values of a release are rendered with:
// releaseTemplateData in pkg/state/types.go.
type releaseData struct {
	Environment templateEnvironment
	Release     releaseFields
	Values      map[string]any
	StateValues *map[string]any
	KubeContext string
	Namespace   string
	Chart       string
}

type releaseFields struct {
	Name         string
	Namespace    string
	Labels       map[string]string
	Chart        string
	ChartVersion string
	KubeContext  string
}

func (e *environment) templateData() *templateData {
	data := &templateData{Environment: e.templateEnvironment()}
	data.setValues(e.merged())
	return data
}

func (e *environment) templateEnvironment() templateEnvironment {
	return templateEnvironment{Name: e.name, KubeContext: e.kubeContext, Values: mergeMaps(nil, e.values), Defaults: e.defaults}
}

func (d *templateData) setValues(values map[string]any) {
	d.Values = values
	d.StateValues = &d.Values
}

func (s *state) releaseData(r *release) *releaseData {
	data := &releaseData{
		Environment: s.env.templateEnvironment(),
		Release: releaseFields{
			Name: r.Name, Namespace: r.Namespace, Labels: r.Labels, Chart: r.Chart, ChartVersion: r.Version, KubeContext: r.KubeContext,
		},
		Values:      s.values,
		KubeContext: s.KubeContext,
		Namespace:   s.Namespace,
	}
	data.StateValues = &data.Values
	return data
}

// mainTemplate is the name of helmfile's templates, which its messages contain.
const mainTemplate = "stringTemplate"

// render executes a template. It returns the text, and for each line of it the
// line of the file, in which the template begins at line first.
//
// base is the folder that functions read from; data is what `.` is.
func (e *evaluation) render(file, text string, first int, base string, data any) (string, []int, error) {
	set, err := e.parse(text, base)
	if err != nil {
		return "", nil, e.templateFailure(err, file, first)
	}
	recorder := sourcemap.NewRecorder(sourcemap.Mark(set, []string{mainTemplate}, func(string) string { return text }))
	var out strings.Builder
	if err := set.ExecuteTemplate(recorder.Output(mainTemplate, &out), mainTemplate, data); err != nil {
		return "", nil, e.templateFailure(err, file, first)
	}
	origins := recorder.Lines(mainTemplate)
	lines := make([]int, len(origins))
	for index, origin := range origins {
		if origin.File >= 0 {
			lines[index] = int(origin.Line) + first - 1
		}
	}
	return out.String(), lines, nil
}

// renderLeniently executes a template in which values are missing, up to its
// first error, as NewFirstPassRenderer in helmfile's pkg/tmpl/file_renderer.go
// does. An error names what only a run knows.
func (e *evaluation) renderLeniently(file, text string, first int, base string, data any) (string, error) {
	set, err := e.parse(text, base)
	if err != nil {
		return "", nil
	}
	var out strings.Builder
	err = set.Option("missingkey=zero").ExecuteTemplate(&out, mainTemplate, data)
	if _, ok := errors.AsType[*holeError](err); ok {
		return "", e.templateFailure(err, file, first)
	}
	return strings.ReplaceAll(out.String(), "<no value>", ""), nil
}

// renderText executes a template in a field.
func (e *evaluation) renderText(text, base string, data any) (string, error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	set, err := e.parse(text, base)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = set.ExecuteTemplate(&out, mainTemplate, data)
	return out.String(), err
}

// parse follows newTemplate in helmfile's pkg/tmpl/context_tmpl.go: files named
// `_*.tpl` in the folder are helpers.
func (e *evaluation) parse(text, base string) (*template.Template, error) {
	set := template.New(mainTemplate).Option("missingkey=error")
	set.Funcs(e.functions(set, base))
	for _, helper := range e.files.glob(path.Join(base, "_*.tpl")) {
		content, err := e.files.read(helper)
		if err == nil {
			_, err = set.Parse(content)
		}
		if err != nil {
			return nil, fmt.Errorf("failed to parse helper template %s: %w", path.Base(helper), err)
		}
	}
	if _, err := set.Parse(text); err != nil {
		return nil, err
	}
	guard(set)
	return set, nil
}

var templatePlace = regexp.MustCompile(`^template: ` + mainTemplate + `:(\d+)(?::\d+)?: `)

// templateFailure returns the error of a template at its line.
func (e *evaluation) templateFailure(err error, file string, first int) error {
	if hole, ok := errors.AsType[*holeError](err); ok {
		return e.unknown(hole.reason, file, lineIn(err.Error(), first))
	}
	if _, ok := asFailure(err); ok {
		return err
	}
	message := templatePlace.ReplaceAllString(err.Error(), "")
	isUnknown := strings.Contains(message, "not defined") && strings.HasPrefix(message, "function ")
	return &failure{Failure{Message: message, File: file, Line: lineIn(err.Error(), first), Unknown: isUnknown}}
}

func lineIn(message string, first int) int {
	if match := templatePlace.FindStringSubmatch(message); match != nil {
		line, _ := strconv.Atoi(match[1])
		return line + first - 1
	}
	return first
}

func asFailure(err error) (*failure, bool) { return errors.AsType[*failure](err) }
