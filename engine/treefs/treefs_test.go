package treefs

import (
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"meshgate/engine/frames"
)

func tree(links map[string]string, files ...string) *FS {
	var sent []frames.Frame
	for _, file := range files {
		sent = append(sent, frames.Frame{Name: file, Data: []byte(file)})
	}
	return New(sent, Extra{Links: links, Folders: []string{"/empty"}})
}

func TestFilesAreReadThroughLinks(t *testing.T) {
	f := tree(map[string]string{"/link": "/real", "/real/to.yaml": "/other/a.yaml"}, "/real/x", "/other/a.yaml")
	data, err := f.ReadFile("/link/to.yaml")
	if err != nil || string(data) != "/other/a.yaml" {
		t.Errorf("got %q, %v", data, err)
	}
	if got := f.Read(); !reflect.DeepEqual(got, []string{"/other/a.yaml"}) {
		t.Errorf("read %v", got)
	}
	dir, file, err := f.CleanedAbs("/link/to.yaml")
	if dir != "/other" || file != "a.yaml" || err != nil {
		t.Errorf("got %s, %s, %v", dir, file, err)
	}
}

func TestWhatIsReadMayBeChanged(t *testing.T) {
	f := tree(nil, "/a")
	data, _ := f.ReadFile("/a")
	data[0] = '!'
	if again, _ := f.ReadFile("/a"); string(again) != "/a" {
		t.Errorf("got %q", again)
	}
}

func TestFailuresHaveTheWordsOfADisk(t *testing.T) {
	f := tree(map[string]string{"/loop": "/loop", "/gone": "/nowhere/x"}, "/folder/file")
	read := func(name string) func() error {
		return func() error { _, err := f.ReadFile(name); return err }
	}
	clean := func(name string) func() error {
		return func() error { _, _, err := f.CleanedAbs(name); return err }
	}
	for want, ask := range map[string]func() error{
		"open /folder/no/x: no such file or directory":                                        read("/folder/no/x"),
		"open /folder/file/x: not a directory":                                                read("/folder/file/x"),
		"read /folder: is a directory":                                                        read("/folder"),
		"open /gone: no such file or directory":                                               read("/gone"),
		"EvalSymlinks: too many links":                                                        read("/loop"),
		"evalsymlink failure on '/folder/no/x' : lstat /folder/no: no such file or directory": clean("/folder/no/x"),
		"evalsymlink failure on '/folder/file/x' : not a directory":                           clean("/folder/file/x"),
		"read-only file system":                                                               func() error { return f.WriteFile("/a", nil) },
	} {
		if err := ask(); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := f.ReadFile("/no"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v does not say that the file is missing", err)
	}
}

func TestWhatIsMissedIsNamedWithoutLinks(t *testing.T) {
	f := tree(map[string]string{"/link": "/real"}, "/real/x")
	_, _ = f.ReadFile("/link/gone/file")
	f.IsDir("/charts/demo")
	if got, want := f.Missed(), []string{"/charts/demo", "/real/gone/file"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	f.Forget()
	if len(f.Missed())+len(f.Read()) != 0 {
		t.Error("it is not forgotten")
	}
}

func TestFoldersFollowFromFilesAndAreListed(t *testing.T) {
	f := tree(map[string]string{"/a/link": "/empty"}, "/a/b/c", "/a/file")
	if !f.IsDir("/a/b") || !f.IsDir("/empty") || !f.IsDir("/a/link") || f.IsDir("/a/file") || f.Exists("/a/no") || !f.Exists("/") {
		t.Error("a folder is not what it is")
	}
	names, err := f.ReadDir("/a")
	if want := []string{"b", "file", "link"}; err != nil || !reflect.DeepEqual(names, want) {
		t.Errorf("got %v, %v", names, err)
	}
}

func TestAWalkVisitsInOrderAndSkips(t *testing.T) {
	f := tree(nil, "/a/1", "/a/2", "/b/1", "/c")
	var visited []string
	err := f.Walk("/", func(path string, entry fs.FileInfo, err error) error {
		visited = append(visited, path)
		if path == "/a" {
			return filepath.SkipDir
		}
		return err
	})
	if want := []string{"/", "/a", "/b", "/b/1", "/c", "/empty"}; err != nil || !reflect.DeepEqual(visited, want) {
		t.Errorf("got %v, %v", visited, err)
	}
}

func TestFilesThatStandInEachOthersWayAreKeptOnce(t *testing.T) {
	f := tree(map[string]string{"/a": "/b"}, "/a", "/a/below", "/a")
	if data, err := f.ReadFile("/a"); string(data) != "/a" || err != nil {
		t.Errorf("got %q, %v", data, err)
	}
}

func TestBelowFollowsLinksAndEnds(t *testing.T) {
	f := tree(map[string]string{"/chart/up": "/chart", "/chart/lib": "/lib", "/chart/gone": "/nowhere"}, "/chart/Chart.yaml", "/chart/templates/a", "/lib/b")
	files, err := f.Below("/chart")
	var names []string
	for _, file := range files {
		names = append(names, file.Name)
	}
	slices.Sort(names)
	if want := []string{"Chart.yaml", "lib/b", "templates/a"}; err != nil || !reflect.DeepEqual(names, want) {
		t.Errorf("got %v, %v", names, err)
	}
	if got := f.Missed(); !reflect.DeepEqual(got, []string{"/nowhere"}) {
		t.Errorf("missed %v", got)
	}
}

func TestBelowIsBounded(t *testing.T) {
	links := map[string]string{}
	files := []string{"/0/file"}
	for level := 1; level <= 40; level++ {
		here, below := "/"+strings.Repeat("x", level), "/"+strings.Repeat("x", level-1)
		if level == 1 {
			below = "/0"
		}
		files = append(files, here+"/file")
		links[here+"/left"], links[here+"/right"] = below, below
	}
	if _, err := tree(links, files...).Below("/" + strings.Repeat("x", 40)); err == nil {
		t.Error("links multiply files without end")
	}
}
