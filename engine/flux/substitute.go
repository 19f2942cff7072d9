package flux

import (
	"fmt"
	"maps"
	"regexp"
	"strings"

	"github.com/fluxcd/pkg/envsubst"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/yaml"
)

// Substitute replaces the variables in objects, and sets what all of them have
// in common (SubstituteVariables in Flux's kustomize_varsub.go).
func (o *Options) Substitute(built resmap.ResMap) error {
	for _, object := range built.Resources() {
		if o.Kustomization.Spec.PostBuild != nil {
			if err := o.substitute(object); err != nil {
				return err
			}
			if _, err := built.Replace(object); err != nil {
				return err
			}
		}
		if err := o.setMetadata(object); err != nil {
			return err
		}
	}
	return nil
}

// disabling is the label or annotation of an object without variables.
const disabling = "kustomize.toolkit.fluxcd.io/substitute"

func (o *Options) substitute(object *resource.Resource) error {
	text, err := object.AsYAML()
	if err != nil {
		return err
	}
	if object.GetLabels()[disabling] == "disabled" || object.GetAnnotations()[disabling] == "disabled" {
		return nil
	}
	variables := o.variables()
	if len(variables) == 0 && !o.Open && o.Kustomization.Spec.PostBuild.SubstituteStrategy != "Always" {
		return nil
	}
	data, err := o.evaluate(string(text), variables)
	if err != nil {
		return fmt.Errorf("envsubst error: %w", err)
	}
	if err := object.UnmarshalJSON(data); err != nil {
		return fmt.Errorf("UnmarshalJSON: %w", err)
	}
	return nil
}

// variables are all that are known; those of the object win.
func (o *Options) variables() map[string]string {
	variables := map[string]string{}
	maps.Copy(variables, o.Variables)
	maps.Copy(variables, o.Kustomization.Spec.PostBuild.Substitute)
	for name, value := range variables {
		variables[name] = strings.ReplaceAll(value, "\n", "")
	}
	return variables
}

const variableName = "^[_[:alpha:]][_[:alpha:][:digit:]]*$"

var isVariableName = regexp.MustCompile(variableName).MatchString

// evaluate returns a text with values as JSON. A variable without a value is
// empty, or itself if Open.
func (o *Options) evaluate(text string, variables map[string]string) ([]byte, error) {
	for name := range variables {
		if !isVariableName(name) {
			return nil, fmt.Errorf("'%s' var name is invalid, must match '%s'", name, variableName)
		}
	}
	output, err := envsubst.Eval(text, func(name string) (string, bool) {
		value, ok := variables[name]
		if !ok && o.Open {
			value = "${" + name + "}"
		}
		return value, true
	})
	if err != nil {
		return nil, fmt.Errorf("variable substitution failed: %w", err)
	}
	data, err := yaml.YAMLToJSON([]byte(output))
	if err != nil {
		return nil, fmt.Errorf("YAMLToJSON: %w", err)
	}
	return data, nil
}

// setMetadata follows SetOwnerLabels in Flux's pkg/ssa and SetCommonMetadata in
// its pkg/ssa/utils, which kustomize-controller calls in this order.
func (o *Options) setMetadata(object *resource.Resource) error {
	if len(o.OwnerLabels) > 0 {
		if err := object.SetLabels(merged(object.GetLabels(), o.OwnerLabels)); err != nil {
			return err
		}
	}
	common := o.Kustomization.Spec.CommonMetadata
	if common == nil {
		return nil
	}
	if err := object.SetLabels(merged(object.GetLabels(), common.Labels)); err != nil {
		return err
	}
	return object.SetAnnotations(merged(object.GetAnnotations(), common.Annotations))
}

func merged(fields, common map[string]string) map[string]string {
	all := map[string]string{}
	maps.Copy(all, fields)
	maps.Copy(all, common)
	return all
}
