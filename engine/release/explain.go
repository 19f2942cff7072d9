package release

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// explainer turns the tree of a validation error into a list of refusals.
type explainer struct {
	chart  string
	values any
	schema any
	// file is the location of the schema.
	file string
}

func (e *explainer) explain(refusal *jsonschema.ValidationError) []SchemaError {
	switch refusal.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		if len(refusal.Causes) > 0 {
			return e.alternatives(refusal)
		}
	}
	if len(refusal.Causes) > 0 {
		return e.all(refusal.Causes)
	}
	return e.leaf(refusal)
}

func (e *explainer) all(causes []*jsonschema.ValidationError) []SchemaError {
	var all []SchemaError
	for _, cause := range causes {
		all = append(all, e.explain(cause)...)
	}
	return all
}

// alternatives explains why no alternative fits: by the one that came
// furthest, or, if all were refused at the same place, by all of them. What is
// wrong with the schema itself comes first.
func (e *explainer) alternatives(refusal *jsonschema.ValidationError) []SchemaError {
	var best []SchemaError
	var messages []string
	deepest := len(refusal.InstanceLocation)
	for _, cause := range refusal.Causes {
		errors := e.explain(cause)
		for _, found := range errors {
			if found.SchemaFile != "" {
				return []SchemaError{found}
			}
			if !slices.Contains(messages, found.Message) {
				messages = append(messages, found.Message)
			}
		}
		if depth := depthOf(errors); depth > deepest {
			best, deepest = errors, depth
		}
	}
	if best != nil {
		return best
	}
	return []SchemaError{e.at(refusal.InstanceLocation, strings.Join(messages, ", or "))}
}

func depthOf(errors []SchemaError) int {
	depth := 0
	for _, err := range errors {
		depth = max(depth, len(err.Path))
	}
	return depth
}

// leaf makes one refusal of an error, or one for each field it names.
func (e *explainer) leaf(refusal *jsonschema.ValidationError) []SchemaError {
	switch refused := refusal.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		return e.unknown(refusal, refused.Properties)
	case *kind.Required:
		return e.missing(refusal, refused.Missing)
	case *kind.RefCycle:
		return []SchemaError{e.cycle(refused)}
	}
	return []SchemaError{e.at(refusal.InstanceLocation, sentence(refusal.ErrorKind))}
}

func (e *explainer) unknown(refusal *jsonschema.ValidationError, fields []string) []SchemaError {
	known := fieldsAt(e.schema, refusal.SchemaURL)
	var all []SchemaError
	for _, field := range slices.Sorted(slices.Values(fields)) {
		location := append(slices.Clone(refusal.InstanceLocation), field)
		all = append(all, e.at(location, unknownField(field, known)))
	}
	return all
}

func (e *explainer) missing(refusal *jsonschema.ValidationError, fields []string) []SchemaError {
	var all []SchemaError
	for _, field := range fields {
		all = append(all, e.at(refusal.InstanceLocation, fmt.Sprintf("`%s` is missing", field)))
	}
	return all
}

func (e *explainer) at(location []string, message string) SchemaError {
	return SchemaError{Chart: e.chart, Path: e.path(location), Message: message}
}

// cycle tells of a reference that leads back to itself without going down into
// the values.
func (e *explainer) cycle(refused *kind.RefCycle) SchemaError {
	_, fragment, _ := strings.Cut(refused.URL, "#")
	message := "`$ref` leads back to " + code("#"+fragment) + " without end: Helm refuses any values"
	return SchemaError{Chart: e.chart, Path: []any{}, Message: message, SchemaFile: e.file}
}

// path makes numbers of the parts of a location that are indices of lists.
func (e *explainer) path(location []string) []any {
	parts := make([]any, 0, len(location))
	value := e.values
	for _, part := range location {
		list, ok := value.([]any)
		if !ok {
			object, _ := value.(map[string]any)
			value = object[part]
			parts = append(parts, part)
			continue
		}
		index, _ := strconv.Atoi(part)
		parts = append(parts, index)
		value = list[index]
	}
	return parts
}
