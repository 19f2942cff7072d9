package release

import (
	"fmt"
	"maps"
	"slices"

	"meshgate/engine/sourcemap"
)

// failures are the templates of a partial render that failed.
type failures struct {
	wanted bool
	all    []failure
	files  map[string]bool
}

// failure is a template that cannot be parsed, executed or read.
type failure struct {
	file string
	err  error
	// at is the line that wrote the unreadable text; nil if the error names it.
	at *Place
}

// add keeps a failure if the render goes on after failures.
func (f *failures) add(file string, err error) bool {
	if f.wanted {
		f.keep(failure{file: file, err: err})
	}
	return f.wanted
}

func (f *failures) keep(failed failure) {
	if f.files == nil {
		f.files = map[string]bool{}
	}
	f.files[failed.file] = true
	f.all = append(f.all, failed)
}

func (f *failures) any() bool { return len(f.all) > 0 }

func (f *failures) has(file string) bool { return f.files[file] }

// takeUnreadable removes the texts that are no YAML, in the order in which Helm
// reads them: by name.
func (f *failures) takeUnreadable(rendered map[string]string, recorder *sourcemap.Recorder) {
	for _, file := range slices.Sorted(maps.Keys(rendered)) {
		if _, err := sortRelease(map[string]string{file: rendered[file]}, recorder); err != nil {
			f.keep(failure{file, err, brokenPlace(err, rendered, recorder)})
			delete(rendered, file)
		}
	}
}

// report puts the failures, of which there is at least one, into the header of
// a result and returns the error that Helm ends with.
func (f *failures) report(result *Result, sources *sources) error {
	for _, failed := range f.all {
		at := failed.at
		if at == nil {
			at = namedPlace(failed.err.Error(), sources)
		}
		file := sources.place(&Place{File: failed.file}).File
		result.Header.Broken = append(result.Header.Broken, BrokenTemplate{file, failed.err.Error(), sources.place(at)})
	}
	result.Header.At = result.Header.Broken[0].At
	return fmt.Errorf("%w"+errorTrailer, f.all[0].err)
}
