package sourcemap

import (
	"bytes"
	"io"
	"unsafe"
)

// lineWriter passes on what is written and notes the origin of each line: that
// of its first byte that is not blank, since blanks before an action belong to
// the text above it.
type lineWriter struct {
	out     io.Writer
	marks   map[*byte]mark
	current mark
	lines   []Origin
	open    bool // the last of lines has no line break yet
	settled bool // the last of lines has a byte that is not blank
}

func (w *lineWriter) Write(data []byte) (int, error) {
	if len(data) == 0 {
		w.take(data)
		return 0, nil
	}
	for rest := data; len(rest) > 0; {
		line, after, ended := bytes.Cut(rest, []byte{'\n'})
		w.note(line)
		if ended {
			w.end()
		}
		rest = after
	}
	return w.out.Write(data)
}

func (w *lineWriter) take(empty []byte) {
	if mark, ok := w.marks[unsafe.SliceData(empty)]; ok {
		w.current = mark
	}
}

func (w *lineWriter) note(part []byte) {
	if !w.open {
		w.lines = append(w.lines, w.current.Origin)
		w.open, w.settled = true, false
	}
	if !w.settled && len(bytes.TrimSpace(part)) > 0 {
		w.lines[len(w.lines)-1] = w.current.Origin
		w.settled = true
	}
}

func (w *lineWriter) end() {
	w.open = false
	if w.current.text {
		w.current.Line++
	}
}
