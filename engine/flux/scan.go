package flux

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/provider"

	"meshgate/engine/treefs"
)

// scan returns the resources of a folder without a kustomization file: its
// manifests at any depth, and folders with a kustomization file
// (scanManifests).
func scan(files *treefs.FS, folder string, ignored *ignored) ([]string, error) {
	var resources []string
	err := files.Walk(folder, func(file string, entry os.FileInfo, err error) error {
		if err != nil || file == folder {
			return err
		}
		resource := "." + strings.TrimPrefix(file, folder)
		if entry.IsDir() {
			if _, ok := kustomizationIn(files, file); ok {
				resources = append(resources, resource)
				return filepath.SkipDir
			}
			return nil
		}
		if !isManifest(file) || ignored.hasPatterns() && ignored.matches(file, false) {
			return nil
		}
		if err := check(files, file); err != nil {
			return err
		}
		resources = append(resources, resource)
		return nil
	})
	return resources, err
}

func isManifest(file string) bool {
	extension := path.Ext(file)
	return extension == ".yaml" || extension == ".yml"
}

// check fails for a file that holds no objects; kustomize panics at some.
func check(files *treefs.FS, file string) (err error) {
	text, err := files.ReadFile(file)
	if err != nil {
		return err
	}
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("recovered from panic while parsing YAML file %s: %v", path.Base(file), problem)
		}
	}()
	if _, err := provider.NewDefaultDepProvider().GetResourceFactory().SliceFromBytes(text); err != nil {
		return fmt.Errorf("failed to decode Kubernetes YAML from %s: %w", file, err)
	}
	return nil
}
