package helmfile

import (
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// result describes a release, or why it is not known.
func (e *evaluation) result(s *state, r, given *release, err error) Release {
	chart := firstText(r.Chart, r.Directory)
	result := Release{
		Name:        firstText(r.Name, given.Name),
		Namespace:   firstText(s.Namespace, r.Namespace),
		Labels:      r.Labels,
		Chart:       chart,
		ChartPath:   e.localChart(s, chart),
		Version:     r.Version,
		KubeContext: firstText(s.KubeContext, r.KubeContext, s.env.kubeContext),
		File:        given.from.file,
		Line:        given.line(),
		ChartLine:   given.line(),
		HasHooks:    len(s.Hooks) > 0 || len(r.Hooks) > 0,
		SkipCRDs:    s.HelmDefaults.SkipCRDs,
		KubeVersion: r.KubeVersion,
		APIVersions: append([]string{}, r.APIVersions...),
		Values:      []Values{},
		Parameters:  []Parameter{},
		Missing:     []Missing{},
	}
	if result.ChartPath == "" {
		result.ChartAddress = s.chartAddress(chart)
	}
	if given.chart != nil {
		result.ChartLine = given.from.line(given.chart.Line)
	}
	result.SkipSchemaValidation = isTrue(r.SkipSchemaValidation, s.HelmDefaults.SkipSchemaValidation)
	if path.IsAbs(chart) {
		err = firstError(err, e.unknown("its chart `"+chart+"` is a path of the machine that runs helmfile", result.File, result.ChartLine))
	}
	if err == nil {
		err = e.unsupported(s, r, given)
	}
	if err == nil {
		err = e.addValues(s, r, &result)
	}
	if err == nil {
		err = e.addParameters(s, r, &result)
	}
	if err == nil {
		for _, text := range []string{result.Name, result.Namespace, chart, r.Version} {
			if reason := e.holes.in(text); reason != "" {
				err = e.unknown("it depends on "+reason, result.File, result.Line)
			}
		}
	}
	if err != nil {
		failed := e.failureOf(err, result.File)
		result.Failure = &failed
	}
	return result
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func isTrue(values ...*bool) bool {
	for _, value := range values {
		if value != nil {
			return *value
		}
	}
	return false
}

// unsupported names what changes a chart or its manifests and is not done here.
func (e *evaluation) unsupported(s *state, r, given *release) error {
	for name, isSet := range map[string]bool{
		"dependencies":          len(r.Dependencies) > 0,
		"jsonPatches":           len(r.JSONPatches) > 0,
		"strategicMergePatches": len(r.StrategicMergePatches) > 0,
		"transformers":          len(r.Transformers) > 0,
		"forceNamespace":        r.ForceNamespace != "",
		"postRenderer":          r.PostRenderer != nil || s.HelmDefaults.PostRenderer != nil,
	} {
		if isSet {
			return e.unknown("its `"+name+"` changes the chart or its manifests, which is not done here", given.from.file, given.line())
		}
	}
	if len(r.Secrets) > 0 {
		return e.unknown("its values are encrypted in part: `"+r.Secrets[0].node.Value+"`", given.from.file, r.Secrets[0].line())
	}
	return nil
}

// secretReference is what helmfile replaces by a secret (vals).
var secretReference = regexp.MustCompile(`ref\+[a-z][\w+.-]*://[^\s"']*`)

// known returns an error if a text of values has a hole or a secret.
func (e *evaluation) knownText(text, file string, line int) error {
	if reason := e.holes.in(text); reason != "" {
		return e.unknown("its values depend on "+reason, file, line)
	}
	if found := secretReference.FindString(text); found != "" {
		return e.unknown("its values depend on a secret, `"+strings.SplitAfter(found, "://")[0]+"…`", file, line)
	}
	return nil
}

// addValues follows generateVanillaValuesFiles in helmfile's pkg/state/state.go.
func (e *evaluation) addValues(s *state, r *release, result *Release) error {
	for _, item := range r.Values {
		var values *Values
		var err error
		if item.node.Kind == yaml.ScalarNode {
			values, err = e.fileValues(s, r, item, result)
		} else {
			values, err = e.mapValues(item)
		}
		if err != nil {
			return err
		}
		if values != nil {
			result.Values = append(result.Values, *values)
		}
	}
	return nil
}

// fileValues returns the values in a file; nil if it does not exist.
func (e *evaluation) fileValues(s *state, r *release, item entry, result *Release) (*Values, error) {
	name := r.ValuesPathPrefix + item.node.Value
	if reason := e.holes.in(name); reason != "" {
		return nil, e.unknown("its values depend on "+reason, item.from.file, item.line())
	}
	if isRemote(name) || secretReference.MatchString(name) {
		return nil, e.unknown("its values `"+name+"` are not in this repository", item.from.file, item.line())
	}
	found := e.files.glob(s.path(name))
	switch {
	case len(found) == 0 && handlerOf(r.MissingFileHandler, s.MissingFileHandler) == "Error":
		result.Missing = append(result.Missing, Missing{s.path(name), item.from.file, item.line()})
		return nil, nil
	case len(found) == 0:
		return nil, nil
	case len(found) > 1:
		return nil, &failure{Failure{Message: "`" + name + "` matches several files, which helmfile refuses", File: item.from.file, Line: item.line()}}
	}
	return e.valuesOfFile(s, r, found[0])
}

func (e *evaluation) valuesOfFile(s *state, r *release, file string) (*Values, error) {
	text, err := e.files.read(file)
	if err != nil {
		return nil, err
	}
	if !isTemplate(file) {
		return &Values{File: file}, e.knownText(text, file, 1)
	}
	rendered, lines, err := e.render(file, text, 1, folderOf(file), s.releaseData(r))
	if err != nil {
		return nil, err
	}
	return &Values{File: file, Text: rendered, Lines: lines}, e.knownText(rendered, file, 1)
}

func folderOf(file string) string { return file[:max(strings.LastIndex(file, "/"), 1)] }

// mapValues returns a map in a helmfile: its place if the file has it as it is,
// else its text.
func (e *evaluation) mapValues(item entry) (*Values, error) {
	text, err := toYaml(item.node)
	if err == nil {
		err = e.knownText(text, item.from.file, item.line())
	}
	if err != nil {
		return nil, err
	}
	if item.from.lines == nil {
		return &Values{File: item.from.file, Path: item.path, Line: item.line()}, nil
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil || len(document.Content) == 0 {
		return nil, err
	}
	lines := make([]int, strings.Count(text, "\n"))
	linesOfNode(document.Content[0], item.node, item.from, lines)
	return &Values{File: item.from.file, Text: text, Lines: lines}, nil
}

// linesOfNode notes the lines of a node that was written again.
func linesOfNode(written, original *yaml.Node, from *document, lines []int) {
	if written.Line <= len(lines) && lines[written.Line-1] == 0 {
		lines[written.Line-1] = from.line(original.Line)
	}
	for index := range min(len(written.Content), len(original.Content)) {
		linesOfNode(written.Content[index], original.Content[index], from, lines)
	}
}

// addParameters follows setFlags and setStringFlags in pkg/state/state.go.
func (e *evaluation) addParameters(s *state, r *release, result *Release) error {
	for _, list := range []struct {
		flag     string
		settings []setting
	}{{"set", r.Set}, {"setString", r.SetString}} {
		for _, item := range list.settings {
			if err := e.knownText(item.Value+strings.Join(item.Values, "\n"), item.from.file, result.Line); err != nil {
				return err
			}
			parameter := Parameter{Flag: list.flag, Key: escape(item.Name)}
			switch {
			case item.Value != "":
				parameter.Value = escape(item.Value)
				if parameter.Value == item.Value && item.from.lines == nil && item.path != nil {
					parameter.Place = &Values{File: item.from.file, Path: item.path, Line: r.line()}
				}
			case item.File != "" && list.flag == "set":
				parameter.Flag, parameter.Value = "setFile", s.path(item.File)
			case len(item.Values) > 0:
				escaped := make([]string, len(item.Values))
				for index, text := range item.Values {
					escaped[index] = escape(text)
				}
				parameter.Value = "{" + strings.Join(escaped, ",") + "}"
			default:
				continue
			}
			result.Parameters = append(result.Parameters, parameter)
		}
	}
	return nil
}

var flagEscapes = strings.NewReplacer("{", `\{`, "}", `\}`, ",", `\,`)

func escape(text string) string { return flagEscapes.Replace(text) }

// matchesSelectors follows GetFilteredReleases: a release matches one selector,
// and all labels of it.
func matchesSelectors(selectors []string, r Release) bool {
	if len(selectors) == 0 {
		return true
	}
	for _, selector := range selectors {
		if matchesSelector(selector, r) {
			return true
		}
	}
	return false
}

func matchesSelector(selector string, r Release) bool {
	for _, term := range strings.Split(selector, ",") {
		name, value, isEqual := strings.Cut(term, "=")
		name, isNegated := strings.CutSuffix(strings.TrimSpace(name), "!")
		label, exists := labelOf(r, name)
		switch {
		case !isEqual:
			return false
		case isNegated && exists && label == value:
			return false
		case !isNegated && (!exists || label != value):
			return false
		}
	}
	return true
}

// labelOf returns a label; the name, namespace and chart of a release are labels.
func labelOf(r Release, name string) (string, bool) {
	switch name {
	case "name":
		return r.Name, true
	case "namespace":
		return r.Namespace, true
	case "chart":
		return r.Chart[strings.LastIndex(r.Chart, "/")+1:], true
	}
	value, exists := r.Labels[name]
	return value, exists
}
