package schemaerrors

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	known := []string{"tlsMode", "timeout", "externalHost"}
	for word, want := range map[string]string{"tlsmode": "tlsMode", "timout": "timeout", "externalhosts": "externalHost", "hostname": ""} {
		if got, _ := nearest(word, known); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

func TestFieldsAt(t *testing.T) {
	schema, err := parseSchema([]byte(`{"properties": {"a/b": {"items": [{"properties": {"y": {}, "x": {}}}]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	got := fieldsAt(schema, "file:///values.schema.json#/properties/a~1b/items/0")
	if strings.Join(got, " ") != "x y" {
		t.Errorf("got %v", got)
	}
}
