// Package kustomization builds kustomizations as `kustomize build` does, from
// files that the host sent.
package kustomization

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/openapi"

	"meshgate/engine/buildstate"
	"meshgate/engine/flux"
	"meshgate/engine/treefs"
)

// Options are the flags of `kustomize build`.
type Options struct {
	// Path is the absolute path of the folder to build.
	Path string `json:"path"`
	// AnyPath lets a kustomization read files outside of its folder:
	// --load-restrictor LoadRestrictionsNone.
	AnyPath bool `json:"anyPath"`
	// Reorder is --reorder: "legacy", "none" or "".
	Reorder string `json:"reorder"`
	// ManagedBy is --enable-managedby-label.
	ManagedBy bool `json:"managedBy"`
	// Helm is --enable-helm.
	Helm        bool     `json:"helm"`
	KubeVersion string   `json:"kubeVersion"` // --helm-kube-version
	APIVersions []string `json:"apiVersions"` // --helm-api-versions

	// Flux is flux.Options as JSON: Path is the folder of a Flux Kustomization.
	Flux json.RawMessage `json:"flux"`

	// Holes leaves out what is on the network or would have to be executed, and
	// changes of objects that are missing for that reason; the result lists it.
	Holes bool `json:"holes"`
}

// Build builds a kustomization. It always returns a result; an error is in its
// header.
func Build(files *treefs.FS, options Options) *Result {
	result := &Result{}
	defer captureLog(&result.Header.Warnings)()
	files.Forget()
	state := buildstate.Begin(charts{files}, options.Holes)
	if err := build(files, options, result); err != nil {
		result.Header.Error = err.Error()
		result.Header.In = state.FailedIn
	}
	result.Header.Holes = append([]buildstate.Hole{}, state.Holes...)
	result.Header.Files = files.Read()
	result.Header.Asked = files.Missed()
	return result
}

// build adds the manifest and its origins to the result. kustomize panics at a
// schema that it cannot read (initSchema in kyaml/openapi/openapi.go).
func build(files *treefs.FS, options Options, result *Result) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("kustomize failed: %v", problem)
		}
	}()
	openapi.ResetOpenAPI() // forgets the schemas of an earlier build
	built, err := objects(files, options)
	if err != nil {
		return err
	}
	manifest, err := built.AsYaml()
	if err != nil {
		return err
	}
	result.add(manifest, sources(built))
	return nil
}

func objects(files *treefs.FS, options Options) (resmap.ResMap, error) {
	delivery, err := flux.Parse(options.Flux)
	if err != nil {
		return nil, err
	}
	if delivery == nil {
		return krusty.MakeKustomizer(flags(options)).Run(files, options.Path)
	}
	return fluxObjects(files, options.Path, delivery)
}

// fluxObjects follows Build in Flux's pkg/kustomize/kustomize_generator.go: the
// schema is loaded first, so that those of kustomizations add to it.
func fluxObjects(files *treefs.FS, folder string, delivery *flux.Options) (resmap.ResMap, error) {
	generated, err := flux.Generate(files, folder, delivery.Kustomization.Spec)
	if err != nil {
		return nil, err
	}
	openapi.Schema()
	flags := &krusty.Options{LoadRestrictions: types.LoadRestrictionsNone, PluginConfig: types.DisabledPluginConfig()}
	built, err := krusty.MakeKustomizer(flags).Run(generated, folder)
	if err != nil {
		return nil, err
	}
	return built, delivery.Substitute(built)
}

func flags(options Options) *krusty.Options {
	flags := krusty.MakeDefaultOptions()
	flags.Reorder = krusty.ReorderOptionUnspecified
	if options.Reorder != "" {
		flags.Reorder = krusty.ReorderOption(options.Reorder)
	}
	if options.AnyPath {
		flags.LoadRestrictions = types.LoadRestrictionsNone
	}
	flags.AddManagedbyLabel = options.ManagedBy
	flags.PluginConfig.HelmConfig = types.HelmConfig{
		Enabled:     options.Helm,
		Command:     "helm",
		KubeVersion: options.KubeVersion,
		ApiVersions: options.APIVersions,
	}
	return flags
}

// sources returns the file of each object, in the order of the manifest.
func sources(built resmap.ResMap) []string {
	files := make([]string, 0, built.Size())
	for _, object := range built.Resources() {
		files = append(files, object.Source())
	}
	return files
}

// captureLog sends what kustomize logs to a list of lines until stop is called.
func captureLog(lines *[]string) (stop func()) {
	log.SetFlags(0)
	log.SetOutput(lineAppender{lines})
	return func() { log.SetOutput(io.Discard) }
}

type lineAppender struct{ lines *[]string }

func (a lineAppender) Write(data []byte) (int, error) {
	*a.lines = append(*a.lines, strings.TrimSuffix(string(data), "\n"))
	return len(data), nil
}
