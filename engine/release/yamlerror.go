package release

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	yamlLine   = regexp.MustCompile(`yaml: line (\d+): `)
	syntaxTold = regexp.MustCompile(`yaml: (line \d+: )?(did not find|could not find|found|mapping values|block)`)
)

// yamlErrorLine returns the 1-based line that an error of the YAML library
// names, or 0 if it names none. For a syntax error the library leaves out
// line 1, and counts from 0 in what its parser says, but not in what its
// scanner says (see `fail` in decode.go of go.yaml.in/yaml/v2). No line is
// beyond the text.
func yamlErrorLine(message, text string) int {
	if !syntaxTold.MatchString(message) {
		return 0
	}
	line := 1
	if match := yamlLine.FindStringSubmatch(message); match != nil {
		line, _ = strconv.Atoi(match[1])
	}
	if strings.Contains(message, "did not find expected") {
		line++
	}
	return min(line, lineCount(strings.TrimRight(text, "\n")))
}
