package helmfile

import (
	"maps"
	"slices"

	"dario.cat/mergo"
)

// inheritance is what a nested helmfile gets of the one that lists it, by
// `inherits` (BuildInheritedConfig and MergeInherited in helmfile's
// pkg/state/inherited.go).
type inheritance struct {
	parent *state
	keys   []string
}

// environment returns the environment of the parent, if it is inherited.
func (i inheritance) environment() *environment {
	if !slices.Contains(i.keys, "environments") {
		return nil
	}
	return i.parent.env
}

// fill adds what a helmfile does not state itself.
func (i inheritance) fill(s *state) error {
	for _, key := range i.keys {
		switch key {
		case "repositories":
			s.Repositories = append(slices.Clone(s.Repositories), i.parent.Repositories...)
		case "helmDefaults":
			if err := mergo.Merge(&s.HelmDefaults, i.parent.HelmDefaults); err != nil {
				return err
			}
		case "commonLabels":
			s.CommonLabels = filledMap(i.parent.CommonLabels, s.CommonLabels)
		case "templates":
			s.Templates = filledMap(i.parent.Templates, s.Templates)
		case "apiVersions":
			s.APIVersions = append(slices.Clone(i.parent.APIVersions), s.APIVersions...)
		case "kubeVersion":
			s.KubeVersion = firstText(s.KubeVersion, i.parent.KubeVersion)
		}
	}
	return nil
}

func filledMap[V any](parent, own map[string]V) map[string]V {
	all := map[string]V{}
	maps.Copy(all, parent)
	maps.Copy(all, own)
	return all
}
