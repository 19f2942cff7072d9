package plainvalues

import "strings"

// line is a line of a text.
type line struct {
	indent  int    // spaces in front
	content string // without spaces around
	whole   string
}

// linesOf cuts a text that is one document, of characters that mean the same
// everywhere.
func linesOf(text string) ([]line, bool) {
	if !isPlain(text) {
		return nil, false
	}
	var lines []line
	for whole := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		content := strings.TrimLeft(whole, " ")
		indent := len(whole) - len(content)
		if indent == 0 && isMark(content) {
			return nil, false
		}
		lines = append(lines, line{indent, strings.TrimRight(content, " "), whole})
	}
	return lines, true
}

// isMark says whether a line ends a document or is a directive.
func isMark(content string) bool {
	return strings.HasPrefix(content, "---") || strings.HasPrefix(content, "...") || strings.HasPrefix(content, "%")
}

// isPlain says whether a text has no tabs, no line ends but of Unix and no
// control characters, and whether its other characters are printable ones.
func isPlain(text string) bool {
	for _, char := range text {
		switch {
		case char == '\n' || char >= ' ' && char <= '~':
		case char == 0x2028 || char == 0x2029 || char == 0xfeff || char == 0xfffd:
			return false // line ends, a byte order mark, what is no UTF-8
		case char < 0xa0 || char == 0xfffe || char == 0xffff:
			return false
		}
	}
	return true
}
