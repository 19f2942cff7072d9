// Command builtin-schemas prints the schemas that kyaml has built in as Go
// code: one JSON text for each definition, which the engine decodes when it
// needs it. kyaml itself decodes all of them, from protobuf, for the first
// patch; that takes half a second and links a protobuf library.
//
// Descriptions are shortened: no merge reads them.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	openapi "github.com/google/gnostic-models/openapiv2"
	"google.golang.org/protobuf/proto"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/kyaml/openapi/kubernetesapi"
	"sigs.k8s.io/kustomize/kyaml/yaml"
)

const kinds = "x-kubernetes-group-version-kind"

func main() {
	swagger, err := builtin(kubernetesapi.DefaultOpenAPI)
	if err != nil {
		log.Fatal(err)
	}
	out := &strings.Builder{}
	fmt.Fprintf(out, "package openapi\n\nimport \"sigs.k8s.io/kustomize/kyaml/yaml\"\n")
	if err := printDefinitions(out, swagger.Definitions); err != nil {
		log.Fatal(err)
	}
	printScopes(out, swagger.Paths.Paths)
	if _, err := os.Stdout.WriteString(out.String()); err != nil {
		log.Fatal(err)
	}
}

func builtin(version string) (*spec.Swagger, error) {
	asset := "kubernetesapi/" + strings.ReplaceAll(version, ".", "_") + "/swagger.pb"
	document := &openapi.Document{}
	if err := proto.Unmarshal(kubernetesapi.OpenAPIMustAsset[version](asset), document); err != nil {
		return nil, err
	}
	swagger := &spec.Swagger{}
	_, err := swagger.FromGnostic(document)
	return swagger, err
}

// printDefinitions prints the texts by their names, and the names by types.
func printDefinitions(out *strings.Builder, definitions spec.Definitions) error {
	types := map[yaml.TypeMeta]string{}
	fmt.Fprintf(out, "\n// builtinDefinitions are JSON texts by their names.\nvar builtinDefinitions = map[string]string{\n")
	for _, name := range slices.Sorted(maps.Keys(definitions)) {
		definition := definitions[name]
		text, err := compact(definition)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "\t%q: %q,\n", name, text)
		for _, meta := range typesOf(definition.Extensions[kinds]) {
			if types[meta] != "" {
				return fmt.Errorf("%v is defined by %s and %s", meta, types[meta], name)
			}
			types[meta] = name
		}
	}
	fmt.Fprintf(out, "}\n\n// builtinTypes are the names of definitions by the type that they define.\nvar builtinTypes = map[yaml.TypeMeta]string{\n")
	for _, meta := range sortedTypes(types) {
		fmt.Fprintf(out, "\t{APIVersion: %q, Kind: %q}: %q,\n", meta.APIVersion, meta.Kind, types[meta])
	}
	fmt.Fprintf(out, "}\n")
	return nil
}

// printScopes prints which types belong to a namespace: those with a path that
// names one (findNamespaceability in kyaml/openapi/openapi.go).
func printScopes(out *strings.Builder, paths map[string]spec.PathItem) {
	scopes := map[yaml.TypeMeta]bool{}
	for path, item := range paths {
		if item.Get == nil {
			continue
		}
		for _, meta := range typesOf([]any{item.Get.Extensions[kinds]}) {
			scopes[meta] = scopes[meta] || strings.Contains(path, "namespaces/{namespace}")
		}
	}
	fmt.Fprintf(out, "\n// builtinScopes are true for types with a namespace.\nvar builtinScopes = map[yaml.TypeMeta]bool{\n")
	for _, meta := range sortedTypes(scopes) {
		fmt.Fprintf(out, "\t{APIVersion: %q, Kind: %q}: %t,\n", meta.APIVersion, meta.Kind, scopes[meta])
	}
	fmt.Fprintf(out, "}\n")
}

func sortedTypes[Value any](types map[yaml.TypeMeta]Value) []yaml.TypeMeta {
	return slices.SortedFunc(maps.Keys(types), func(a, b yaml.TypeMeta) int {
		return strings.Compare(a.APIVersion+"/"+a.Kind, b.APIVersion+"/"+b.Kind)
	})
}

// typesOf reads the extension that names types.
func typesOf(extension any) []yaml.TypeMeta {
	list, _ := extension.([]any)
	var types []yaml.TypeMeta
	for _, entry := range list {
		fields, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		meta := yaml.TypeMeta{APIVersion: fields["version"].(string), Kind: fields["kind"].(string)}
		if group, _ := fields["group"].(string); group != "" {
			meta.APIVersion = group + "/" + meta.APIVersion
		}
		types = append(types, meta)
	}
	return types
}

// compact returns a schema as JSON. A description stays, since a schema
// without any field counts as missing.
func compact(schema spec.Schema) (string, error) {
	data, err := json.Marshal(schema)
	if err != nil {
		return "", err
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		return "", err
	}
	shorten(fields)
	data, err = json.Marshal(fields)
	return string(data), err
}

// shorten cuts the descriptions of a schema. A property may have the name
// "description"; its value is a schema and not a text.
func shorten(value any) {
	switch value := value.(type) {
	case map[string]any:
		if _, ok := value["description"].(string); ok {
			value["description"] = "-"
		}
		for _, field := range value {
			shorten(field)
		}
	case []any:
		for _, element := range value {
			shorten(element)
		}
	}
}
