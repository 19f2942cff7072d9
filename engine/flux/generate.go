package flux

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/yaml"

	"meshgate/engine/treefs"
)

// Generate returns the files with the kustomization file of a folder as Flux
// changes it, or writes it where there is none (GenerateManifest in Flux's
// kustomize_generator.go).
func Generate(files *treefs.FS, folder string, spec Spec) (*treefs.FS, error) {
	ignored, err := loadIgnored(files, folder)
	if err != nil {
		return nil, err
	}
	file, text, err := findOrWrite(files, folder, ignored)
	if err != nil {
		return nil, err
	}
	kustomization := types.Kustomization{TypeMeta: typeMeta()}
	if err := yaml.Unmarshal(text, &kustomization); err != nil {
		return nil, err
	}
	if files.Exists(file) && len(kustomization.Resources) == 0 {
		kustomization.BuildMetadata = []string{types.OriginAnnotations} // else it may count as empty
	}
	if err := ignored.filter(files, folder, &kustomization); err != nil {
		return nil, err
	}
	if err := spec.apply(files, folder, &kustomization); err != nil {
		return nil, err
	}
	changed, err := yaml.Marshal(kustomization)
	if err != nil {
		return nil, err
	}
	return files.With(file, changed), nil
}

func typeMeta() types.TypeMeta {
	return types.TypeMeta{APIVersion: types.KustomizationVersion, Kind: types.KustomizationKind}
}

// findOrWrite returns the kustomization file of a folder and its text.
func findOrWrite(files *treefs.FS, folder string, ignored *ignored) (string, []byte, error) {
	if file, ok := kustomizationIn(files, folder); ok {
		text, err := files.ReadFile(file)
		return file, text, err
	}
	resources, err := scan(files, folder, ignored)
	if err != nil {
		return "", nil, err
	}
	kustomization := types.Kustomization{TypeMeta: typeMeta(), Resources: resources}
	if len(resources) == 0 {
		kustomization.Namespace = "_placeholder" // else it counts as empty
	}
	text, err := yaml.Marshal(kustomization)
	return path.Join(folder, konfig.DefaultKustomizationFileName()), text, err
}

func kustomizationIn(files *treefs.FS, folder string) (string, bool) {
	for _, name := range konfig.RecognizedKustomizationFileNames() {
		if file := path.Join(folder, name); files.Exists(file) && !files.IsDir(file) {
			return file, true
		}
	}
	return "", false
}

// apply changes a kustomization as the object says.
func (s Spec) apply(files *treefs.FS, folder string, kustomization *types.Kustomization) error {
	override(&kustomization.Namespace, s.TargetNamespace)
	override(&kustomization.NamePrefix, s.NamePrefix)
	override(&kustomization.NameSuffix, s.NameSuffix)
	for _, patch := range s.Patches {
		kustomization.Patches = append(kustomization.Patches, types.Patch{Patch: patch.Patch, Target: patch.Target})
	}
	for _, component := range s.Components {
		if !isLocalAndRelative(component) {
			return fmt.Errorf("component path '%s' must be local and relative", component)
		}
		if s.IgnoreMissingComponents && !files.Exists(path.Join(folder, component)) {
			continue
		}
		kustomization.Components = append(kustomization.Components, component)
	}
	for _, image := range s.Images {
		kustomization.Images = withImage(kustomization.Images, image)
	}
	if len(s.BuildMetadata) > 0 {
		kustomization.BuildMetadata = s.BuildMetadata
	}
	return nil
}

func override(field *string, value *string) {
	if value != nil {
		*field = *value
	}
}

// withImage merges an image into those of a kustomization: tag and digest
// select a version, and are replaced together.
func withImage(images []types.Image, image types.Image) []types.Image {
	at := slices.IndexFunc(images, func(known types.Image) bool { return known.Name == image.Name })
	if at < 0 {
		return append(images, types.Image{Name: image.Name, NewName: image.NewName, NewTag: image.NewTag, Digest: image.Digest})
	}
	if image.NewName != "" {
		images[at].NewName = image.NewName
	}
	if image.NewTag != "" || image.Digest != "" {
		images[at].NewTag, images[at].Digest = image.NewTag, image.Digest
	}
	return images
}

// remote are the beginnings of addresses (IsLocalRelativePath).
var remote = []string{"git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/"}

func isLocalAndRelative(component string) bool {
	lower := strings.ToLower(component)
	for _, prefix := range remote {
		if len(prefix) < len(lower) && strings.HasPrefix(lower, prefix) {
			return false
		}
	}
	return !filepath.IsAbs(component) && !filepath.IsAbs(strings.TrimPrefix(lower, "file://"))
}
