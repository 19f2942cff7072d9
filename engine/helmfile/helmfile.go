// Package helmfile evaluates helmfiles as helmfile v1.8 does, from files that
// the host sent: environments, bases, release templates and values. Nothing is
// executed or fetched. What a command, a variable of the environment or a secret
// would decide is a hole (see holes.go), and what depends on it is not guessed.
package helmfile

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"meshgate/engine/treefs"
)

// Options say what to evaluate. Paths are absolute.
type Options struct {
	File        string `json:"file"`
	Environment string `json:"environment"`
	// Sent are the files whose contents are here.
	Sent []string `json:"-"`
}

// Result is what a helmfile comes to in one environment.
type Result struct {
	// Wanted are files that were read and not sent. With any, the rest of the result
	// does not count.
	Wanted []string `json:"wanted"`
	// Read are the files that were read.
	Read []string `json:"read"`
	// Helmfiles are the files that were evaluated as helmfiles or bases.
	Helmfiles []string `json:"helmfiles"`
	// Environments are the names that the helmfile defines, also in the parts
	// before one that fails.
	Environments []string  `json:"environments"`
	Releases     []Release `json:"releases"`
	// Failures are why a helmfile cannot be evaluated.
	Failures []Failure `json:"failures"`
}

// Failure is a reason why something cannot be evaluated.
type Failure struct {
	Message string `json:"message"`
	File    string `json:"file"`
	// Line is 1-based.
	Line int `json:"line"`
	// Unknown tells that the files are not wrong: they do not show what decides.
	Unknown bool `json:"unknown"`
	// Need is the name that no release has.
	Need *UndefinedNeed `json:"need,omitempty"`
}

// Release is a release that is installed. Its fields have the names of
// ReleaseSpec in helmfile's pkg/state/state.go.
type Release struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	// Chart is as it is written; ChartPath its folder, "" if it is in a registry.
	Chart     string `json:"chart"`
	ChartPath string `json:"chartPath"`
	// ChartAddress is the address of the chart in its registry; "" if none is
	// known.
	ChartAddress string `json:"chartAddress"`
	Version      string `json:"version"`
	KubeContext  string `json:"kubeContext"`
	File         string `json:"file"`
	Line         int    `json:"line"`
	ChartLine    int    `json:"chartLine"`

	Values               []Values    `json:"values"`
	Parameters           []Parameter `json:"parameters"`
	Missing              []Missing   `json:"missing"`
	SkipCRDs             bool        `json:"skipCRDs"`
	SkipSchemaValidation bool        `json:"skipSchemaValidation"`
	KubeVersion          string      `json:"kubeVersion"`
	APIVersions          []string    `json:"apiVersions"`
	// HasHooks tells that a command may create files before they are read.
	HasHooks bool `json:"hasHooks"`
	// Failure is why its values or options are not known; nil if they are.
	Failure *Failure `json:"failure"`
}

// Values are one layer of the values of a release, the weakest first: a file as
// it is, a map in a helmfile that is plain YAML, or a text that templates made.
type Values struct {
	File string `json:"file"`
	// Path leads from the root of a document to a map; nil for a whole file. The
	// map is at Line.
	Path []any  `json:"path"`
	Line int    `json:"line"`
	Text string `json:"text"`
	// Lines are the lines of File that the lines of Text come from, 0 for none;
	// nil if there is no text.
	Lines []int `json:"lines"`
}

// Parameter is a --set, --set-string or --set-file flag.
type Parameter struct {
	Flag  string `json:"flag"` // "set", "setString" or "setFile"
	Key   string `json:"key"`
	Value string `json:"value"`
	// Place is the scalar of the value in a helmfile that is plain YAML.
	Place *Values `json:"place"`
}

// Missing is a values file that does not exist.
type Missing struct {
	Path string `json:"path"`
	File string `json:"file"`
	Line int    `json:"line"`
}

// Evaluate evaluates a helmfile and those that it lists.
func Evaluate(files *treefs.FS, options Options) *Result {
	files.Forget()
	e := &evaluation{files: newTree(files, options.Sent), environment: options.Environment, environments: map[string]bool{}}
	e.visit(options.File, nested{})
	return &Result{
		Wanted:       e.files.wantedPaths(),
		Read:         files.Read(),
		Helmfiles:    append([]string{}, e.helmfiles...),
		Environments: append([]string{}, slices.Sorted(maps.Keys(e.environments))...),
		Releases:     append([]Release{}, e.releases...),
		Failures:     append([]Failure{}, e.failures...),
	}
}

// Encode returns the result as JSON.
func (r *Result) Encode() []byte {
	data, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return data
}

// evaluation is the state of one call of Evaluate.
type evaluation struct {
	files        *tree
	environment  string
	environments map[string]bool
	nesting      int // how many helmfiles list the one that is evaluated
	helmfiles    []string
	releases     []Release
	failures     []Failure
	holes        holes
}

// nested is what a helmfile passes on to one that it lists.
type nested struct {
	values    []entry
	from      string // the helmfile that lists it
	selectors []string
	inherited inheritance
	depth     int
}

// maxDepth is a limit on helmfiles that list one another.
const maxDepth = 20

// visit follows visitStatesWithContext in helmfile's pkg/app/app.go: nested
// helmfiles come before the releases of the one that lists them.
func (e *evaluation) visit(file string, given nested) {
	loaded, err := e.loadRoot(file, given)
	if _, undefined := errors.AsType[*undefinedEnvironment](err); undefined && given.depth > 0 {
		return // UndefinedEnvError in visitStates there: the others go on
	}
	if err != nil {
		e.failures = append(e.failures, e.failureOf(err, file))
		return
	}
	for _, below := range loaded.Helmfiles {
		e.visitNested(loaded, below, given)
	}
	isSelected := false
	for _, release := range e.releasesOf(loaded) {
		if matchesSelectors(given.selectors, release) {
			e.releases = append(e.releases, release)
			isSelected = true
		}
	}
	// withNeeds there: without a selected release nothing is planned.
	if isSelected {
		e.checkNeeds(loaded)
	}
}

func (e *evaluation) visitNested(parent *state, below subHelmfile, given nested) {
	line := below.line
	switch {
	case isRemote(below.Path):
		e.failures = append(e.failures, Failure{Message: "it lists the helmfile `" + below.Path + "`, which is not in this repository", File: parent.file, Line: line, Unknown: true})
		return
	case given.depth >= maxDepth:
		e.failures = append(e.failures, Failure{Message: "its helmfiles list one another without an end", File: parent.file, Line: line})
		return
	}
	paths := e.files.glob(parent.path(below.Path))
	if len(paths) == 0 && handlerOf(parent.MissingFileHandler) == "Error" && parent.MissingFileHandler != nil {
		e.failures = append(e.failures, Failure{Message: "no helmfile matches `" + below.Path + "`", File: parent.file, Line: line})
	}
	selectors := below.Selectors
	if below.Selectors == nil || below.SelectorsInherited {
		selectors = given.selectors
	}
	inherited := inheritance{parent, below.Inherits}
	e.nesting++
	defer func() { e.nesting-- }()
	for _, path := range paths {
		for _, file := range e.files.helmfilesAt(path) {
			e.visit(file, nested{below.Values, parent.file, selectors, inherited, given.depth + 1})
		}
	}
}
