//go:build ignore

// A hook for the harness of kustomize's own tests (kustomize's
// testutils/kusttest): it writes out what a test builds.
package kusttest_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sigs.k8s.io/kustomize/api/krusty"
)

// builds are how many builds each test has so far.
var builds = map[string]int{}

// dump writes the files of a build and its options to a folder of $DUMP.
func (th Harness) dump(path string, options krusty.Options) {
	start, ok := th.start(path)
	if !ok {
		return
	}
	name := strings.NewReplacer("/", "_", " ", "_", "#", "_").Replace(th.t.Name())
	builds[name]++
	folder := filepath.Join(os.Getenv("DUMP"), fmt.Sprintf("%s-%d", name, builds[name]))
	th.copyFiles(start, filepath.Join(folder, "root"))
	meta, err := json.MarshalIndent(map[string]any{
		"path":      path,
		"anyPath":   options.LoadRestrictions.String() == "LoadRestrictionsNone",
		"legacy":    options.Reorder == krusty.ReorderOptionLegacy,
		"managedBy": options.AddManagedbyLabel,
		"helm":      options.PluginConfig.HelmConfig.Enabled,
	}, "", " ")
	if err != nil {
		th.t.Fatal(err)
	}
	th.write(filepath.Join(folder, "meta.json"), meta)
}

// start returns the folder whose files a build may need.
func (th Harness) start(path string) (string, bool) {
	if !strings.Contains(fmt.Sprintf("%T", th.fSys), "OnDisk") {
		return "/", true
	}
	if strings.HasPrefix(filepath.Base(path), "kustomize-") { // a temporary folder of kustomize
		return path, true
	}
	return filepath.Dir(path), filepath.IsAbs(path)
}

func (th Harness) copyFiles(from, to string) {
	err := th.fSys.Walk(from, func(path string, info os.FileInfo, err error) error {
		if err != nil || info == nil || info.IsDir() {
			return nil
		}
		if content, err := th.fSys.ReadFile(path); err == nil {
			th.write(filepath.Join(to, path), content)
		}
		return nil
	})
	if err != nil {
		th.t.Log(err)
	}
}

func (th Harness) write(path string, content []byte) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		th.t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		th.t.Fatal(err)
	}
}
