package plainvalues

import (
	"regexp"
	"strconv"
	"strings"
)

// isItem says whether a line begins an item of a list.
func isItem(content string) bool {
	return content == "-" || strings.HasPrefix(content, "- ")
}

// cutKey cuts the key of an entry from what follows it.
func cutKey(content string) (key, rest string, ok bool) {
	if content == "" {
		return "", "", false
	}
	if content[0] == '"' || content[0] == '\'' {
		key, rest, ok = cutQuoted(content)
	} else {
		end := 0
		for end < len(content) && isOfKey(content[end]) {
			end++
		}
		key, rest = content[:end], content[end:]
		ok = end > 0 && !isDigit(key[0]) && key[0] != '.' && key[0] != '-' && key[0] != '/'
	}
	if !ok || rest == "" || rest[0] != ':' || len(rest) > 1 && rest[1] != ' ' {
		return "", "", false
	}
	if isSpecial(key) || len(key) > longestKey {
		panic(giveUp{})
	}
	return key, strings.TrimLeft(rest[1:], " "), true
}

// longestKey is less than what YAML allows in one line.
const longestKey = 500

func isOfKey(char byte) bool {
	return char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' || isDigit(char) ||
		char == '_' || char == '.' || char == '-' || char == '/'
}

func isDigit(char byte) bool { return char >= '0' && char <= '9' }

// cutQuoted cuts a text in quotes that means itself.
func cutQuoted(content string) (text, rest string, ok bool) {
	end := strings.IndexByte(content[1:], content[0])
	if end < 0 {
		return "", "", false
	}
	text, rest = content[1:1+end], content[2+end:]
	return text, rest, !strings.ContainsRune(text, '\\') && !strings.HasPrefix(rest, content[:1])
}

// inline reads a value that stands in one line.
func inline(text string) any {
	switch first := text[0]; {
	case first == '"' || first == '\'':
		quoted, rest, ok := cutQuoted(text)
		if !ok || !isEnd(rest) {
			return parsed(text)
		}
		return quoted
	case first == '[' || first == '{':
		return parsed(text)
	case strings.IndexByte("&*!|>%@`,?:]}#", first) >= 0:
		panic(giveUp{}) // anchors, tags, and what is no value
	}
	plain := text
	if comment := strings.Index(text, " #"); comment >= 0 {
		plain = strings.TrimRight(text[:comment], " ")
	}
	if strings.Contains(plain, ": ") || strings.HasSuffix(plain, ":") {
		panic(giveUp{})
	}
	return resolved(plain)
}

// isEnd says whether nothing but a comment follows.
func isEnd(rest string) bool {
	left := strings.TrimLeft(rest, " ")
	return left == "" || left[0] == '#' && len(left) < len(rest)
}

// resolved says what a text without quotes means.
func resolved(text string) any {
	switch {
	case text == "true":
		return true
	case text == "false":
		return false
	case text == "null":
		return nil
	case isSpecial(text):
		panic(giveUp{})
	case isWordStart(text[0]) || address.MatchString(text) || amount.MatchString(text):
		return text
	case number.MatchString(text):
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			panic(giveUp{})
		}
		return value
	}
	return parsed(text)
}

// isWordStart says whether no number, date or indicator begins so.
func isWordStart(char byte) bool {
	return char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' || char == '_' || char == '/' || char == '$'
}

// isSpecial says whether a word means something else than itself, somewhere.
func isSpecial(text string) bool {
	if len(text) > len("false") {
		return false
	}
	switch strings.ToLower(text) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~":
		return true
	}
	return false
}

var (
	// number is an int or a float that both YAML and JSON hold exactly.
	number = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,14})$|^(0|[1-9][0-9]{0,8})\.[0-9]{1,6}$`)
	// amount is a duration or a quantity.
	amount = regexp.MustCompile(`^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$|^[0-9]+(Ki|Mi|Gi|Ti|k|M|G|T)$`)
	// address is an IPv4 address, perhaps with a range or port, or a version.
	address = regexp.MustCompile(`^[0-9]+(\.[0-9]+){2,}(/[0-9]+|:[0-9]+)?$`)
)
