package charts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/ignore"

	"meshgate/engine/wire"
)

var byteOrderMark = []byte{0xEF, 0xBB, 0xBF}

// loadFolder follows loadDir in Helm's pkg/chart/v2/loader/directory.go.
func loadFolder(files []wire.Frame) (*chart.Chart, error) {
	if err := checkAPIVersion(wire.ByName(files)); err != nil {
		return nil, err
	}
	rules, err := ignoreRules(wire.ByName(files))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(files, func(a, b wire.Frame) int { return compareWalk(a.Name, b.Name) })
	buffered, err := bufferFiles(files, &ignored{rules: rules, folders: map[string]bool{}})
	if err != nil {
		return nil, err
	}
	return loader.LoadFiles(buffered)
}

func ignoreRules(files map[string][]byte) (*ignore.Rules, error) {
	rules := ignore.Empty()
	if data, ok := files[ignore.HelmIgnore]; ok {
		parsed, err := ignore.Parse(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		rules = parsed
	}
	rules.AddDefaults()
	return rules, nil
}

// compareWalk orders paths as a walk through sorted folders meets them.
func compareWalk(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

func bufferFiles(files []wire.Frame, skip *ignored) ([]*archive.BufferedFile, error) {
	var buffered []*archive.BufferedFile
	budget := archive.MaxDecompressedChartSize
	for _, file := range files {
		if skip.file(file.Name) {
			continue
		}
		if err := spend(&budget, file); err != nil {
			return nil, fmt.Errorf("error reading %s: %w", file.Name, err)
		}
		data := bytes.TrimPrefix(file.Data, byteOrderMark)
		buffered = append(buffered, &archive.BufferedFile{Name: file.Name, Data: data})
	}
	return buffered, nil
}

// spend takes a file from what is left of the chart's size, as
// BudgetedReader.ReadFileWithBudget in Helm's pkg/chart/loader/archive does.
func spend(budget *int64, file wire.Frame) error {
	*budget -= int64(len(file.Data))
	if *budget < 0 {
		return fmt.Errorf("chart exceeds maximum decompressed size of %d bytes", archive.MaxDecompressedChartSize)
	}
	return nil
}
