package fastyaml

import "strings"

// isKeyword says whether YAML 1.1 may read a word as null or a boolean.
func isKeyword(word string) bool {
	if len(word) > len("false") {
		return false
	}
	switch strings.ToLower(word) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

// wordLength returns the length of the word that a text begins with.
func wordLength(text string) int {
	end := 0
	for end < len(text) && isWordChar(text[end]) {
		end++
	}
	return end
}

func isWordChar(char byte) bool {
	return isWordStart(char) || isDigit(char) || char == '-' || char == '.' || char == '/'
}

// isWordStart says whether no number, date or indicator begins so.
func isWordStart(char byte) bool { return isLetter(char) || char == '_' }

func isLetter(char byte) bool { return 'a' <= char && char <= 'z' || 'A' <= char && char <= 'Z' }

func isDigit(char byte) bool { return '0' <= char && char <= '9' }

func trimSpaces(text string) string { return strings.Trim(text, " ") }
