package treefs

import (
	"errors"
	"io/fs"
	"path"
	"slices"
)

// maxLinks is the number of links in a path from which on filepath.EvalSymlinks
// gives up (walkSymlinks in Go's path/filepath/symlink.go).
const maxLinks = 255

var errTooManyLinks = errors.New("EvalSymlinks: too many links")

// The reasons of failures, in the words of Linux; those of package syscall are
// others on wasip1.
var (
	errNotExist     error = noEntry{}
	errNotFolder          = errors.New("not a directory")
	errIsFolder           = errors.New("is a directory")
	errReadOnly           = errors.New("read-only file system")
	errNotSupported       = errors.New("function not implemented")
)

type noEntry struct{}

func (noEntry) Error() string        { return "no such file or directory" }
func (noEntry) Is(target error) bool { return target == fs.ErrNotExist }

// evaluate is the operation of filepath.EvalSymlinks.
const evaluate = "lstat"

// lookup follows all links of a path. It returns the path without links and
// what is there, or the error of an operation on a disk.
func (f *FS) lookup(operation, name string) (string, *entry, error) {
	pending := segments(name)
	at, here := "/", f.root
	for links := 0; len(pending) > 0; {
		next := path.Join(at, pending[0])
		if !here.isFolder() {
			return "", nil, notFolder(operation, next)
		}
		child := here.children[pending[0]]
		pending = pending[1:]
		switch {
		case child == nil:
			f.missed[path.Join(append([]string{next}, pending...)...)] = true
			return "", nil, &fs.PathError{Op: operation, Path: next, Err: errNotExist}
		case child.isLink():
			if links++; links > maxLinks {
				return "", nil, errTooManyLinks
			}
			pending = slices.Concat(segments(child.target), pending)
			at, here = "/", f.root
		default:
			at, here = next, child
		}
	}
	return at, here, nil
}

// notFolder is the error for a path through a file; filepath.EvalSymlinks does
// not name the path.
func notFolder(operation, name string) error {
	if operation == evaluate {
		return errNotFolder
	}
	return &fs.PathError{Op: operation, Path: name, Err: errNotFolder}
}
