// Package flux builds what a Flux Kustomization applies: it follows the
// generator and the substitution of variables in Flux's pkg/kustomize, as
// `flux build kustomization --dry-run` and kustomize-controller use them.
package flux

import (
	"encoding/json"

	"sigs.k8s.io/kustomize/api/types"
)

// Options are a Flux Kustomization, and what the host knows of its variables.
type Options struct {
	// Kustomization is the object.
	Kustomization Kustomization `json:"kustomization"`
	// OwnerLabels are set on all objects, so that Flux knows them as its own.
	OwnerLabels map[string]string `json:"ownerLabels"`
	// Variables are those of `substituteFrom`.
	Variables map[string]string `json:"variables"`
	// Open leaves a variable as it is written if its value is not known: an
	// object of `substituteFrom` is only in the cluster.
	Open bool `json:"open"`
}

// Kustomization is what a build reads of the object
// (kustomize-controller's api/v1/kustomization_types.go).
type Kustomization struct {
	Spec Spec `json:"spec"`
}

// Spec holds what is added to a kustomization file, and what is done with the
// objects that it builds.
type Spec struct {
	TargetNamespace         *string         `json:"targetNamespace"`
	NamePrefix              *string         `json:"namePrefix"`
	NameSuffix              *string         `json:"nameSuffix"`
	Patches                 []Patch         `json:"patches"`
	Components              []string        `json:"components"`
	IgnoreMissingComponents bool            `json:"ignoreMissingComponents"`
	Images                  []types.Image   `json:"images"`
	BuildMetadata           []string        `json:"buildMetadata"`
	CommonMetadata          *CommonMetadata `json:"commonMetadata"`
	PostBuild               *PostBuild      `json:"postBuild"`
}

// Patch is a patch without a path and options, which Flux does not know.
type Patch struct {
	Patch  string          `json:"patch"`
	Target *types.Selector `json:"target"`
}

// CommonMetadata is set on all objects.
type CommonMetadata struct {
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
}

// PostBuild are variables.
type PostBuild struct {
	Substitute         map[string]string `json:"substitute"`
	SubstituteStrategy string            `json:"substituteStrategy"`
}

// Parse reads options as JSON; nil for none.
func Parse(data json.RawMessage) (*Options, error) {
	if len(data) == 0 {
		return nil, nil
	}
	options := &Options{}
	return options, json.Unmarshal(data, options)
}
