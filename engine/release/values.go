package release

import (
	"encoding/json"
	"fmt"
	"strings"

	"helm.sh/helm/v4/pkg/chart/v2/loader"
	"helm.sh/helm/v4/pkg/strvals"
)

// mergeValues follows Options.MergeValues in Helm's pkg/cli/values: values
// files first, then the --set flags in this order of kinds, whatever the order
// on the command line.
func mergeValues(options Options, files map[string][]byte) (map[string]any, error) {
	values, err := mergeFiles(options.Values, files)
	if err != nil {
		return nil, err
	}
	if values, err = mergeJSON(values, options.SetJSON); err != nil {
		return nil, err
	}
	for _, kind := range []struct {
		flag  string
		texts []string
		into  func(string, map[string]any) error
	}{
		{"--set", options.Set, strvals.ParseInto},
		{"--set-string", options.SetString, strvals.ParseIntoString},
		{"--set-file", options.SetFile, fileParser(files)},
		{"--set-literal", options.SetLiteral, strvals.ParseLiteralInto},
	} {
		for _, text := range kind.texts {
			if err := kind.into(text, values); err != nil {
				return nil, fmt.Errorf("failed parsing %s data: %w", kind.flag, err)
			}
		}
	}
	return values, nil
}

func mergeFiles(names []string, files map[string][]byte) (map[string]any, error) {
	values := map[string]any{}
	for _, name := range names {
		data, err := read(files, name)
		if err != nil {
			return nil, err
		}
		read, err := parsedValues.load(data)
		if err != nil {
			return nil, &brokenValues{name, string(data), err}
		}
		values = loader.MergeMaps(values, read)
	}
	return values, nil
}

// brokenValues is the error of a values file that cannot be read.
type brokenValues struct {
	name, text string
	err        error
}

func (b *brokenValues) Error() string { return fmt.Sprintf("failed to parse %s: %v", b.name, b.err) }

// place returns the line that the error names, or nil.
func (b *brokenValues) place() *Place {
	line := yamlErrorLine(b.err.Error(), b.text)
	if line == 0 {
		return nil
	}
	return &Place{File: b.name, Line: line, Values: true}
}

func mergeJSON(values map[string]any, texts []string) (map[string]any, error) {
	for _, text := range texts {
		if !strings.HasPrefix(strings.TrimSpace(text), "{") {
			if err := strvals.ParseJSON(text, values); err != nil {
				return nil, fmt.Errorf("failed parsing --set-json data %s", text)
			}
			continue
		}
		var object map[string]any
		if err := json.Unmarshal([]byte(strings.TrimSpace(text)), &object); err != nil {
			return nil, fmt.Errorf("failed parsing --set-json data JSON: %s", text)
		}
		values = loader.MergeMaps(values, object)
	}
	return values, nil
}

// chartValuesFrame begins the names of frames with default values of charts; no
// path begins with it.
const chartValuesFrame = "\x00chart/"

func chartValues(options Options, files map[string][]byte) (map[string][]byte, error) {
	texts := map[string][]byte{}
	for _, location := range options.ChartValues {
		text, err := read(files, chartValuesFrame+location)
		if err != nil {
			return nil, err
		}
		texts[location] = text
	}
	return texts, nil
}

func fileParser(files map[string][]byte) func(string, map[string]any) error {
	reader := func(name []rune) (any, error) {
		data, err := read(files, string(name))
		return string(data), err
	}
	return func(text string, values map[string]any) error {
		return strvals.ParseIntoFile(text, values, reader)
	}
}

func read(files map[string][]byte, name string) ([]byte, error) {
	data, ok := files[name]
	if !ok {
		return nil, fmt.Errorf("open %s: no such file or directory", name)
	}
	return data, nil
}
