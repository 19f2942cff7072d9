package charts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"

	"meshgate/engine/frames"
)

var byteOrderMark = []byte{0xEF, 0xBB, 0xBF}

// loadFolder follows loadDir in Helm's pkg/chart/v2/loader/directory.go.
func loadFolder(files []frames.Frame, known locations) (*chart.Chart, error) {
	if err := checkAPIVersion(frames.ByName(files)); err != nil {
		return nil, err
	}
	buffered, err := folderFiles(files)
	if err != nil {
		return nil, err
	}
	known.add("", buffered)
	return loader.LoadFiles(buffered)
}

// folderFiles returns the files of a folder that Helm loads, with those of
// subcharts that are packed first.
func folderFiles(files []frames.Frame) ([]*archive.BufferedFile, error) {
	own, packed := separate(files)
	skip, err := newIgnored(frames.ByName(own))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(own, func(a, b frames.Frame) int { return compareWalk(a.Name, b.Name) })
	buffered, err := bufferFiles(own, skip)
	if err != nil {
		return nil, err
	}
	return appendPacked(buffered, packed)
}

// compareWalk orders paths as a walk through sorted folders visits them.
func compareWalk(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}

func bufferFiles(files []frames.Frame, skip *ignored) ([]*archive.BufferedFile, error) {
	var buffered []*archive.BufferedFile
	budget := archive.MaxDecompressedChartSize
	for _, file := range files {
		if skip.file(file.Name) {
			continue
		}
		if budget -= int64(len(file.Data)); budget < 0 {
			return nil, fmt.Errorf("error reading %s: chart exceeds maximum decompressed size of %d bytes", file.Name, archive.MaxDecompressedChartSize)
		}
		data := bytes.TrimPrefix(file.Data, byteOrderMark)
		buffered = append(buffered, &archive.BufferedFile{Name: file.Name, Data: data})
	}
	return buffered, nil
}
