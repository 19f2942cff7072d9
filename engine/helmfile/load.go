package helmfile

import (
	"path"
	"strings"

	"dario.cat/mergo"
)

// defaultEnvironment is the environment of a run without --environment.
const defaultEnvironment = "default"

// loadRoot follows Load in helmfile's pkg/app/desired_state_file_loader.go.
func (e *evaluation) loadRoot(file string, given nested) (*state, error) {
	var override *environment
	if len(given.values) > 0 {
		values, err := e.environmentValues(given.values, "Error", path.Dir(given.from), nil, "")
		if err != nil {
			return nil, err
		}
		override = &environment{name: e.environment, values: values}
	}
	loaded, err := e.load(file, path.Dir(file), given.inherited.environment(), override, true)
	if err != nil {
		return nil, err
	}
	return loaded, given.inherited.fill(loaded)
}

// load follows load in the same file: each part of a helmfile is rendered with
// the environment of the parts before it. A base (isBase) has no bases, and its
// paths start from the folder of the helmfile.
func (e *evaluation) load(file, base string, env, override *environment, isRoot bool) (*state, error) {
	text, err := e.files.read(file)
	if err != nil {
		return nil, err
	}
	e.helmfiles = append(e.helmfiles, file)
	hasEnvironment := env != nil || override != nil
	var merged *state
	first := 1
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n---\n") {
		current, err := e.loadPart(&document{file: file, first: first}, part, base, env, override, isRoot)
		if err != nil {
			return nil, err
		}
		first += strings.Count(part, "\n") + 2
		if merged == nil {
			merged = current
		} else if err := mergo.Merge(&merged.spec, &current.spec, mergo.WithOverride); err != nil {
			return nil, located(err, file, 1)
		}
		merged.env, merged.values = current.env, current.values
		env = merged.env
	}
	if _, defined := merged.Environments[e.environment]; isRoot && !defined && !hasEnvironment && e.environment != defaultEnvironment {
		return nil, &undefinedEnvironment{failure{Failure{Message: "environment `" + e.environment + "` is not defined", File: file, Line: 1}}}
	}
	return merged, nil
}

// undefinedEnvironment is the failure of a helmfile without the environment.
type undefinedEnvironment struct{ failure }

// loadPart follows rawLoad there, and ParseAndLoad in pkg/state/create.go.
func (e *evaluation) loadPart(d *document, part, base string, env, override *environment, isRoot bool) (*state, error) {
	given := env.merge(override)
	if isTemplate(d.file) {
		return e.loadTemplate(d, part, base, given, given, isRoot)
	}
	loaded, err := e.loadText(d, part, base, given, isRoot)
	if err == nil || !strings.Contains(part, "{{") {
		return loaded, err
	}
	if asTemplate, templateErr := e.loadAsVersion0(d, part, base, given, isRoot); templateErr == nil || isUnknown(templateErr) {
		return asTemplate, templateErr
	}
	return nil, err
}

// loadAsVersion0 renders a helmfile that is no YAML without that, as helmfile 0
// does with every file: with the environment that it states
// (twoPassRenderTemplateToYaml in pkg/app/two_pass_renderer.go of helmfile 0).
func (e *evaluation) loadAsVersion0(d *document, part, base string, given *environment, isRoot bool) (*state, error) {
	stated, err := e.statedEnvironment(d, part, base, given)
	if err != nil {
		return nil, err
	}
	return e.loadTemplate(&document{file: d.file, first: d.first}, part, base, stated, given, isRoot)
}

// statedEnvironment follows renderPrestate there: the environment that a part
// states, rendered as far as that works before its values are known. An error
// names what only a run knows.
func (e *evaluation) statedEnvironment(d *document, part, base string, given *environment) (*environment, error) {
	data := given
	if data == nil {
		data = &environment{name: e.environment}
	}
	rendered, err := e.renderLeniently(d.file, part, d.first, base, data.templateData())
	if err != nil {
		return nil, err
	}
	loaded, err := e.loadText(&document{file: d.file, first: d.first}, rendered, base, given, false)
	if err != nil {
		return given, nil
	}
	return loaded.env, nil
}

// loadTemplate renders a part with the values of an environment, and reads it.
func (e *evaluation) loadTemplate(d *document, part, base string, data, given *environment, isRoot bool) (*state, error) {
	if data == nil {
		data = &environment{name: e.environment}
	}
	rendered, lines, err := e.render(d.file, part, d.first, base, data.templateData())
	if err != nil {
		return nil, err
	}
	d.lines = lines
	return e.loadText(d, rendered, base, given, isRoot)
}

// loadText reads a part without templates.
func (e *evaluation) loadText(d *document, part, base string, given *environment, isRoot bool) (*state, error) {
	decoded, err := d.decode(part)
	if err != nil {
		return nil, err
	}
	if isRoot {
		if decoded, err = e.withBases(decoded, d.file, base, given); err != nil {
			return nil, err
		}
	}
	if e.nesting == 0 {
		for name := range decoded.Environments {
			e.environments[name] = true
		}
	}
	loaded := &state{spec: *decoded, file: d.file, base: base}
	if loaded.env, err = e.environmentOf(loaded, given); err != nil {
		return nil, err
	}
	loaded.values = loaded.env.merged()
	return loaded, nil
}

// withBases follows loadBases in pkg/state/create.go.
func (e *evaluation) withBases(decoded *spec, file, base string, given *environment) (*spec, error) {
	var layers []*spec
	for _, name := range decoded.Bases {
		if isRemote(name) {
			return nil, &failure{Failure{Message: "its base `" + name + "` is not in this repository", File: file, Line: 1, Unknown: true}}
		}
		loaded, err := e.load(path.Join(base, name), base, given, nil, false)
		if err != nil {
			return nil, located(err, file, 1)
		}
		layers = append(layers, &loaded.spec)
	}
	layers = append(layers, decoded)
	merged := layers[0]
	for _, layer := range layers[1:] {
		environments := mergeEnvironments(merged.Environments, layer.Environments)
		merged.Environments, layer.Environments = nil, nil
		if err := mergo.Merge(merged, layer, mergo.WithAppendSlice, mergo.WithOverride); err != nil {
			return nil, located(err, file, 1)
		}
		merged.Environments = environments
	}
	return merged, nil
}

// mergeEnvironments follows the function of that name in pkg/state/create.go: the
// lists of values are joined, and the helmfile is stronger than its base.
func mergeEnvironments(weak, strong map[string]environmentSpec) map[string]environmentSpec {
	merged := map[string]environmentSpec{}
	for name, environment := range weak {
		merged[name] = environment
	}
	for name, over := range strong {
		under := merged[name]
		joined := environmentSpec{
			Secrets:            append(append([]string{}, under.Secrets...), over.Secrets...),
			KubeContext:        firstText(over.KubeContext, under.KubeContext),
			MissingFileHandler: over.MissingFileHandler,
			MergeStrategy:      firstText(over.MergeStrategy, under.MergeStrategy),
		}
		if joined.MissingFileHandler == nil {
			joined.MissingFileHandler = under.MissingFileHandler
		}
		first, second := under.Values, over.Values
		if joined.MergeStrategy == fallback {
			first, second = second, first
		}
		joined.Values = append(append([]entry{}, first...), second...)
		merged[name] = joined
	}
	return merged
}

func firstText(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
