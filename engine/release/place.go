package release

import (
	"regexp"
	"strconv"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
	"sigs.k8s.io/yaml"

	"meshgate/engine/marks"
)

var (
	templatePlace = regexp.MustCompile(`([^\s()"<>:]+):(\d+)`)
	yamlError     = regexp.MustCompile(`^YAML parse error on (.+?): `)
	yamlLine      = regexp.MustCompile(`yaml: line (\d+)`)
)

// namedPlace returns the last template line that a message names, which is
// where an error began: callers come first.
func namedPlace(message string, sources map[string]string) *Place {
	var place *Place
	for _, match := range templatePlace.FindAllStringSubmatch(message, -1) {
		if _, ok := sources[match[1]]; ok {
			line, _ := strconv.Atoi(match[2])
			place = &Place{match[1], line}
		}
	}
	return place
}

// brokenPlace returns the template line that wrote what is no YAML. The
// message counts lines from the start of the document it could not read.
func brokenPlace(err error, rendered map[string]string, recorder *marks.Recorder) *Place {
	file := yamlError.FindStringSubmatch(err.Error())
	line := yamlLine.FindStringSubmatch(err.Error())
	if file == nil || line == nil {
		return nil
	}
	number, _ := strconv.Atoi(line[1])
	return originOfBroken(file[1], number, rendered, recorder)
}

func originOfBroken(name string, line int, rendered map[string]string, recorder *marks.Recorder) *Place {
	text := rendered[name]
	lines := recorder.Lines(name)
	for _, document := range splitInOrder(text) {
		if isYAML(document) {
			continue
		}
		index := lineOfPart(text, document) + line - 1
		if index < 0 || index >= len(lines) || lines[index] == marks.None {
			return nil
		}
		return &Place{recorder.Files()[lines[index].File], int(lines[index].Line)}
	}
	return nil
}

// isYAML asks what SortManifests asks of a document.
func isYAML(document string) bool {
	var head releaseutil.SimpleHead
	return yaml.Unmarshal([]byte(document), &head) == nil
}
