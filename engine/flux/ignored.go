package flux

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"github.com/fluxcd/pkg/sourceignore"
	"github.com/fluxcd/pkg/sourceignore/gitignore"
	"sigs.k8s.io/kustomize/api/types"

	"meshgate/engine/treefs"
)

// ignored tells which files .sourceignore files leave out. They hold when a
// source is packed; a Git repository still has the files.
type ignored struct {
	patterns []gitignore.Pattern
	matcher  gitignore.Matcher
}

func loadIgnored(files *treefs.FS, folder string) (*ignored, error) {
	domain := strings.Split(folder, "/")
	patterns, err := patternsIn(files, folder, domain)
	return &ignored{patterns, sourceignore.NewDefaultMatcher(patterns, domain)}, err
}

// patternsIn follows LoadIgnorePatterns in Flux's pkg/sourceignore.
func patternsIn(files *treefs.FS, folder string, domain []string) ([]gitignore.Pattern, error) {
	var patterns []gitignore.Pattern
	if file := path.Join(folder, sourceignore.IgnoreFile); files.Exists(file) {
		text, err := files.ReadFile(file)
		if err != nil {
			return nil, err
		}
		patterns = sourceignore.ReadPatterns(bytes.NewReader(text), domain)
	}
	for _, name := range files.Folders(folder) {
		if name == ".git" {
			continue
		}
		below, err := patternsIn(files, path.Join(folder, name), append(domain[:len(domain):len(domain)], name))
		if err != nil {
			return nil, err
		}
		patterns = append(patterns, below...)
	}
	return patterns, nil
}

func (i *ignored) hasPatterns() bool { return len(i.patterns) > 0 }

func (i *ignored) matches(file string, folder bool) bool {
	return i.matcher.Match(strings.Split(file, "/"), folder)
}

// filter drops what is ignored from a kustomization (filterKsWithIgnoreFiles).
func (i *ignored) filter(files *treefs.FS, folder string, kustomization *types.Kustomization) error {
	for _, list := range []*[]string{&kustomization.Resources, &kustomization.Components, &kustomization.Crds} {
		kept := (*list)[:0]
		for _, entry := range *list {
			if list == &kustomization.Crds || !isAddress(entry) {
				file := path.Join(folder, entry)
				info, err := files.Lstat(file)
				if err != nil {
					return err
				}
				if i.matches(file, info.IsDir()) {
					continue
				}
			}
			kept = append(kept, entry)
		}
		*list = kept
	}
	return nil
}

func isAddress(entry string) bool {
	address, err := url.ParseRequestURI(entry)
	return err == nil && address.Scheme != ""
}
