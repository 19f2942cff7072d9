package release

import (
	"maps"
	"slices"
	"sort"
	"strings"

	chart "helm.sh/helm/v4/pkg/chart/v2"
	release "helm.sh/helm/v4/pkg/release/v1"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"

	"meshgate/engine/sourcemap"
)

const notesFile = "NOTES.txt"

// sorted is a release in the order Helm installs it.
type sorted struct {
	hooks     []*release.Hook
	manifests []releaseutil.Manifest
	rendered  map[string]string
	recorder  *sourcemap.Recorder
	// starts are the offsets of the lines of rendered texts.
	starts map[string][]int
}

// withoutNotes leaves out NOTES.txt of the chart and of its subcharts.
func withoutNotes(rendered map[string]string) map[string]string {
	kept := maps.Clone(rendered)
	maps.DeleteFunc(kept, func(name, _ string) bool { return strings.HasSuffix(name, notesFile) })
	return kept
}

func sortRelease(rendered map[string]string, recorder *sourcemap.Recorder) (*sorted, error) {
	hooks, manifests, err := releaseutil.SortManifests(rendered, nil, releaseutil.InstallOrder)
	return &sorted{hooks, manifests, rendered, recorder, map[string][]int{}}, err
}

// list prints the release as renderResources in Helm's pkg/action/action.go
// and the command around it do: CRDs, manifests, then hooks.
func (s *sorted) list(chart *chart.Chart, options Options) *listing {
	listing := &listing{}
	if options.IncludeCRDs {
		s.listCRDs(listing, chart)
	}
	for _, manifest := range s.manifests {
		listing.add(manifest.Name, manifest.Content, s.origins(manifest.Name, manifest.Content))
	}
	listing.trim()
	if !options.NoHooks {
		s.listHooks(listing, options.SkipTests)
	}
	return listing
}

func (s *sorted) listCRDs(listing *listing, chart *chart.Chart) {
	for _, crd := range chart.CRDObjects() {
		content := string(crd.File.Data)
		file := s.recorder.FileIndex(crd.Filename)
		origins := make([]sourcemap.Origin, lineCount(content))
		for i := range origins {
			origins[i] = sourcemap.Origin{File: file, Line: int32(i + 1)}
		}
		listing.add(crd.Filename, content, origins)
	}
}

func (s *sorted) listHooks(listing *listing, skipTests bool) {
	for _, hook := range s.hooks {
		if skipTests && slices.Contains(hook.Events, release.HookTest) {
			continue
		}
		listing.add(hook.Path, hook.Manifest, s.origins(hook.Path, hook.Manifest))
	}
}

// origins returns the origins of the lines of a manifest, which is a part of
// the output of its template.
func (s *sorted) origins(name, content string) []sourcemap.Origin {
	lines := s.recorder.Lines(name)
	first := s.lineOf(name, content)
	if first < 0 || first >= len(lines) {
		return nil
	}
	return lines[first:]
}

// lineOf returns what lineOfPart does for a part of a rendered text, of which
// there may be hundreds.
func (s *sorted) lineOf(name, content string) int {
	text := s.rendered[name]
	offset := offsetOfPart(text, content)
	if offset < 0 {
		return -1
	}
	if s.starts[name] == nil {
		s.starts[name] = sourcemap.LineStarts(text)
	}
	return sort.SearchInts(s.starts[name], offset+1) - 1
}
