package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	apivalidation "k8s.io/apimachinery/pkg/api/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/storage/names"

	"istio.io/istio/manifests"
)

// definitions are Istio's own, as its base chart installs them.
type definitions struct {
	kinds map[schema.GroupVersionKind]definition
}

// definition checks the objects of one version of a kind.
type definition struct {
	structural *structuralschema.Structural
	validator  validation.SchemaValidator
	cel        *cel.Validator
}

func readDefinitions() (*definitions, error) {
	text, err := manifests.FS.ReadFile("charts/base/files/crd-all.gen.yaml")
	if err != nil {
		return nil, err
	}
	all := &definitions{kinds: map[schema.GroupVersionKind]definition{}}
	decoder := kubeyaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), 512*1024)
	for {
		var crd apiextensionsv1.CustomResourceDefinition
		if err := decoder.Decode(&crd); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		if err := all.add(&crd); err != nil {
			return nil, fmt.Errorf("%s: %w", crd.Name, err)
		}
	}
}

func (d *definitions) add(crd *apiextensionsv1.CustomResourceDefinition) error {
	for _, version := range crd.Spec.Versions {
		var props apiextensions.JSONSchemaProps
		v1props := version.Schema.OpenAPIV3Schema
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(v1props, &props, nil); err != nil {
			return err
		}
		structural, err := structuralschema.NewStructural(&props)
		if err != nil {
			return err
		}
		validator, _, err := validation.NewSchemaValidator(&props)
		if err != nil {
			return err
		}
		kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
		d.kinds[kind] = definition{structural, validator, cel.NewValidator(structural, true, celconfig.PerCallLimit)}
	}
	return nil
}

// check does what the API server does on creation: it takes unknown fields and
// nulls away, sets defaults, and validates metadata and contents. It changes the
// object.
func (d *definitions) check(object map[string]any) (unknown []string, refusal string) {
	kind := (&unstructured.Unstructured{Object: object}).GroupVersionKind()
	definition, exists := d.kinds[kind]
	if !exists {
		return nil, fmt.Sprintf("no definition of %s", kind)
	}
	track := structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown = pruning.PruneWithOptions(object, definition.structural, true, track)
	defaulting.PruneNonNullableNullsWithoutDefaults(object, definition.structural)
	defaulting.Default(object, definition.structural)
	return unknown, message(append(validateMetadata(object), definition.validate(object)...))
}

// validateMetadata does what validator.go of customresource does, which the API
// server calls for the objects of every definition, after it has generated a name.
func validateMetadata(object map[string]any) field.ErrorList {
	meta := &unstructured.Unstructured{Object: object}
	if meta.GetName() == "" && meta.GetGenerateName() != "" {
		meta.SetName(names.SimpleNameGenerator.GenerateName(meta.GetGenerateName()))
	}
	hasNamespace := meta.GetNamespace() != ""
	return apivalidation.ValidateObjectMetaAccessor(meta, hasNamespace, apivalidation.NameIsDNSSubdomain, field.NewPath("metadata"))
}

// validate runs the CEL rules only on what the schema accepts, as the API server does.
func (d definition) validate(object map[string]any) field.ErrorList {
	problems := validation.ValidateCustomResource(nil, object, d.validator)
	problems = append(problems, listtype.ValidateListSetsAndMaps(nil, d.structural, object)...)
	if len(problems) > 0 || d.cel == nil {
		return problems
	}
	problems, _ = d.cel.Validate(context.Background(), nil, d.structural, object, nil, celconfig.RuntimeCELCostBudget)
	return problems
}

func message(problems field.ErrorList) string {
	if len(problems) == 0 {
		return ""
	}
	return problems.ToAggregate().Error()
}
