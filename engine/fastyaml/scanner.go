package fastyaml

import (
	"strings"
	"unicode/utf8"
)

// line is a line of a text.
type line struct {
	indent int    // spaces in front
	text   string // without the spaces around it
}

// scanner hands out the lines of a text.
type scanner struct {
	rest    string
	current line
	has     bool // whether current is the next line
}

// newScanner returns the scanner of a text. It gives up at characters that are
// no plain ones.
func newScanner(text string) scanner {
	require(isOrdinary(text))
	return scanner{rest: text}
}

// peek returns the next line that is neither empty nor a comment, or false at
// the end of the text.
func (s *scanner) peek() (line, bool) {
	for {
		next, ok := s.peekAny()
		if !ok || next.text != "" && next.text[0] != '#' {
			return next, ok
		}
		s.advance()
	}
}

// peekAny returns the next line, or false at the end of the text. It gives up
// at the end of a document and at directives.
func (s *scanner) peekAny() (line, bool) {
	if !s.has && s.rest != "" {
		s.has = true
		whole, rest, _ := strings.Cut(s.rest, "\n")
		s.rest = rest
		trimmed := strings.TrimLeft(whole, " ")
		s.current = line{len(whole) - len(trimmed), strings.TrimRight(trimmed, " ")}
		require(s.current.indent > 0 || !isMark(whole))
	}
	return s.current, s.has
}

// advance goes on to the line after the one that peek returned.
func (s *scanner) advance() { s.has = false }

// replace puts a line in the place of the one that peek returned.
func (s *scanner) replace(by line) { s.current = by }

// isMark says whether a line ends a document or is a directive.
func isMark(whole string) bool {
	return strings.HasPrefix(whole, "---") || strings.HasPrefix(whole, "...") || strings.HasPrefix(whole, "%")
}

// isOrdinary says whether a text has no control characters but line feeds, and
// beyond ASCII only printable characters that mean nothing to YAML.
func isOrdinary(text string) bool {
	for at := 0; at < len(text); {
		if char := text[at]; char < utf8.RuneSelf {
			if char != '\n' && (char < ' ' || char > '~') {
				return false
			}
			at++
			continue
		}
		char, size := utf8.DecodeRuneInString(text[at:])
		if char < noBreakSpace || char == lineSeparator || char == paragraphSeparator ||
			char == byteOrderMark || char == utf8.RuneError || char == 0xfffe || char == 0xffff {
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
	byteOrderMark      = '\ufeff'
)
