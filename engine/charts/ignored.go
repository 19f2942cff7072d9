package charts

import (
	"bytes"
	"io/fs"
	"path"
	"time"

	"helm.sh/helm/v4/pkg/ignore"
)

// ignored tells which files .helmignore leaves out. An ignored folder is
// not entered, so that a later rule cannot bring its files back.
type ignored struct {
	rules   *ignore.Rules
	folders map[string]bool
}

// newIgnored reads the rules among the files of a chart's folder.
func newIgnored(files map[string][]byte) (*ignored, error) {
	rules := ignore.Empty()
	if data, ok := files[ignore.HelmIgnore]; ok {
		parsed, err := ignore.Parse(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		rules = parsed
	}
	rules.AddDefaults()
	return &ignored{rules: rules, folders: map[string]bool{}}, nil
}

func (i *ignored) file(name string) bool {
	return i.folder(path.Dir(name)) || i.rules.Ignore(name, entry{name, 0})
}

func (i *ignored) folder(name string) bool {
	if name == "." {
		return false
	}
	known, ok := i.folders[name]
	if !ok {
		known = i.folder(path.Dir(name)) || i.rules.Ignore(name, entry{name, fs.ModeDir})
		i.folders[name] = known
	}
	return known
}

// entry is the part of fs.FileInfo that the rules need.
type entry struct {
	name string
	mode fs.FileMode
}

func (e entry) Name() string       { return path.Base(e.name) }
func (e entry) Size() int64        { return 0 }
func (e entry) Mode() fs.FileMode  { return e.mode }
func (e entry) ModTime() time.Time { return time.Time{} }
func (e entry) IsDir() bool        { return e.mode.IsDir() }
func (e entry) Sys() any           { return nil }
