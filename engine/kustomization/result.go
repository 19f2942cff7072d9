package kustomization

import (
	"encoding/json"

	"meshgate/engine/buildstate"
	"meshgate/engine/frames"
)

// Header is the part of a result that is data about the build. Paths are
// absolute.
type Header struct {
	// Error is kustomize's message without `Error: `; "" if there is none.
	Error string `json:"error"`
	// In is the innermost kustomization that the error ended; "" if it is none.
	In string `json:"in,omitempty"`
	// Holes are what was left out.
	Holes []buildstate.Hole `json:"holes"`
	// Files are the files that were read.
	Files []string `json:"files"`
	// Asked are paths that were looked up and do not exist.
	Asked []string `json:"asked"`
	// Warnings are the lines that kustomize prints beside the manifest.
	Warnings []string `json:"warnings,omitempty"`
}

// Result is what a build returns.
type Result struct {
	Header Header
	frames []frames.Frame
}

// Names of the frames that follow the header.
const (
	frameManifest = "manifest"
	// frameOrigins is a JSON list: for each object of the manifest the file that
	// it was read from, or the kustomization that generated it.
	frameOrigins = "origins"
)

// Encode returns the result as frames: the header first.
func (r *Result) Encode() []byte {
	header, err := json.Marshal(r.Header)
	if err != nil {
		panic(err)
	}
	return frames.Encode(append([]frames.Frame{{Data: header}}, r.frames...))
}

func (r *Result) add(manifest []byte, origins []string) {
	list, err := json.Marshal(origins)
	if err != nil {
		panic(err)
	}
	r.frames = []frames.Frame{{Name: frameManifest, Data: manifest}, {Name: frameOrigins, Data: list}}
}
