package release

import (
	"regexp"
	"strconv"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"sigs.k8s.io/yaml"

	"meshgate/engine/sourcemap"
)

var (
	templatePlace = regexp.MustCompile(`([^\s()"<>:]+):(\d+)`)
	yamlError     = regexp.MustCompile(`^YAML parse error on (.+?): `)
)

// namedPlace returns the last template line that a message names, which is
// where an error began: callers come first.
func namedPlace(message string, sources *sources) *Place {
	var place *Place
	for _, match := range templatePlace.FindAllStringSubmatch(message, -1) {
		if sources.has(match[1]) {
			line, _ := strconv.Atoi(match[2])
			place = &Place{File: match[1], Line: line}
		}
	}
	return place
}

// brokenPlace returns the template line that wrote invalid YAML. The message
// counts lines from the start of the document.
func brokenPlace(err error, rendered map[string]string, recorder *sourcemap.Recorder) *Place {
	file := yamlError.FindStringSubmatch(err.Error())
	if file == nil {
		return nil
	}
	text, lines := rendered[file[1]], recorder.Lines(file[1])
	for _, document := range splitInOrder(text) {
		if isYAML(document) {
			continue
		}
		line := yamlErrorLine(err.Error(), document)
		if line == 0 {
			return nil
		}
		return placeOf(lineOfPart(text, document)+line-1, lines, recorder.Files())
	}
	return nil
}

func placeOf(index int, lines []sourcemap.Origin, files []string) *Place {
	if index < 0 || index >= len(lines) || lines[index] == sourcemap.None {
		return nil
	}
	return &Place{File: files[lines[index].File], Line: int(lines[index].Line)}
}

// isYAML parses a document as SortManifests does.
func isYAML(document string) bool {
	var head releaseutil.SimpleHead
	return yaml.Unmarshal([]byte(document), &head) == nil
}
