package heads

import (
	"strings"
	"unicode/utf8"
)

// line is a line with something on it, its indentation and the spaces at its
// end cut off.
type line struct {
	indent int
	text   string
}

// item says whether the line begins with a list's dash.
func (l line) item() bool { return l.text == "-" || strings.HasPrefix(l.text, "- ") }

// lines hands out the lines of a document.
type lines struct{ rest string }

// next returns the next line that is neither empty nor a comment.
func (l *lines) next() (line, bool) {
	for l.rest != "" {
		found := l.take()
		if found.text != "" && found.text[0] != '#' {
			return found, true
		}
	}
	return line{}, false
}

// block passes over the lines of a block scalar and tells whether they are
// plain: indented more than the collection around them, and none of them
// between the two.
func (l *lines) block(around int) bool {
	indent := 0
	for l.rest != "" {
		rest := l.rest
		found := l.take()
		switch {
		case found.text == "":
			if indent == 0 && found.indent > 0 {
				return false
			}
		case indent == 0:
			if indent = found.indent; indent <= around {
				return false
			}
		case found.indent < indent:
			l.rest = rest
			return found.indent <= around
		}
	}
	return indent > 0
}

func (l *lines) take() line {
	text, rest, _ := strings.Cut(l.rest, "\n")
	l.rest = rest
	trimmed := strings.TrimLeft(text, " ")
	return line{len(text) - len(trimmed), strings.TrimRight(trimmed, " ")}
}

func trimSpaces(text string) string { return strings.Trim(text, " ") }

// ordinary says whether a text is made of line feeds, spaces and characters
// that are printed and mean nothing to YAML beyond ASCII.
func ordinary(text string) bool {
	for at := 0; at < len(text); {
		if char := text[at]; char < utf8.RuneSelf {
			if char != '\n' && (char < ' ' || char > '~') {
				return false
			}
			at++
			continue
		}
		char, size := utf8.DecodeRuneInString(text[at:])
		if char == lineSeparator || char == paragraphSeparator || char <= noBreakSpace || char >= firstSurrogate {
			return false
		}
		at += size
	}
	return true
}

const (
	noBreakSpace       = '\u00a0'
	lineSeparator      = '\u2028'
	paragraphSeparator = '\u2029'
	firstSurrogate     = 0xD800 // what is invalid is decoded as a character beyond
)
