package treefs

import (
	"fmt"
	"path"

	"meshgate/engine/frames"
)

// maxBelow limits the files of a folder, since links multiply them.
const maxBelow = 50_000

// Below returns all files below a folder, links followed, by their paths in
// it. A link to a folder that it is in adds nothing.
func (f *FS) Below(folder string) ([]frames.Frame, error) {
	resolved, _, err := f.lookup("open", folder)
	if err != nil {
		return nil, err
	}
	listing := &listing{fs: f, within: map[string]bool{}}
	err = listing.add("", resolved)
	return listing.files, err
}

type listing struct {
	fs    *FS
	files []frames.Frame
	// within are the folders that are being listed.
	within map[string]bool
}

// add adds what is at a path; a link that leads to nothing adds nothing.
func (l *listing) add(name, at string) error {
	resolved, found, err := l.fs.lookup("open", at)
	if err != nil || l.within[resolved] {
		return nil
	}
	if !found.isFolder() {
		if len(l.files) == maxBelow {
			return fmt.Errorf("a chart has more than %d files", maxBelow)
		}
		l.fs.read[resolved] = true
		l.files = append(l.files, frames.Frame{Name: name, Data: found.data})
		return nil
	}
	l.within[resolved] = true
	defer delete(l.within, resolved)
	for child := range found.children {
		if err := l.add(path.Join(name, child), path.Join(resolved, child)); err != nil {
			return err
		}
	}
	return nil
}
