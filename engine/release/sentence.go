package release

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// sentence says what a value must be. Kinds without words of their own are
// told in those of the validator.
func sentence(refused jsonschema.ErrorKind) string {
	switch refused := refused.(type) {
	case *kind.Type:
		return "must be " + oneOf(refused.Want)
	case *kind.Required:
		return "lacks " + quoted(refused.Missing)
	case *kind.Enum:
		return "must be one of " + quotedValues(refused.Want)
	case *kind.Const:
		return "must be " + quotedValues([]any{refused.Want})
	case *kind.Pattern:
		return fmt.Sprintf("`%s` does not match the pattern `%s`", refused.Got, refused.Want)
	case *kind.Format:
		return fmt.Sprintf("`%v` is not a valid %s", refused.Got, refused.Want)
	case *kind.FalseSchema:
		return "is not allowed here"
	case *kind.Not:
		return "is not allowed with this value"
	}
	return numericSentence(refused)
}

func numericSentence(refused jsonschema.ErrorKind) string {
	switch refused := refused.(type) {
	case *kind.Minimum:
		return "must be at least " + number(refused.Want)
	case *kind.Maximum:
		return "must be at most " + number(refused.Want)
	case *kind.ExclusiveMinimum:
		return "must be more than " + number(refused.Want)
	case *kind.ExclusiveMaximum:
		return "must be less than " + number(refused.Want)
	case *kind.MinLength:
		return fmt.Sprintf("must have at least %d characters", refused.Want)
	case *kind.MaxLength:
		return fmt.Sprintf("must have at most %d characters", refused.Want)
	case *kind.MinItems:
		return fmt.Sprintf("must have at least %d entries", refused.Want)
	case *kind.MaxItems:
		return fmt.Sprintf("must have at most %d entries", refused.Want)
	}
	return refused.LocalizedString(message.NewPrinter(language.English))
}

var articles = map[string]string{"object": "an object", "array": "a list", "integer": "an integer", "null": "null"}

func oneOf(types []string) string {
	named := make([]string, len(types))
	for i, name := range types {
		if with, ok := articles[name]; ok {
			named[i] = with
		} else {
			named[i] = "a " + name
		}
	}
	return strings.Join(named, " or ")
}

func quoted(names []string) string {
	return "`" + strings.Join(names, "`, `") + "`"
}

func quotedValues(values []any) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = plain(value)
	}
	return quoted(texts)
}

func plain(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	encoded, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(encoded)
}

func number(value *big.Rat) string {
	float, _ := value.Float64()
	return plain(float)
}
