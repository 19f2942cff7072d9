package helmfile

import (
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"dario.cat/mergo"
	"go.yaml.in/yaml/v3"
)

// releasesOf returns the releases of a helmfile that are installed.
func (e *evaluation) releasesOf(s *state) []Release {
	var releases []Release
	for index := range s.Releases {
		given := &s.Releases[index]
		prepared, err := e.prepared(s, given)
		if err == nil {
			var isInstalled bool
			if isInstalled, err = e.isInstalled(s, prepared); err == nil && !isInstalled {
				continue
			}
		}
		if err != nil {
			prepared = given
		}
		releases = append(releases, e.result(s, prepared, given, err))
	}
	return releases
}

// prepared follows ExecuteTemplates in helmfile's pkg/state/state_exec_tmpl.go:
// templates are executed until nothing changes.
func (e *evaluation) prepared(s *state, given *release) (*release, error) {
	withDefaults := *given
	withDefaults.Inherit = s.inheritsOf(given)
	merged, err := s.inherited(&withDefaults, nil)
	if err != nil {
		return nil, located(err, given.from.file, given.line())
	}
	merged.KubeContext = firstText(merged.KubeContext, s.HelmDefaults.KubeContext)
	labels := map[string]string{}
	maps.Copy(labels, merged.Labels)
	maps.Copy(labels, s.CommonLabels)
	merged.Labels = labels
	if len(merged.APIVersions) == 0 {
		merged.APIVersions = s.APIVersions
	}
	merged.KubeVersion = firstText(merged.KubeVersion, s.KubeVersion)
	previous := merged
	for range 6 {
		executed, err := e.executed(s, merged, s.releaseData(previous))
		if err != nil {
			return nil, err
		}
		if sameTexts(previous, executed) {
			return executed, nil
		}
		previous = executed
	}
	return nil, &failure{Failure{Message: "its templates refer to one another without an end", File: given.from.file, Line: given.line()}}
}

func sameTexts(first, second *release) bool {
	fields := func(r *release) []any {
		return []any{r.Name, r.Chart, r.Namespace, r.Version, r.Labels, texts(r.Values), r.ConditionTemplate, r.InstalledTemplate, r.Set}
	}
	return reflect.DeepEqual(fields(first), fields(second))
}

func texts(entries []entry) []string {
	values := make([]string, len(entries))
	for index, item := range entries {
		values[index] = item.node.Value
	}
	return values
}

// line is the line of the file that a release begins at.
func (r *release) line() int { return r.from.line(r.at.Line) }

// inheritsOf follows applyDefaultInherit there.
func (s *state) inheritsOf(r *release) inherits {
	var result inherits
	for _, name := range s.DefaultInherit {
		if !slices.ContainsFunc(r.Inherit, func(own inherit) bool { return own.Template == name }) {
			result = append(result, inherit{Template: name})
		}
	}
	return append(result, r.Inherit...)
}

// inherited follows releaseWithInheritedTemplate there.
func (s *state) inherited(r *release, chain []string) (*release, error) {
	var merged release
	for _, item := range r.Inherit {
		if slices.Contains(chain, item.Template) {
			return nil, fmt.Errorf("cyclic inheritance detected: %s", strings.Join(append(chain, item.Template), "->"))
		}
		template, defined := s.Templates[item.Template]
		if !defined {
			return nil, fmt.Errorf("it inherits the release template `%s`, which is not defined", item.Template)
		}
		source, err := s.inherited(&template, append(slices.Clone(chain), item.Template))
		if err != nil {
			return nil, err
		}
		source.without(item.Except)
		if err := mergo.Merge(&merged, source, mergo.WithAppendSlice, mergo.WithSliceDeepCopy); err != nil {
			return nil, err
		}
	}
	if err := mergo.Merge(&merged, r, mergo.WithAppendSlice, mergo.WithSliceDeepCopy); err != nil {
		return nil, err
	}
	merged.Inherit = nil
	merged.at, merged.from, merged.chart = r.at, r.from, r.chart
	return &merged, nil
}

func (r *release) without(fields []string) {
	for _, field := range fields {
		switch field {
		case "labels":
			r.Labels = map[string]string{}
		case "values":
			r.Values = nil
		case "valuesTemplate":
			r.ValuesTemplate = nil
		case "setTemplate":
			r.SetTemplate = nil
		case "set":
			r.Set = nil
		case "setString":
			r.SetString = nil
		case "secrets":
			r.Secrets = nil
		}
	}
}

// executed follows ExecuteTemplateExpressions in pkg/state/release.go.
func (e *evaluation) executed(s *state, given *release, data *releaseData) (*release, error) {
	r := *given
	var failed error
	render := func(text string) string {
		rendered, err := e.renderText(text, s.base, data)
		if err != nil && failed == nil {
			failed = e.templateFailure(err, given.from.file, 1)
			if found, ok := asFailure(failed); ok {
				found.Line = given.line()
			}
		}
		return rendered
	}
	renderOptional := func(text *string) *string {
		if text == nil {
			return nil
		}
		rendered := render(*text)
		return &rendered
	}
	for _, field := range []*string{&r.Name, &r.Chart, &r.Namespace, &r.Version} {
		*field = strings.TrimSpace(render(*field))
	}
	r.InstalledTemplate = renderOptional(r.InstalledTemplate)
	r.ConditionTemplate = renderOptional(r.ConditionTemplate)
	r.Labels = map[string]string{}
	for name, text := range given.Labels {
		r.Labels[name] = render(text)
	}
	r.Values, r.ValuesTemplate = append(executedMaps(given.ValuesTemplate, render, &failed), given.Values...), nil
	r.Values = slices.Clone(r.Values)
	for index, item := range r.Values {
		r.Values[index] = executedPath(item, render)
	}
	r.Needs = slices.Clone(r.Needs)
	for index, item := range r.Needs {
		r.Needs[index] = executedPath(item, render)
	}
	r.Set, r.SetTemplate = nil, nil
	for _, item := range given.SetTemplate {
		executed := item
		executed.Name, executed.Value, executed.File = render(item.Name), render(item.Value), render(item.File)
		executed.Values = slices.Clone(item.Values)
		for index, text := range item.Values {
			executed.Values[index] = render(text)
		}
		if executed.Value != item.Value || executed.Name != item.Name {
			executed.path = nil
		}
		r.Set = append(r.Set, executed)
	}
	r.Set = append(r.Set, given.Set...)
	return &r, failed
}

