package treefs

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"time"

	kerrors "sigs.k8s.io/kustomize/kyaml/errors"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

var _ filesys.FileSystem = (*FS)(nil)

// CleanedAbs follows kyaml's filesys/fsondisk.go.
func (f *FS) CleanedAbs(name string) (filesys.ConfirmedDir, string, error) {
	resolved, found, err := f.lookup(evaluate, name)
	if err != nil {
		return "", "", fmt.Errorf("evalsymlink failure on '%s' : %w", name, err)
	}
	if found.isFolder() {
		return filesys.ConfirmedDir(resolved), "", nil
	}
	return filesys.ConfirmedDir(path.Dir(resolved)), path.Base(resolved), nil
}

// ReadFile returns a copy of what a file holds.
func (f *FS) ReadFile(name string) ([]byte, error) {
	resolved, found, err := f.lookup("open", name)
	if failure, ok := errors.AsType[*fs.PathError](err); ok {
		failure.Path = name
	}
	if err != nil {
		return nil, kerrors.Wrap(err)
	}
	if found.isFolder() {
		return nil, kerrors.Wrap(&fs.PathError{Op: "read", Path: name, Err: errIsFolder})
	}
	f.read[resolved] = true
	return slices.Clone(found.data), nil
}

// Lstat describes what is at a path; a link is not followed.
func (f *FS) Lstat(name string) (fs.FileInfo, error) {
	folder, parent, err := f.lookup(evaluate, path.Dir(path.Clean(name)))
	if err != nil {
		return nil, err
	}
	found := parent.children[path.Base(name)]
	if path.Clean(name) == "/" {
		found = f.root
	}
	if found == nil {
		f.missed[path.Join(folder, path.Base(name))] = true
		return nil, &fs.PathError{Op: evaluate, Path: name, Err: errNotExist}
	}
	return info{path.Base(name), found}, nil
}

// Folders returns the names of the folders in a folder, sorted; links to
// folders are none.
func (f *FS) Folders(name string) []string {
	_, found, err := f.lookup("open", name)
	if err != nil {
		return nil
	}
	var names []string
	for _, child := range slices.Sorted(maps.Keys(found.children)) {
		if found.children[child].isFolder() {
			names = append(names, child)
		}
	}
	return names
}

// IsDir tells whether a path leads to a folder.
func (f *FS) IsDir(name string) bool {
	_, found, err := f.lookup("stat", name)
	return err == nil && found.isFolder()
}

// Exists tells whether a path leads to anything.
func (f *FS) Exists(name string) bool {
	_, _, err := f.lookup("stat", name)
	return err == nil
}

// ReadDir returns the names in a folder, sorted.
func (f *FS) ReadDir(name string) ([]string, error) {
	_, found, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	return slices.Sorted(maps.Keys(found.children)), nil
}

// Walk follows filepath.Walk.
func (f *FS) Walk(name string, visit filepath.WalkFunc) error {
	_, found, err := f.lookup(evaluate, name)
	if err != nil {
		err = visit(name, nil, err)
	} else {
		err = walk(name, found, visit)
	}
	if errors.Is(err, filepath.SkipDir) || errors.Is(err, filepath.SkipAll) {
		return nil
	}
	return err
}

func walk(name string, at *entry, visit filepath.WalkFunc) error {
	if err := visit(name, info{path.Base(name), at}, nil); err != nil {
		return err
	}
	for _, child := range slices.Sorted(maps.Keys(at.children)) {
		err := walk(path.Join(name, child), at.children[child], visit)
		if errors.Is(err, filepath.SkipDir) {
			if at.children[child].isFolder() {
				continue
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// info is the fs.FileInfo of an entry.
type info struct {
	name  string
	entry *entry
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.entry.data)) }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.entry.isFolder() }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	switch {
	case i.entry.isFolder():
		return fs.ModeDir
	case i.entry.isLink():
		return fs.ModeSymlink
	}
	return 0
}

func (f *FS) Create(string) (filesys.File, error) { return nil, errReadOnly }
func (f *FS) Mkdir(string) error                  { return errReadOnly }
func (f *FS) MkdirAll(string) error               { return errReadOnly }
func (f *FS) RemoveAll(string) error              { return errReadOnly }
func (f *FS) WriteFile(string, []byte) error      { return errReadOnly }
func (f *FS) Open(string) (filesys.File, error)   { return nil, errNotSupported }
func (f *FS) Glob(string) ([]string, error)       { return nil, errNotSupported }
