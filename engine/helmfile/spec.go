package helmfile

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

// spec is what one document of a helmfile states: the fields of ReleaseSetSpec in
// helmfile's pkg/state/state.go that decide what is rendered.
type spec struct {
	Values             []entry                    `yaml:"values"`
	Environments       map[string]environmentSpec `yaml:"environments"`
	Bases              []string                   `yaml:"bases"`
	HelmDefaults       helmDefaults               `yaml:"helmDefaults"`
	Helmfiles          []subHelmfile              `yaml:"helmfiles"`
	KubeContext        string                     `yaml:"kubeContext"`
	Namespace          string                     `yaml:"namespace"`
	Repositories       []repository               `yaml:"repositories"`
	CommonLabels       map[string]string          `yaml:"commonLabels"`
	Releases           []release                  `yaml:"releases"`
	Templates          map[string]release         `yaml:"templates"`
	DefaultInherit     names                      `yaml:"defaultInherit"`
	MissingFileHandler *string                    `yaml:"missingFileHandler"`
	APIVersions        []string                   `yaml:"apiVersions"`
	KubeVersion        string                     `yaml:"kubeVersion"`
	Hooks              []entry                    `yaml:"hooks"`
}

type environmentSpec struct {
	Values             []entry  `yaml:"values"`
	Secrets            []string `yaml:"secrets"`
	KubeContext        string   `yaml:"kubeContext"`
	MissingFileHandler *string  `yaml:"missingFileHandler"`
	MergeStrategy      string   `yaml:"mergeStrategy"`
}

type repository struct {
	Name string `yaml:"name"`
	URL  string `yaml:"url"`
	OCI  bool   `yaml:"oci"`
}

type helmDefaults struct {
	KubeContext          string  `yaml:"kubeContext"`
	SkipCRDs             bool    `yaml:"skipCRDs"`
	SkipSchemaValidation *bool   `yaml:"skipSchemaValidation"`
	PostRenderer         *string `yaml:"postRenderer"`
}

type subHelmfile struct {
	Path               string   `yaml:"path"`
	Selectors          []string `yaml:"selectors"`
	SelectorsInherited bool     `yaml:"selectorsInherited"`
	Inherits           []string `yaml:"inherits"`
	Values             []entry  `yaml:"values"`
	line               int
}

func (s *subHelmfile) UnmarshalYAML(node *yaml.Node) error {
	s.line = node.Line
	if node.Kind == yaml.ScalarNode {
		s.Path = node.Value
		return nil
	}
	type plain subHelmfile
	return node.Decode((*plain)(s))
}

// release is ReleaseSpec, or one of the templates that releases inherit.
type release struct {
	Name                 string            `yaml:"name"`
	Chart                string            `yaml:"chart"`
	Directory            string            `yaml:"directory"`
	Version              string            `yaml:"version"`
	Namespace            string            `yaml:"namespace"`
	Labels               map[string]string `yaml:"labels"`
	KubeContext          string            `yaml:"kubeContext"`
	Values               []entry           `yaml:"values"`
	ValuesTemplate       []entry           `yaml:"valuesTemplate"`
	ValuesPathPrefix     string            `yaml:"valuesPathPrefix"`
	Secrets              []entry           `yaml:"secrets"`
	Set                  []setting         `yaml:"set"`
	SetString            []setting         `yaml:"setString"`
	SetTemplate          []setting         `yaml:"setTemplate"`
	Condition            string            `yaml:"condition"`
	ConditionTemplate    *string           `yaml:"conditionTemplate"`
	Installed            *bool             `yaml:"installed"`
	InstalledTemplate    *string           `yaml:"installedTemplate"`
	MissingFileHandler   *string           `yaml:"missingFileHandler"`
	Inherit              inherits          `yaml:"inherit"`
	APIVersions          []string          `yaml:"apiVersions"`
	KubeVersion          string            `yaml:"kubeVersion"`
	SkipSchemaValidation *bool             `yaml:"skipSchemaValidation"`
	Needs                []entry           `yaml:"needs"`

	Hooks []entry `yaml:"hooks"`

	// What helmfile does to a chart with chartify and Helm with a command.
	Dependencies          []entry `yaml:"dependencies"`
	JSONPatches           []entry `yaml:"jsonPatches"`
	StrategicMergePatches []entry `yaml:"strategicMergePatches"`
	Transformers          []entry `yaml:"transformers"`
	ForceNamespace        string  `yaml:"forceNamespace"`
	PostRenderer          *string `yaml:"postRenderer"`

	at    *yaml.Node
	chart *yaml.Node
	from  *document
}

func (r *release) UnmarshalYAML(node *yaml.Node) error {
	type plain release
	r.at = node
	if node.Kind == yaml.MappingNode {
		r.chart = valueOf(node, "chart")
	}
	return node.Decode((*plain)(r))
}

// setting is an item of `set`.
type setting struct {
	Name   string   `yaml:"name"`
	Value  string   `yaml:"value"`
	File   string   `yaml:"file"`
	Values []string `yaml:"values"`
	path   []any
	from   *document
}

// entry is a path or a map of values, and where it is written.
type entry struct {
	node *yaml.Node
	path []any
	from *document
}

// UnmarshalYAML keeps the node, and refuses what is no plain data, such as the map
// with a map as its key that an unquoted template is.
func (e *entry) UnmarshalYAML(node *yaml.Node) error {
	e.node = node
	var plain any
	return node.Decode(&plain)
}

// line returns the line of the file that an entry comes from.
func (e entry) line() int { return e.from.line(e.node.Line) }

type inherit struct {
	Template string   `yaml:"template"`
	Except   []string `yaml:"except"`
}

type inherits []inherit

func (i *inherits) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.MappingNode {
		var one inherit
		err := node.Decode(&one)
		*i = inherits{one}
		return err
	}
	return node.Decode((*[]inherit)(i))
}

// names is a list of names, or one name.
type names []string

func (n *names) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		*n = names{node.Value}
		return nil
	}
	return node.Decode((*[]string)(n))
}

// state is a helmfile with its bases, and what its environment comes to.
type state struct {
	spec
	file string
	// base is the folder that paths start from: that of the helmfile, also in its
	// bases.
	base   string
	env    *environment
	values map[string]any
}

// path returns the absolute path that a path in a helmfile means.
func (s *state) path(name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(s.base, name)
}

func handlerOf(handlers ...*string) string {
	for _, handler := range handlers {
		if handler != nil {
			return *handler
		}
	}
	return "Error"
}

func valueOf(node *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	return nil
}

// isTemplate tells whether helmfile renders a file before it reads it.
func isTemplate(file string) bool { return strings.HasSuffix(file, ".gotmpl") }
