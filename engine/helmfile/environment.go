package helmfile

import (
	"path"
	"slices"
	"strings"

	"dario.cat/mergo"
	"go.yaml.in/yaml/v3"
)

// environment follows helmfile's pkg/environment/environment.go, without what
// the command line sets.
type environment struct {
	name        string
	kubeContext string
	values      map[string]any
	defaults    map[string]any
	// secrets are files whose values are not known.
	secrets []string
}

// fallback is the merge strategy in which earlier values files are stronger.
const fallback = "fallback"

// merge lays another environment over this one; either may be nil.
func (e *environment) merge(over *environment) *environment {
	switch {
	case e == nil:
		return over
	case over == nil:
		return e
	}
	return &environment{
		name:        firstText(over.name, e.name),
		kubeContext: firstText(over.kubeContext, e.kubeContext),
		values:      mergeMaps(e.values, over.values),
		defaults:    mergeMaps(e.defaults, over.defaults),
		secrets:     append(slices.Clone(e.secrets), over.secrets...),
	}
}

// merged follows GetMergedValues.
func (e *environment) merged() map[string]any { return mergeMaps(e.defaults, e.values) }

// environmentOf follows LoadEnvValues in pkg/state/create.go.
func (e *evaluation) environmentOf(s *state, given *environment) (*environment, error) {
	stated := s.Environments[e.environment]
	values, err := e.environmentValues(stated.Values, handlerOf(stated.MissingFileHandler), s.base, given, stated.MergeStrategy)
	if err != nil {
		return nil, err
	}
	for _, secret := range stated.Secrets {
		if err := mergo.Merge(&values, e.secretValues(s.path(secret)), mergo.WithOverride); err != nil {
			return nil, located(err, s.file, 1)
		}
	}
	defaults, err := e.environmentValues(s.Values, "Error", s.base, given, "")
	if err != nil {
		return nil, err
	}
	env := &environment{name: e.environment, kubeContext: stated.KubeContext, values: values, secrets: stated.Secrets}
	if given != nil {
		env = &environment{
			name:        firstText(given.name, env.name),
			kubeContext: firstText(given.kubeContext, env.kubeContext),
			values:      mergeMaps(given.values, values),
			defaults:    given.defaults,
			secrets:     append(slices.Clone(given.secrets), stated.Secrets...),
		}
	}
	merged := mergeMaps(nil, env.defaults)
	if err := mergo.Merge(&merged, defaults, mergo.WithOverride); err != nil {
		return nil, located(err, s.file, 1)
	}
	env.defaults = merged
	return env, nil
}

// environmentValues follows LoadEnvironmentValues in
// pkg/state/envvals_loader.go.
func (e *evaluation) environmentValues(entries []entry, handler, base string, given *environment, strategy string) (map[string]any, error) {
	result := map[string]any{}
	for _, item := range entries {
		var layers []map[string]any
		var err error
		if item.node.Kind == yaml.ScalarNode {
			result, err = e.environmentFiles(item, handler, base, given, strategy, result)
		} else {
			var values map[string]any
			err = item.node.Decode(&values)
			layers = append(layers, values)
		}
		if err != nil {
			return nil, located(err, item.from.file, item.line())
		}
		for _, values := range layers {
			if result, err = mergeLayer(result, values, strategy); err != nil {
				return nil, located(err, item.from.file, item.line())
			}
		}
	}
	return result, nil
}

// environmentFiles merges the values files that an entry names over values.
func (e *evaluation) environmentFiles(item entry, handler, base string, given *environment, strategy string, values map[string]any) (map[string]any, error) {
	name := item.node.Value
	if strings.HasSuffix(name, ".hcl") {
		return nil, e.unknown("its environment values `"+name+"` are HCL, which is not read", item.from.file, item.line())
	}
	if isRemote(name) {
		return nil, e.unknown("its environment values `"+name+"` are not read", item.from.file, item.line())
	}
	pattern := name
	if !path.IsAbs(name) {
		pattern = path.Join(base, name)
	}
	found := e.files.glob(pattern)
	if len(found) == 0 && handler == "Error" {
		return nil, &failure{Failure{Message: "no environment values file `" + name + "`", File: item.from.file, Line: item.line()}}
	}
	for _, file := range found {
		context := given
		if context == nil {
			context = &environment{name: e.environment}
		}
		data := context.templateData()
		if strategy == fallback {
			data.setValues(mergeMaps(values, context.merged()))
		}
		read, err := e.valuesIn(file, data)
		if err != nil {
			return nil, err
		}
		if values, err = mergeLayer(values, read, strategy); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// valuesIn reads a values file; one that is a template is rendered.
func (e *evaluation) valuesIn(file string, data *templateData) (map[string]any, error) {
	text, err := e.files.read(file)
	if err != nil {
		return nil, err
	}
	d := &document{file: file, first: 1}
	if isTemplate(file) {
		if text, d.lines, err = e.render(file, text, 1, path.Dir(file), data); err != nil {
			return nil, err
		}
	}
	values := map[string]any{}
	if err := yaml.Unmarshal([]byte(text), &values); err != nil {
		return nil, d.failure(err)
	}
	return values, nil
}

// mergeLayer follows mapMerge in pkg/state/envvals_loader.go.
func mergeLayer(values, over map[string]any, strategy string) (map[string]any, error) {
	if strategy == fallback {
		return mergeMaps(over, values), nil
	}
	err := mergo.Merge(&values, over, mergo.WithOverride)
	return values, err
}

// mergeMaps follows MergeMaps in pkg/maputil/maputil.go: a null does not replace
// a value, and a list replaces another unless it contains a null.
func mergeMaps(under, over map[string]any) map[string]any {
	merged := make(map[string]any, len(under)+len(over))
	for key, value := range under {
		merged[key] = value
	}
	for key, value := range over {
		existing, exists := merged[key]
		switch value := value.(type) {
		case nil:
			if !exists {
				merged[key] = nil
			}
		case map[string]any:
			if below, ok := existing.(map[string]any); ok {
				merged[key] = mergeMaps(below, value)
			} else {
				merged[key] = value
			}
		case []any:
			if below, ok := existing.([]any); ok {
				merged[key] = mergeLists(below, value)
			} else {
				merged[key] = value
			}
		default:
			merged[key] = value
		}
	}
	return merged
}

func mergeLists(under, over []any) []any {
	if !slices.ContainsFunc(over, func(value any) bool { return value == nil }) {
		return over
	}
	merged := make([]any, max(len(under), len(over)))
	copy(merged, under)
	for index, value := range over {
		if value == nil {
			continue
		}
		below, isMap := merged[index].(map[string]any)
		if above, ok := value.(map[string]any); ok && isMap {
			merged[index] = mergeMaps(below, above)
		} else {
			merged[index] = value
		}
	}
	return merged
}
