package applicationset

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/yaml"
)

// functions are those of templates of ApplicationSets: sprig's but for those
// that ask the machine, and Argo CD's own
// (applicationset/utils/template_functions.go).
var functions = templateFunctions()

func templateFunctions() template.FuncMap {
	known := sprig.GenericFuncMap()
	for _, name := range []string{"env", "expandenv", "getHostByName"} {
		delete(known, name)
	}
	known["normalize"] = normalize
	known["slugify"] = slugify
	known["toYaml"] = toYAML
	known["fromYaml"] = fromYAML[map[string]any]
	known["fromYamlArray"] = fromYAML[[]any]
	return known
}

const maxNameLength = 253

var outsideOfNames = regexp.MustCompile("[^-a-z0-9.]")

// normalize makes a DNS name of a text (SanitizeName of Argo CD).
func normalize(text string) string {
	name := outsideOfNames.ReplaceAllString(strings.ToLower(text), "-")
	if len(name) > maxNameLength {
		name = name[:maxNameLength]
	}
	return strings.Trim(name, "-.")
}

const defaultSlugLength = 50

// slugify is called with an optional length, an optional choice whether words
// stay whole, and a text (SlugifyName of Argo CD, which makes slugs by
// github.com/gosimple/slug).
func slugify(arguments ...any) (string, error) {
	length, keepsWords, text := defaultSlugLength, true, ""
	targets := []any{&length, &keepsWords}
	for index, argument := range arguments {
		var target any = &text
		if index < len(arguments)-1 {
			if index >= len(targets) {
				return "", fmt.Errorf("slugify takes at most three arguments, and is given %d", len(arguments))
			}
			target = targets[index]
		}
		if !assign(target, argument) {
			return "", fmt.Errorf("slugify takes a length, true or false, and a text, and is given %v", arguments)
		}
	}
	name := normalize(text)
	length = max(length, 0)
	if !keepsWords && len(name) > length {
		name = name[:length]
	}
	slug := strings.Trim(dashes.ReplaceAllString(name, "-"), "-")
	if keepsWords && length > 0 && len(slug) > length {
		slug = wholeWords(slug, length)
	}
	return slug, nil
}

// dashes are what a slug has one dash for: a normalized text has no other
// characters that a slug lacks.
var dashes = regexp.MustCompile("[-.]+")

// wholeWords ends a slug before the word that exceeds a length; of a longer
// first word it leaves the beginning.
func wholeWords(slug string, length int) string {
	if end := strings.LastIndex(slug[:length+1], "-"); end >= 0 {
		return slug[:end]
	}
	return slug[:length]
}

func assign(target, value any) (ok bool) {
	switch target := target.(type) {
	case *int:
		*target, ok = value.(int)
	case *bool:
		*target, ok = value.(bool)
	case *string:
		*target, ok = value.(string)
	}
	return ok
}

func toYAML(value any) (string, error) {
	text, err := yaml.Marshal(value)
	return strings.TrimSuffix(string(text), "\n"), err
}

func fromYAML[T any](text string) (T, error) {
	var value T
	err := yaml.Unmarshal([]byte(text), &value)
	return value, err
}
