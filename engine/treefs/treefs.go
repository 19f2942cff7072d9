// Package treefs is a read-only file system of files that the host sent. It
// answers and fails as a disk does, so that kustomize's messages are those that
// a user sees, and it remembers what was read and what was missed.
package treefs

import (
	"maps"
	"path"
	"slices"
	"strings"

	"meshgate/engine/frames"
)

// FS holds files, folders and links by absolute paths.
type FS struct {
	root   *entry
	read   map[string]bool
	missed map[string]bool
}

// entry is a folder, a file or a link.
type entry struct {
	// children are what a folder holds; nil for a file or a link.
	children map[string]*entry
	data     []byte
	// target is the absolute path that a link leads to.
	target string
}

func (e *entry) isFolder() bool { return e.children != nil }
func (e *entry) isLink() bool   { return e.target != "" }

// Extra are the parts of a tree that are not files.
type Extra struct {
	// Links are symbolic links: absolute path to absolute path.
	Links map[string]string `json:"links"`
	// Folders exist, whether they hold a file or not.
	Folders []string `json:"folders"`
}

// New returns a file system of files by their absolute paths.
func New(files []frames.Frame, extra Extra) *FS {
	f := &FS{root: newFolder()}
	for _, file := range files {
		f.add(file.Name, &entry{data: file.Data})
	}
	for _, link := range slices.Sorted(maps.Keys(extra.Links)) {
		f.add(link, &entry{target: path.Clean("/" + extra.Links[link])})
	}
	for _, folder := range extra.Folders {
		f.folder(segments(folder))
	}
	f.Forget()
	return f
}

// With returns the same files but for one, which has other contents or is new.
// Its folder has to exist. Both remember together what was read and missed.
func (f *FS) With(file string, data []byte) *FS {
	folder, _, err := f.lookup("open", path.Dir(file))
	if err != nil {
		return f
	}
	changed := *f
	changed.root = f.root.with(append(segments(folder), path.Base(file)), &entry{data: data})
	return &changed
}

// with returns a folder in which a path leads to another entry; the folders on
// the path are copied.
func (e *entry) with(parts []string, added *entry) *entry {
	if len(parts) == 0 {
		return added
	}
	copied := &entry{children: maps.Clone(e.children)}
	copied.children[parts[0]] = e.children[parts[0]].with(parts[1:], added)
	return copied
}

// Forget forgets what was read and missed.
func (f *FS) Forget() { f.read, f.missed = map[string]bool{}, map[string]bool{} }

// Read returns the paths of the files that were read, links followed, sorted.
func (f *FS) Read() []string { return sorted(f.read) }

// Missed returns the paths that do not exist and were looked up, sorted.
func (f *FS) Missed() []string { return sorted(f.missed) }

func sorted(paths map[string]bool) []string {
	return append([]string{}, slices.Sorted(maps.Keys(paths))...)
}

func newFolder() *entry { return &entry{children: map[string]*entry{}} }

// add adds an entry; a path through a file is left out.
func (f *FS) add(name string, added *entry) {
	parts := segments(name)
	if len(parts) == 0 {
		return
	}
	last := len(parts) - 1
	if folder := f.folder(parts[:last]); folder != nil && folder.children[parts[last]] == nil {
		folder.children[parts[last]] = added
	}
}

// folder returns a folder, which it creates; nil if a file is in its way.
func (f *FS) folder(parts []string) *entry {
	at := f.root
	for _, name := range parts {
		next := at.children[name]
		if next == nil {
			next = newFolder()
			at.children[name] = next
		}
		if !next.isFolder() {
			return nil
		}
		at = next
	}
	return at
}

// segments returns the names in an absolute path.
func segments(name string) []string {
	clean := strings.Trim(path.Clean("/"+name), "/")
	if clean == "" {
		return nil
	}
	return strings.Split(clean, "/")
}