func executedPath(item entry, render func(string) string) entry {
	if item.node == nil || item.node.Kind != yaml.ScalarNode {
		return item
	}
	node := *item.node
	node.Value = render(node.Value)
	item.node = &node
	return item
}

// executedMaps renders the maps of `valuesTemplate`.
func executedMaps(entries []entry, render func(string) string, failed *error) []entry {
	var executed []entry
	for _, item := range entries {
		if item.node.Kind == yaml.ScalarNode {
			executed = append(executed, item)
			continue
		}
		text, err := toYaml(item.node)
		rendered := render(text)
		if rendered == text {
			executed = append(executed, item)
			continue
		}
		var document yaml.Node
		if err == nil {
			err = yaml.Unmarshal([]byte(rendered), &document)
		}
		if err != nil || len(document.Content) == 0 {
			if *failed == nil && err != nil {
				*failed = located(err, item.from.file, item.line())
			}
			continue
		}
		made := &madeNode{entry: item}
		executed = append(executed, made.of(document.Content[0]))
	}
	return executed
}

// madeNode makes an entry of a node that a template made: it stands where the
// template does.
type madeNode struct{ entry }

func (m *madeNode) of(node *yaml.Node) entry {
	line := m.line()
	lines := make([]int, 0, 16)
	for range countLines(node) {
		lines = append(lines, line)
	}
	return entry{node: node, from: &document{file: m.from.file, first: line, lines: lines}}
}

func countLines(node *yaml.Node) int {
	count := node.Line
	for _, below := range node.Content {
		count = max(count, countLines(below))
	}
	return count
}

// isInstalled follows updateBoolTemplatedValues in pkg/state/state_exec_tmpl.go
// and ConditionEnabled in pkg/state/state.go.
func (e *evaluation) isInstalled(s *state, r *release) (bool, error) {
	fail := func(reason string, isUnknown bool) error {
		return &failure{Failure{Message: reason, File: r.from.file, Line: r.line(), Unknown: isUnknown}}
	}
	for _, template := range []*string{r.InstalledTemplate, r.ConditionTemplate} {
		if template == nil {
			continue
		}
		if reason := e.holes.in(*template); reason != "" {
			return false, fail("whether it is installed depends on "+reason, true)
		}
		var value bool
		if err := yaml.Unmarshal([]byte(*template), &value); err != nil {
			return false, fail(fmt.Sprintf("`%s` is neither true nor false", strings.TrimSpace(*template)), false)
		}
		if !value {
			return false, nil
		}
	}
	if r.InstalledTemplate == nil && r.Installed != nil && !*r.Installed {
		return false, nil
	}
	if r.Condition == "" || r.ConditionTemplate != nil || strings.EqualFold(r.Condition, "true") {
		return true, nil
	}
	if strings.EqualFold(r.Condition, "false") {
		return false, nil
	}
	keys := strings.Split(r.Condition, ".")
	if keys[len(keys)-1] != "enabled" {
		return false, fail("a condition has to end with `.enabled`: `"+r.Condition+"`", false)
	}
	var value any = s.values
	for _, key := range keys[:len(keys)-1] {
		below, ok := child(value, key)
		if _, isMap := below.(map[string]any); !ok || !isMap {
			return false, fail("the environment values have no map `"+key+"` for its condition `"+r.Condition+"`", len(s.env.secrets) > 0)
		}
		value = below
	}
	enabled, _ := child(value, "enabled")
	if text, ok := enabled.(string); ok && e.holes.in(text) != "" {
		return false, fail("its condition depends on "+e.holes.in(text), true)
	}
	isEnabled, _ := enabled.(bool)
	return isEnabled, nil
}

// chartAddress returns the address of a chart with that of its repository.
func (s *state) chartAddress(chart string) string {
	if strings.Contains(chart, "://") {
		return chart
	}
	name, rest, _ := strings.Cut(chart, "/")
	for _, listed := range s.Repositories {
		if listed.Name != name {
			continue
		}
		address := strings.TrimSuffix(listed.URL, "/") + "/" + rest
		if listed.OCI && !strings.Contains(address, "://") {
			address = "oci://" + address
		}
		return address
	}
	return ""
}

// localChart returns the folder of a chart, or "" for one in a registry. It
// follows isLocalChart in pkg/state/util.go; of other names a folder counts, too.
func (e *evaluation) localChart(s *state, chart string) string {
	folder := s.path(chart)
	if strings.HasPrefix(chart, "./") || strings.HasPrefix(chart, "../") || path.IsAbs(chart) {
		return folder
	}
	if strings.Contains(chart, "://") || chart == "" {
		return ""
	}
	segments := strings.Count(chart, "/") + 1
	if e.files.IsDir(folder) || segments == 1 || segments > 3 {
		return folder
	}
	return ""
}
