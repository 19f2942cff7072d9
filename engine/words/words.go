// Package words tells which short texts and characters mean something to YAML.
package words

import "strings"

// Keyword says whether YAML 1.1 may read a word as null or a boolean.
func Keyword(word string) bool {
	if len(word) > len("false") {
		return false
	}
	switch strings.ToLower(word) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return true
	}
	return false
}

// Letter says whether a character is a letter of ASCII.
func Letter(char byte) bool { return 'a' <= char && char <= 'z' || 'A' <= char && char <= 'Z' }

// Digit says whether a character is a digit of ASCII.
func Digit(char byte) bool { return '0' <= char && char <= '9' }
