package remote

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compile compiles a schema whose remote parts are stood in for.
func compile(t *testing.T, text string) (*jsonschema.Schema, *Loader) {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	loader := LoaderFor(parsed)
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(jsonschema.SchemeURLLoader{"http": loader, "https": loader})
	if err := compiler.AddResource("https://here.example/values.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("https://here.example/values.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema, loader
}

func TestARemotePartAcceptsEverythingAndIsNamed(t *testing.T) {
	const draft7 = `"$schema": "http://json-schema.org/draft-07/schema#", `
	for name, part := range map[string]string{
		"a document":           `"https://a.example/x.json"`,
		"a part":               `"https://a.example/x.json#/definitions/a~1b/properties/c%20d"`,
		"a part of a part":     `"https://a.example/x.json#/definitions"`,
		"an anchor":            `"https://a.example/x.json#name"`,
		"a path from its name": `"/x.json#/items/0"`,
	} {
		for _, draft := range []string{"", draft7} {
			text := `{` + draft + `"$id": "https://a.example/y.json", "properties": {"v": {"$ref": ` + part + `}, "w": {"type": "string"}}}`
			schema, loader := compile(t, text)
			for _, value := range []any{"text", nil, map[string]any{"a": true}} {
				if err := schema.Validate(map[string]any{"v": value}); err != nil {
					t.Errorf("%s, %s: %v", name, draft, err)
				}
			}
			if err := schema.Validate(map[string]any{"w": 1}); err == nil {
				t.Errorf("%s, %s: what is here is not asked", name, draft)
			}
			if got := strings.Join(loader.Addresses(), " "); got != "https://a.example/x.json" {
				t.Errorf("%s, %s: asked for %q", name, draft, got)
			}
		}
	}
}

func TestADraftOfSomebodyElseIsNotFetched(t *testing.T) {
	schema, loader := compile(t, `{"$schema": "https://a.example/draft", "properties": {"w": {"type": "string"}}}`)
	if err := schema.Validate(map[string]any{"w": 1}); err == nil {
		t.Error("nothing is asked")
	}
	if got := loader.Addresses(); len(got) != 1 || got[0] != "https://a.example/draft" {
		t.Errorf("asked for %q", got)
	}
}

func TestWhatIsHereIsNotAskedFor(t *testing.T) {
	text := `{"$id": "https://a.example/y.json", "$defs": {"x": {"$id": "x.json", "type": "string"}}, "properties": {"v": {"$ref": "https://a.example/x.json"}}}`
	schema, loader := compile(t, text)
	if err := schema.Validate(map[string]any{"v": 1}); err == nil {
		t.Error("the part that is here is not asked")
	}
	if got := loader.Addresses(); len(got) != 0 {
		t.Errorf("asked for %q", got)
	}
}
