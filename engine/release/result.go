package release

import (
	"encoding/binary"
	"encoding/json"
	"maps"
	"slices"

	"meshgate/engine/frames"
	"meshgate/engine/schemaerrors"
	"meshgate/engine/sourcemap"
)

// Header is the part of a result that is data about the render.
type Header struct {
	// Error is Helm's message without `Error: `; "" if there is none.
	Error string `json:"error"`
	// At is the place in a template or values file that the error names.
	At *Place `json:"at,omitempty"`
	// Broken are all templates that failed, in the order Helm meets them, if
	// the render was a partial one; Error and At are those of the first.
	Broken []BrokenTemplate `json:"broken,omitempty"`
	// SchemaErrors are the violations of values schemas, if that is the error.
	SchemaErrors []schemaerrors.Error `json:"schemaErrors,omitempty"`
	// RemoteSchemas are the schemas on the network that values schemas refer to;
	// values are not validated against them.
	RemoteSchemas []RemoteSchema `json:"remoteSchemas,omitempty"`
	// Asks are the questions of the templates that only a cluster answers, if
	// the render was a partial one: see questions.go.
	Asks []string `json:"asks,omitempty"`
	// Warnings are the lines that Helm logs.
	Warnings []string `json:"warnings,omitempty"`
}

// BrokenTemplate is a template that cannot be parsed, executed or read.
type BrokenTemplate struct {
	// File is the template's location in the chart.
	File string `json:"file"`
	// Error is Helm's message without `Error: `.
	Error string `json:"error"`
	At    *Place `json:"at,omitempty"`
}

// Place is a line, 1-based, of a file: of the chart, by its location there, or
// a values file, by the name that the options give it.
type Place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Values bool   `json:"values,omitempty"`
}

// Result is what a render returns.
type Result struct {
	Header Header
	frames []frames.Frame
}

// Names of the frames that follow the header.
const (
	frameManifest    = "manifest"
	frameRaw         = "raw/" // and the template's name
	frameOriginFiles = "origin.files"
	frameOriginLines = "origin.lines"
)

// Encode returns the result as frames: the header first.
func (r *Result) Encode() []byte {
	header, err := json.Marshal(r.Header)
	if err != nil {
		panic(err)
	}
	return frames.Encode(append([]frames.Frame{{Data: header}}, r.frames...))
}

// Manifest returns what `helm template` prints; nothing if there was an error.
func (r *Result) Manifest() []byte {
	for _, frame := range r.frames {
		if frame.Name == frameManifest {
			return frame.Data
		}
	}
	return nil
}

func (r *Result) add(name, text string) {
	r.frames = append(r.frames, frames.Frame{Name: name, Data: []byte(text)})
}

// addOrigins adds the file names as a JSON list and for each line two numbers,
// 32 bits wide, signed and little-endian: the index of its file, or -1, and
// its line there.
func (r *Result) addOrigins(files []string, lines []sourcemap.Origin) {
	names, err := json.Marshal(append([]string{}, files...))
	if err != nil {
		panic(err)
	}
	numbers := make([]byte, 0, 8*len(lines))
	for _, origin := range lines {
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(origin.File))
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(origin.Line))
	}
	r.frames = append(r.frames, frames.Frame{Name: frameOriginFiles, Data: names}, frames.Frame{Name: frameOriginLines, Data: numbers})
}

func (r *Result) addRaw(rendered map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(rendered)) {
		r.add(frameRaw+name, rendered[name])
	}
}
