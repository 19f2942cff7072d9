package schemaerrors

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// messageOf says what is wrong with a value, in the words of meshgate's own
// schema checks (src/schema). Other kinds keep the message of the validator.
func messageOf(failed jsonschema.ErrorKind) string {
	switch failed := failed.(type) {
	case *kind.Type:
		return "must be " + typeNames(failed.Want) + ", not " + typeNames([]string{failed.Got})
	case *kind.Enum:
		return notOneOf(failed)
	case *kind.Const:
		return "must be " + code(failed.Want)
	case *kind.Pattern:
		return code(failed.Got) + " does not match " + code(failed.Want)
	case *kind.Format:
		return code(failed.Got) + " is not a valid " + failed.Want
	case *kind.UniqueItems:
		return "holds the same item twice"
	case *kind.FalseSchema:
		return "is not allowed here"
	case *kind.Not:
		return "has a shape that is not allowed here"
	}
	return numericMessage(failed)
}

func numericMessage(failed jsonschema.ErrorKind) string {
	switch failed := failed.(type) {
	case *kind.Minimum:
		return "must be at least " + number(failed.Want)
	case *kind.Maximum:
		return "must be at most " + number(failed.Want)
	case *kind.ExclusiveMinimum:
		return "must be more than " + number(failed.Want)
	case *kind.ExclusiveMaximum:
		return "must be less than " + number(failed.Want)
	case *kind.MultipleOf:
		return "must be a multiple of " + number(failed.Want)
	}
	return sizeMessage(failed)
}

func sizeMessage(failed jsonschema.ErrorKind) string {
	switch failed := failed.(type) {
	case *kind.MinLength:
		if failed.Got == 0 {
			return "must not be empty"
		}
		return "needs at least " + counted(failed.Want, "character")
	case *kind.MaxLength:
		return "must not be longer than " + counted(failed.Want, "character")
	case *kind.MinItems:
		return "needs at least " + counted(failed.Want, "item")
	case *kind.MaxItems:
		return "must not have more than " + counted(failed.Want, "item")
	case *kind.MinProperties:
		return "needs at least " + counted(failed.Want, "field")
	case *kind.MaxProperties:
		return "must not have more than " + counted(failed.Want, "field")
	}
	return shapeMessage(failed)
}

func shapeMessage(failed jsonschema.ErrorKind) string {
	switch failed := failed.(type) {
	case *kind.OneOf:
		return "must have exactly one of the shapes that are allowed here"
	case *kind.Dependency:
		return needsBeside(failed.Prop, failed.Missing)
	case *kind.DependentRequired:
		return needsBeside(failed.Prop, failed.Missing)
	}
	return failed.LocalizedString(message.NewPrinter(language.English))
}

// counted returns `1 item`, `2 items`.
func counted(count int, name string) string {
	if count == 1 {
		return "1 " + name
	}
	return fmt.Sprintf("%d %ss", count, name)
}

func needsBeside(field string, missing []string) string {
	codes := make([]string, len(missing))
	for i, name := range missing {
		codes[i] = code(name)
	}
	return code(field) + " needs " + strings.Join(codes, ", ") + " beside it"
}

// JSON Schema says object and array; the people who write YAML say map and list.
var yamlNames = map[string]string{
	"object":  "a map",
	"array":   "a list",
	"string":  "a string",
	"integer": "a whole number",
	"number":  "a number",
	"boolean": "true or false",
	"null":    "null",
}

func typeNames(types []string) string {
	names := make([]string, len(types))
	for i, name := range types {
		names[i] = yamlNames[name]
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

func notOneOf(failed *kind.Enum) string {
	var texts, codes []string
	for _, allowed := range failed.Want {
		codes = append(codes, code(allowed))
		if text, ok := allowed.(string); ok {
			texts = append(texts, text)
		}
	}
	got, _ := failed.Got.(string)
	return code(failed.Got) + " is not one of " + strings.Join(codes, ", ") + suggestion(got, texts)
}

const longestCode = 80

func code(value any) string {
	text, ok := value.(string)
	if !ok {
		encoded, _ := json.Marshal(value)
		text = string(encoded)
	}
	if letters := []rune(text); len(letters) > longestCode {
		text = string(letters[:longestCode-1]) + "…"
	}
	return "`" + text + "`"
}

func number(value *big.Rat) string {
	float, _ := value.Float64()
	return strconv.FormatFloat(float, 'f', -1, 64)
}
