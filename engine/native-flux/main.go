// Command native-flux builds what a Flux Kustomization applies, with Flux's own
// packages: tests compare the engine with it. It writes into the source.
//
//	native-flux SOURCE KUSTOMIZATION
//
// SOURCE is a folder, KUSTOMIZATION a file with the object; its path is
// relative to the source.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fluxcd/pkg/kustomize"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/yaml"
)

func main() {
	manifest, err := build(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
	os.Stdout.Write(manifest)
}

func build(source, file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	object := unstructured.Unstructured{}
	if err := yaml.Unmarshal(text, &object.Object); err != nil {
		return nil, err
	}
	path, _, err := unstructured.NestedString(object.Object, "spec", "path")
	if err != nil {
		return nil, err
	}
	folder := filepath.Join(source, path)
	if _, err := kustomize.NewGeneratorWithIgnore(source, "", object).WriteFile(folder); err != nil {
		return nil, err
	}
	return objects(source, folder, object)
}

func objects(source, folder string, object unstructured.Unstructured) ([]byte, error) {
	built, err := kustomize.SecureBuild(source, folder, true)
	if err != nil {
		return nil, err
	}
	postBuild, substitutes, err := unstructured.NestedMap(object.Object, "spec", "postBuild")
	if err != nil {
		return nil, err
	}
	for _, res := range built.Resources() {
		if !substitutes {
			break
		}
		changed, err := kustomize.SubstituteVariables(context.Background(), nil, object, res,
			kustomize.SubstituteWithDryRun(true), kustomize.SubstituteWithAlways(postBuild["substituteStrategy"] == "Always"))
		if err != nil {
			return nil, err
		}
		if changed == nil {
			continue
		}
		if _, err := built.Replace(changed); err != nil {
			return nil, err
		}
	}
	return built.AsYaml()
}
