package helmfile

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"dario.cat/mergo"
	"go.yaml.in/yaml/v3"
)

// document is a part of a helmfile as YAML, rendered if the file is a template.
type document struct {
	file string
	// first is the line of the file that the first line of the text is.
	first int
	// lines are the lines of the file that the lines of the text come from, 0 for
	// none; nil if the text is as it is in the file.
	lines []int
}

// line returns the line of the file for a line of the text.
func (d *document) line(line int) int {
	if d.lines == nil {
		return d.first + line - 1
	}
	for ; line > 0; line-- {
		if line <= len(d.lines) && d.lines[line-1] > 0 {
			return d.lines[line-1]
		}
	}
	return d.first
}

// decode follows Parse in helmfile's pkg/state/create.go: a part may hold several
// documents.
func (d *document) decode(text string) (*spec, error) {
	var merged spec
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var decoded spec
		switch err := decoder.Decode(&decoded); {
		case errors.Is(err, io.EOF):
			return &merged, nil
		case err != nil:
			return nil, d.failure(err)
		}
		d.placeAll(&decoded)
		if err := mergo.Merge(&merged, &decoded, mergo.WithAppendSlice, mergo.WithOverride); err != nil {
			return nil, d.failure(err)
		}
	}
}

// placeAll notes where the values of a document are written.
func (d *document) placeAll(decoded *spec) {
	d.place(decoded.Values, "values")
	for name, environment := range decoded.Environments {
		d.place(environment.Values, "environments", name, "values")
	}
	for index := range decoded.Helmfiles {
		d.place(decoded.Helmfiles[index].Values, "helmfiles", index, "values")
		decoded.Helmfiles[index].line = d.line(decoded.Helmfiles[index].line)
	}
	for index := range decoded.Releases {
		d.placeRelease(&decoded.Releases[index], "releases", index)
	}
	for name, template := range decoded.Templates {
		d.placeRelease(&template, "templates", name)
		decoded.Templates[name] = template
	}
}

func (d *document) placeRelease(r *release, path ...any) {
	r.from = d
	d.place(r.Values, append(path, "values")...)
	d.place(r.ValuesTemplate, append(path, "valuesTemplate")...)
	d.place(r.Secrets, append(path, "secrets")...)
	d.place(r.Needs, append(path, "needs")...)
	for name, settings := range map[string][]setting{"set": r.Set, "setString": r.SetString, "setTemplate": r.SetTemplate} {
		for index := range settings {
			settings[index].from = d
			settings[index].path = append(append([]any{}, path...), name, index, "value")
		}
	}
}

func (d *document) place(entries []entry, path ...any) {
	for index := range entries {
		entries[index].from = d
		entries[index].path = append(append([]any{}, path...), index)
	}
}

// wrongKind is a message with the name of a Go type.
var wrongKind = regexp.MustCompile(`cannot unmarshal (!!\w+)(?: .+)? into \S+`)

var yamlErrorLine = regexp.MustCompile(`line (\d+): `)

// failure returns the error of a document that cannot be read, with its line.
func (d *document) failure(err error) error {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if match := yamlErrorLine.FindStringSubmatch(message); match != nil {
		line, _ = strconv.Atoi(match[1])
		message = strings.Replace(message, match[0], "", 1)
	}
	message = strings.TrimSpace(strings.TrimPrefix(message, "unmarshal errors:"))
	message = strings.ReplaceAll(wrongKind.ReplaceAllString(message, "a value of another kind is expected here than $1"), "\n", "; ")
	if d.lines == nil && !isTemplate(d.file) {
		message += "; helmfile 1 renders templates only in files whose name ends with `.gotmpl`"
	}
	return &failure{Failure{Message: message, File: d.file, Line: d.line(line)}}
}

// failure is an error at a place.
type failure struct{ Failure }

func (f *failure) Error() string { return f.Message }

// located gives an error a place, unless it has one.
func located(err error, file string, line int) error {
	if _, ok := asFailure(err); ok {
		return err
	}
	return &failure{Failure{Message: fmt.Sprint(err), File: file, Line: line}}
}
