// Package scheme stands in for the scheme of client-go: all that Helm asks it
// for is the list of API versions it knows.
package scheme

import "k8s.io/apimachinery/pkg/runtime/schema"

// Registry lists the API versions of Kubernetes.
type Registry struct{}

// Scheme is the registry with the built-in versions.
var Scheme Registry

// PrioritizedVersionsAllGroups returns what the scheme of client-go v0.37.1
// returns once both versions of the apiextensions group are registered, in
// the same order: it is what `.Capabilities.APIVersions` holds by default.
func (Registry) PrioritizedVersionsAllGroups() []schema.GroupVersion {
	var all []schema.GroupVersion
	for _, group := range groups {
		for _, version := range group.versions {
			all = append(all, schema.GroupVersion{Group: group.name, Version: version})
		}
	}
	return all
}
