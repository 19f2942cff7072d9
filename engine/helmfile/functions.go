package helmfile

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"go.yaml.in/yaml/v3"
)

// functions are those of helmfile's pkg/tmpl/context_funcs.go and of sprig. What
// executes, reads the environment or is different in each run makes holes.
func (e *evaluation) functions(set *template.Template, base string) template.FuncMap {
	functions := template.FuncMap{}
	for name, function := range sprig.TxtFuncMap() {
		if !printing[name] {
			function = e.holes.refuse(function)
		}
		functions[name] = function
	}
	functions["sprigGet"] = functions["get"]
	for name, what := range outside {
		functions[name] = e.hole(name, what)
	}
	for name, function := range e.ofHelmfile(set, base) {
		functions[name] = function
	}
	functions["known"] = e.holes.known
	return functions
}

// printing are functions of sprig that pass on what they are given, or print it.
var printing = setOf("quote", "squote", "toString", "trim", "indent", "nindent", "default", "coalesce", "toJson", "toPrettyJson",
	"dict", "list", "tuple", "set", "unset", "get", "pluck", "dig", "values", "merge", "mergeOverwrite", "append", "prepend",
	"concat", "first", "last", "rest", "initial", "deepCopy", "ternary", "cat", "fail")

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}

// outside are functions whose result the files do not show.
var outside = outsideFunctions()

func outsideFunctions() map[string]string {
	functions := map[string]string{}
	add := func(what string, names ...string) {
		for _, name := range names {
			functions[name] = what
		}
	}
	add("the environment of the run", "env", "requiredEnv", "expandenv")
	add("a command", "exec", "envExec")
	add("a secret store", "fetchSecretValue", "expandSecretRefs")
	add("the network", "getHostByName")
	add("the time of the run", "now", "ago")
	add("chance", "randAlpha", "randAlphaNum", "randAscii", "randBytes", "randInt", "randNumeric", "shuffle", "uuidv4",
		"genPrivateKey", "genCA", "genCAWithKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert",
		"genSignedCertWithKey", "bcrypt", "htpasswd", "encryptAES")
	return functions
}

// hole returns a function whose result is a hole.
func (e *evaluation) hole(name, what string) func(args ...any) (string, error) {
	return func(args ...any) (string, error) {
		call := name
		if len(args) > 0 {
			if text, ok := args[0].(string); ok && e.holes.in(text) == "" {
				call = fmt.Sprintf("%s %q", name, text)
			}
		}
		return e.holes.mark(fmt.Sprintf("`%s`, which depends on %s", call, what)), nil
	}
}

func (e *evaluation) ofHelmfile(set *template.Template, base string) template.FuncMap {
	included := 0
	return template.FuncMap{
		"isFile": func(name string) (bool, error) { return e.withPath(name, base, e.files.isFile) },
		"isDir":  func(name string) (bool, error) { return e.withPath(name, base, e.files.IsDir) },
		"readFile": func(name string) (string, error) {
			if reason := e.holes.in(name); reason != "" {
				return "", &holeError{reason}
			}
			return e.files.read(absolute(name, base))
		},
		"readDir":        func(name string) ([]string, error) { return e.filesIn(name, base) },
		"readDirEntries": func(name string) ([]dirEntry, error) { return e.entriesIn(name, base) },
		"toYaml":         toYaml,
		"fromYaml":       e.holes.refuse(fromYaml),
		"setValueAtPath": setValueAtPath,
		"get":            get,
		"getOrNil":       getOrNil,
		"required":       required,
		"tpl": func(text string, data any) (string, error) {
			return e.renderText(text, base, data)
		},
		"include": func(name string, data any) (string, error) {
			if included++; included > maxIncludes {
				return "", fmt.Errorf("templates include one another too often: %s", name)
			}
			var out strings.Builder
			err := set.ExecuteTemplate(&out, name, data)
			return out.String(), err
		},
	}
}

// maxIncludes is a limit on `include` in one template.
const maxIncludes = 10_000

func absolute(name, base string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(base, name)
}

func (e *evaluation) withPath(name, base string, test func(string) bool) (bool, error) {
	if reason := e.holes.in(name); reason != "" {
		return false, &holeError{reason}
	}
	return test(absolute(name, base)), nil
}

// filesIn returns the files in a folder, each with the path as it was given.
func (e *evaluation) filesIn(name, base string) ([]string, error) {
	if reason := e.holes.in(name); reason != "" {
		return nil, &holeError{reason}
	}
	names, err := e.files.ReadDir(absolute(name, base))
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(child string) bool { return e.files.IsDir(path.Join(absolute(name, base), child)) })
	for index, child := range names {
		names[index] = path.Join(name, child)
	}
	return names, nil
}

// dirEntry is what templates read of an fs.DirEntry.
type dirEntry struct {
	name  string
	isDir bool
}

func (d dirEntry) Name() string { return d.name }
func (d dirEntry) IsDir() bool  { return d.isDir }

func (e *evaluation) entriesIn(name, base string) ([]dirEntry, error) {
	if reason := e.holes.in(name); reason != "" {
		return nil, &holeError{reason}
	}
	folder := absolute(name, base)
	names, err := e.files.ReadDir(folder)
	entries := make([]dirEntry, len(names))
	for index, child := range names {
		entries[index] = dirEntry{child, e.files.IsDir(path.Join(folder, child))}
	}
	return entries, err
}

func toYaml(value any) (string, error) {
	var out strings.Builder
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	err := encoder.Encode(value)
	return out.String(), err
}

func fromYaml(text string) (any, error) {
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return nil, fmt.Errorf("%w, offending yaml: %s", err, text)
	}
	return value, nil
}

func required(message string, value any) (any, error) {
	if value == nil || value == "" {
		return nil, fmt.Errorf("%s", message)
	}
	return value, nil
}

func setValueAtPath(name string, value any, values map[string]any) (map[string]any, error) {
	keys := strings.Split(name, ".")
	current := values
	for _, key := range keys[:len(keys)-1] {
		below, ok := current[key].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("failed to set value at path %q: value for key %q is not a map", name, key)
		}
		current = below
	}
	current[keys[len(keys)-1]] = value
	return values, nil
}

// get follows pkg/tmpl/get_or_nil.go: get PATH [DEFAULT] VALUE.
func get(name string, args ...any) (any, error) {
	if len(args) < 1 || len(args) > 2 {
		return nil, fmt.Errorf("get takes a path, a default if there is one, and a value")
	}
	value := args[len(args)-1]
	for _, key := range strings.Split(name, ".") {
		if name == "" {
			break
		}
		below, ok := child(value, key)
		if !ok {
			if len(args) == 2 {
				return args[0], nil
			}
			return nil, fmt.Errorf("no value exist for key %q", key)
		}
		value = below
	}
	return value, nil
}

func getOrNil(name string, value any) (any, error) {
	found, err := get(name, value)
	if err != nil {
		return nil, nil
	}
	return found, nil
}

func child(value any, key string) (any, bool) {
	switch value := value.(type) {
	case *map[string]any:
		return child(*value, key)
	case map[string]any:
		found, ok := value[key]
		return found, ok
	case map[string]string:
		found, ok := value[key]
		return found, ok
	case templateEnvironment:
		return child(map[string]any{"Name": value.Name, "KubeContext": value.KubeContext, "Values": value.Values, "Defaults": value.Defaults}, key)
	case releaseFields:
		return child(map[string]any{"Name": value.Name, "Namespace": value.Namespace, "Labels": value.Labels, "Chart": value.Chart,
			"ChartVersion": value.ChartVersion, "KubeContext": value.KubeContext}, key)
	}
	return nil, false
}
