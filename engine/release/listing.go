package release

import (
	"strings"
	"unsafe"

	"meshgate/engine/sourcemap"
)

// listing is the text that `helm template` prints and the origin of each of
// its lines.
type listing struct {
	text    strings.Builder
	origins []sourcemap.Origin
}

// add appends a document of a file; origins may be shorter or longer than it.
func (l *listing) add(name, content string, origins []sourcemap.Origin) {
	l.write("---\n# Source: ", name, "\n", content, "\n")
	l.origins = append(l.origins, sourcemap.None, sourcemap.None)
	l.addOrigins(origins, lineCount(content))
}

func (l *listing) write(parts ...string) {
	for _, part := range parts {
		l.text.WriteString(part)
	}
}

func (l *listing) addOrigins(origins []sourcemap.Origin, count int) {
	for i := range count {
		if i < len(origins) {
			l.origins = append(l.origins, origins[i])
		} else {
			l.origins = append(l.origins, sourcemap.None)
		}
	}
}

// trim ends the manifests with exactly one line break.
func (l *listing) trim() {
	trimmed := strings.TrimSpace(l.text.String())
	l.text.Reset()
	l.write(trimmed, "\n")
	origins := l.origins
	l.origins = nil
	l.addOrigins(origins, lineCount(trimmed))
}

// lineCount is the number of lines of a text, one after its last line break
// included.
func lineCount(text string) int { return 1 + strings.Count(text, "\n") }

// lineOfPart returns the 0-based line of a text on which a part of it begins,
// or -1 if the second string was not cut out of the first.
func lineOfPart(text, part string) int {
	offset := offsetOfPart(text, part)
	if offset < 0 {
		return -1
	}
	return strings.Count(text[:offset], "\n")
}

// offsetOfPart returns the offset of a part of a text, or -1 if the second string
// was not cut out of the first.
func offsetOfPart(text, part string) int {
	offset := uintptr(unsafe.Pointer(unsafe.StringData(part))) - uintptr(unsafe.Pointer(unsafe.StringData(text)))
	if offset > uintptr(len(text)) {
		return -1
	}
	return int(offset)
}
