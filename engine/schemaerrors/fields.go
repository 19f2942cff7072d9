package schemaerrors

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func parseSchema(schema []byte) (any, error) {
	return jsonschema.UnmarshalJSON(bytes.NewReader(schema))
}

// fieldsAt returns the properties a schema lists at a location, a URL whose
// fragment is a JSON pointer (RFC 6901); none where it lists none.
func fieldsAt(schema any, location string) []string {
	_, fragment, _ := strings.Cut(location, "#")
	pointer, err := url.PathUnescape(fragment)
	if err != nil {
		return nil
	}
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		if pointer != "" {
			schema = child(schema, part)
		}
	}
	properties, _ := child(schema, "properties").(map[string]any)
	return slices.Sorted(maps.Keys(properties))
}

var pointerEscapes = strings.NewReplacer("~1", "/", "~0", "~")

func child(value any, part string) any {
	switch value := value.(type) {
	case map[string]any:
		return value[pointerEscapes.Replace(part)]
	case []any:
		if index, err := strconv.Atoi(part); err == nil && index >= 0 && index < len(value) {
			return value[index]
		}
	}
	return nil
}

func unknownField(field string, known []string) string {
	return fmt.Sprintf("`%s` is not a known field", field) + suggestion(field, known)
}

func suggestion(word string, known []string) string {
	if near, ok := nearest(word, known); ok && word != "" {
		return fmt.Sprintf("; did you mean `%s`?", near)
	}
	return ""
}

// nearest returns the known field that a wrong one most likely stands for: at
// most a third of its characters differ, upper and lower case apart.
func nearest(field string, known []string) (string, bool) {
	best, distance := "", max(1, len(field)/3)+1
	for _, candidate := range known {
		if d := editDistance(strings.ToLower(field), strings.ToLower(candidate)); d < distance {
			best, distance = candidate, d
		}
	}
	return best, best != ""
}

// editDistance counts the bytes to insert, delete or replace (Levenshtein).
func editDistance(from, to string) int {
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(from) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(to) {
			replaced := diagonal
			if from[i] != to[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(to)]
}
