package helmfile

import (
	"errors"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"meshgate/engine/treefs"
)

// tree is the tree of files, of which some have contents here.
type tree struct {
	*treefs.FS
	sent   map[string]bool
	wanted map[string]bool
}

var errUnsent = errors.New("the contents of a file were not sent")

func newTree(files *treefs.FS, sent []string) *tree {
	t := &tree{FS: files, sent: map[string]bool{}, wanted: map[string]bool{}}
	for _, file := range sent {
		t.sent[file] = true
	}
	return t
}

func (t *tree) wantedPaths() []string {
	return append([]string{}, slices.Sorted(maps.Keys(t.wanted))...)
}

// read returns the text of a file.
func (t *tree) read(file string) (string, error) {
	data, err := t.ReadFile(file)
	if err != nil {
		return "", err
	}
	if resolved := t.resolved(file); !t.sent[resolved] {
		t.wanted[resolved] = true
		return "", errUnsent
	}
	return string(data), nil
}

// resolved returns the path of a file that exists, links followed.
func (t *tree) resolved(file string) string {
	folder, name, err := t.CleanedAbs(file)
	if err != nil {
		return file
	}
	return path.Join(string(folder), name)
}

func (t *tree) isFile(name string) bool { return t.Exists(name) && !t.IsDir(name) }

// glob returns the paths that match a pattern, sorted, as filepath.Glob does.
func (t *tree) glob(pattern string) []string {
	if !strings.ContainsAny(pattern, "*?[\\") {
		if t.Exists(pattern) {
			return []string{path.Clean(pattern)}
		}
		return nil
	}
	folder, name := path.Split(path.Clean(pattern))
	var found []string
	for _, base := range t.glob(strings.TrimSuffix(folder, "/") + "/.") {
		names, err := t.ReadDir(base)
		if err != nil {
			continue
		}
		for _, candidate := range names {
			if ok, err := path.Match(name, candidate); err == nil && ok {
				found = append(found, path.Join(base, candidate))
			}
		}
	}
	slices.Sort(found)
	return found
}

// helmfilesAt follows findDesiredStateFiles in helmfile's pkg/app/app.go: a file
// is a helmfile, and of a folder all files of that form are.
func (t *tree) helmfilesAt(name string) []string {
	if !t.IsDir(name) {
		return []string{name}
	}
	return append(t.glob(path.Join(name, "*.y*ml")), t.glob(path.Join(name, "*.y*ml.gotmpl"))...)
}

var remotePath = regexp.MustCompile(`^(?:[\w+.-]+::)?[a-z][\w+.-]*://|^[\w+.-]+::`)

// isRemote tells whether a path is one that helmfile would download.
func isRemote(name string) bool { return remotePath.MatchString(name) }
