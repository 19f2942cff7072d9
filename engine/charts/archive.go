package charts

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
)

var gzipHeader = []byte{0x1F, 0x8B, 0x08}

// loadArchive follows LoadFile in Helm's pkg/chart/loader/load.go.
func loadArchive(name string, data []byte, known locations) (*chart.Chart, error) {
	if !bytes.HasPrefix(data, gzipHeader) {
		return nil, notAnArchive(name)
	}
	files, err := archive.LoadArchiveFiles(bytes.NewReader(data))
	if errors.Is(err, gzip.ErrHeader) {
		return nil, fmt.Errorf("file '%s' does not appear to be a valid chart file (details: %w)", name, err)
	}
	if err != nil {
		return nil, errors.New("unable to load chart archive")
	}
	if err := checkArchivedAPIVersion(files); err != nil {
		return nil, err
	}
	known.add("", files)
	return loader.LoadFiles(files)
}

func notAnArchive(name string) error {
	if strings.HasSuffix(name, ".yml") || strings.HasSuffix(name, ".yaml") {
		return fmt.Errorf("file '%s' seems to be a YAML file, but expected a gzipped archive", name)
	}
	return fmt.Errorf("file '%s' does not appear to be a gzipped archive", name)
}

func checkArchivedAPIVersion(files []*archive.BufferedFile) error {
	for _, file := range files {
		if file.Name == chartFile {
			return checkAPIVersion(map[string][]byte{chartFile: file.Data})
		}
	}
	return errors.New("unable to detect chart version, no Chart.yaml found")
}
