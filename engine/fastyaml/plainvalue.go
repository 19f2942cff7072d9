package fastyaml

import (
	"strconv"
	"strings"
)

// plainValue returns the value of a scalar without quotes as YAML 1.1 resolves
// it and JSON has it: a number is a float64. It gives up at what may be
// something else than it looks like.
func plainValue(text string) any {
	switch text {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	require(!isKeyword(text))
	if !isDigit(text[0]) && text[0] != '-' {
		return text
	}
	if isDecimal(text) {
		number, err := strconv.ParseFloat(text, 64)
		require(err == nil && (number != 0 || text[0] != '-')) // zero may be negative
		return number
	}
	require(isNoNumber(text))
	return text
}

// mostDigits is less than a float64 holds exactly.
const mostDigits = 15

// isDecimal says whether a text is a number in decimal digits, with or without a
// fraction. A whole number with a zero in front would be octal.
func isDecimal(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	if !areDigits(whole) || hasFraction && !areDigits(fraction) || len(digits) > mostDigits {
		return false
	}
	return hasFraction || whole == "0" || whole[0] != '0'
}

func areDigits(text string) bool {
	for at := range len(text) {
		if !isDigit(text[at]) {
			return false
		}
	}
	return text != ""
}

// isNoNumber says whether a text that begins with a digit or a minus is a string
// whatever else it holds: a character that is in no number and no date, or two
// points, as in versions and addresses.
func isNoNumber(text string) bool {
	return strings.Count(text, ".") > 1 || strings.ContainsFunc(text, func(char rune) bool {
		return !strings.ContainsRune("0123456789+-._: abcdefABCDEFxXoOtTzZ", char)
	})
}
