package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"unsafe"

	"meshgate/engine/charts"
	"meshgate/engine/frames"
	"meshgate/engine/release"
)

// The host writes a request into the memory that alloc returns, calls load or
// render, and reads the answer that outptr and outlen describe. Both are
// frames, see package frames.
var (
	input  []byte
	output []byte
	loaded = map[uint32]*charts.Loaded{}
	lastID uint32
)

const (
	kindFolder  = 0
	kindArchive = 1
)

//go:wasmexport alloc
func alloc(size uint32) unsafe.Pointer {
	input = make([]byte, size)
	return unsafe.Pointer(unsafe.SliceData(input))
}

// load reads a chart: kindFolder, one frame for each file under its path in
// the chart; kindArchive, one frame with a packed chart under the name that
// error messages call it. It returns the handle of the chart, also for one
// that cannot be loaded: rendering it fails with the reason.
//
//go:wasmexport load
func load(kind uint32) uint32 {
	request := takeInput()
	lastID++
	if kind == kindArchive {
		loaded[lastID] = charts.LoadArchive(request)
	} else {
		loaded[lastID] = charts.LoadFolder(request)
	}
	return lastID
}

// unload forgets a chart.
//
//go:wasmexport unload
func unload(id uint32) { delete(loaded, id) }

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
	if err := json.Unmarshal(request[0].Data, &options); err != nil {
		panic(err)
	}
	result = release.Render(loaded[id], options, frames.ByName(request[1:]))
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
