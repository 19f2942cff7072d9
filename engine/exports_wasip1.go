package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"unsafe"

	"meshgate/engine/applicationset"
	"meshgate/engine/charts"
	"meshgate/engine/frames"
	"meshgate/engine/helmfile"
	"meshgate/engine/kustomization"
	"meshgate/engine/release"
	"meshgate/engine/treefs"
)

// The host writes a request into the memory that alloc returns, calls load,
// render, build, evaluate or fill, and reads the answer that outptr and outlen
// describe. Both are frames, see package frames.
var (
	input     []byte
	output    []byte
	loaded    = map[uint32]*charts.Loaded{}
	trees     = map[uint32]*treefs.FS{}
	templates = map[uint32]*applicationset.Templates{}
	lastID    uint32
)

const (
	kindFolder    = 0
	kindArchive   = 1
	kindTree      = 2
	kindTemplates = 3
)

//go:wasmexport alloc
func alloc(size uint32) unsafe.Pointer {
	input = make([]byte, size)
	return unsafe.Pointer(unsafe.SliceData(input))
}

// load reads a source and returns its handle. kindFolder is a chart, one frame
// for each file under its path in the chart; kindArchive is one frame with a
// packed chart under the name that error messages call it. A chart that cannot
// be loaded has a handle, too: rendering it fails with the reason. kindTree is
// what kustomizations are built from, and what helmfiles may read: one frame
// with treefs.Extra as JSON, and one frame for each file under its absolute
// path. kindTemplates is one frame with applicationset.Options as JSON.
//
//go:wasmexport load
func load(kind uint32) uint32 {
	request := takeInput()
	lastID++
	switch kind {
	case kindFolder:
		loaded[lastID] = charts.LoadFolder(request)
	case kindArchive:
		loaded[lastID] = charts.LoadArchive(request)
	case kindTree:
		var extra treefs.Extra
		decode(request[0], &extra)
		trees[lastID] = treefs.New(request[1:], extra)
	case kindTemplates:
		var options applicationset.Options
		decode(request[0], &options)
		templates[lastID] = applicationset.Parse(options)
	}
	return lastID
}

// unload forgets a source.
//
//go:wasmexport unload
func unload(id uint32) {
	delete(loaded, id)
	delete(trees, id)
	delete(templates, id)
}

// render reads one frame with release.Options as JSON and one frame for each
// values file; the answer is one frame with release.Header as JSON and the
// frames of release.Result.
//
//go:wasmexport render
func render(id uint32) {
	request := takeInput()
	result := &release.Result{}
	defer func() {
		if problem := recover(); problem != nil {
			result = &release.Result{Header: release.Header{Error: fmt.Sprint("the engine failed: ", problem)}}
		}
		output = result.Encode()
	}()
	var options release.Options
	decode(request[0], &options)
	result = release.Render(loaded[id], options, frames.ByName(request[1:]))
}

// build builds a kustomization of a tree. It reads one frame with
// kustomization.Options as JSON and one frame for each file that this build has
// in the place of the tree's; the answer is one frame with kustomization.Header
// as JSON and the frames of kustomization.Result.
//
//go:wasmexport build
func build(id uint32) {
	request := takeInput()
	var options kustomization.Options
	decode(request[0], &options)
	files := trees[id]
	for _, edited := range request[1:] {
		files = files.With(edited.Name, edited.Data)
	}
	output = kustomization.Build(files, options).Encode()
}

// evaluate evaluates a helmfile of a tree. It reads one frame with
// helmfile.Options as JSON and one frame with the contents of each file that is
// known to be read; the answer is one frame with helmfile.Result as JSON.
//
//go:wasmexport evaluate
func evaluate(id uint32) {
	request := takeInput()
	var options helmfile.Options
	decode(request[0], &options)
	files := trees[id]
	for _, sent := range request[1:] {
		files = files.With(sent.Name, sent.Data)
		options.Sent = append(options.Sent, sent.Name)
	}
	output = frames.Encode([]frames.Frame{{Data: helmfile.Evaluate(files, options).Encode()}})
}

// fill fills the templates of an ApplicationSet. It reads one frame with the
// sets of parameters as JSON; the answer is one frame with a list of
// applicationset.Filled as JSON.
//
//go:wasmexport fill
func fill(id uint32) {
	var sets []map[string]any
	decode(takeInput()[0], &sets)
	output = applicationset.Encode(templates[id].Fill(sets))
}

// decode reads JSON of the host.
func decode(frame frames.Frame, into any) {
	if err := json.Unmarshal(frame.Data, into); err != nil {
		panic(err)
	}
}

func takeInput() []frames.Frame {
	request := frames.Decode(input)
	input = nil
	return request
}

//go:wasmexport outptr
func outptr() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(output)) }

//go:wasmexport outlen
func outlen() uint32 { return uint32(len(output)) }

// gc frees what is not in use. The snapshot is taken after it.
//
//go:wasmexport gc
func gc() {
	input, output = nil, nil
	runtime.GC()
	runtime.GC()
}
