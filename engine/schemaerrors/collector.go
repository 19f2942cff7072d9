package schemaerrors

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// collector turns the tree of a validation error into a list of errors.
type collector struct {
	chart  string
	values any
	schema any
	// file is the location of the schema.
	file string
}

func (c *collector) collect(invalid *jsonschema.ValidationError) []Error {
	switch invalid.ErrorKind.(type) {
	case *kind.AnyOf, *kind.OneOf:
		if len(invalid.Causes) > 0 {
			return c.alternatives(invalid)
		}
	}
	if len(invalid.Causes) > 0 {
		return c.all(invalid.Causes)
	}
	return c.leaf(invalid)
}

func (c *collector) all(causes []*jsonschema.ValidationError) []Error {
	var all []Error
	for _, cause := range causes {
		all = append(all, c.collect(cause)...)
	}
	return all
}

// alternatives returns the errors of the alternative whose errors lie deepest
// in the values, or one error that joins the messages of all if none lies below
// the value itself. An error of the schema comes before all others.
func (c *collector) alternatives(invalid *jsonschema.ValidationError) []Error {
	var best []Error
	var messages []string
	deepest := len(invalid.InstanceLocation)
	for _, cause := range invalid.Causes {
		errs := c.collect(cause)
		for _, err := range errs {
			if err.SchemaFile != "" {
				return []Error{err}
			}
			if !slices.Contains(messages, err.Message) {
				messages = append(messages, err.Message)
			}
		}
		if depth := depthOf(errs); depth > deepest {
			best, deepest = errs, depth
		}
	}
	if best != nil {
		return best
	}
	return []Error{c.at(invalid.InstanceLocation, strings.Join(messages, ", or "))}
}

func depthOf(errs []Error) int {
	depth := 0
	for _, err := range errs {
		depth = max(depth, len(err.Path))
	}
	return depth
}

// leaf returns one error, or one for each field that the error names.
func (c *collector) leaf(invalid *jsonschema.ValidationError) []Error {
	switch failed := invalid.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		return c.unknown(invalid, failed.Properties)
	case *kind.Required:
		return c.missing(invalid, failed.Missing)
	case *kind.RefCycle:
		return []Error{c.cycle(failed)}
	}
	return []Error{c.at(invalid.InstanceLocation, messageOf(invalid.ErrorKind))}
}

func (c *collector) unknown(invalid *jsonschema.ValidationError, fields []string) []Error {
	known := fieldsAt(c.schema, invalid.SchemaURL)
	var all []Error
	for _, field := range slices.Sorted(slices.Values(fields)) {
		location := append(slices.Clone(invalid.InstanceLocation), field)
		all = append(all, c.at(location, unknownField(field, known)))
	}
	return all
}

func (c *collector) missing(invalid *jsonschema.ValidationError, fields []string) []Error {
	var all []Error
	for _, field := range fields {
		all = append(all, c.at(invalid.InstanceLocation, fmt.Sprintf("`%s` is missing", field)))
	}
	return all
}

func (c *collector) at(location []string, message string) Error {
	return Error{Chart: c.chart, Path: c.path(location), Message: message}
}

// cycle returns the error of a reference that leads back to itself without
// going down into the values.
func (c *collector) cycle(failed *kind.RefCycle) Error {
	_, fragment, _ := strings.Cut(failed.URL, "#")
	message := "`$ref` leads back to " + code("#"+fragment) + " without end: Helm refuses any values"
	return Error{Chart: c.chart, Path: []any{}, Message: message, SchemaFile: c.file}
}

// path returns a location with numbers for the indices of lists.
func (c *collector) path(location []string) []any {
	path := make([]any, 0, len(location))
	value := c.values
	for _, key := range location {
		list, ok := value.([]any)
		if !ok {
			object, _ := value.(map[string]any)
			value = object[key]
			path = append(path, key)
			continue
		}
		index, _ := strconv.Atoi(key)
		path = append(path, index)
		value = list[index]
	}
	return path
}
