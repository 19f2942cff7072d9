package release

import (
	"encoding/json"
	"strings"
	"testing"

	"meshgate/engine/charts"
	"meshgate/engine/frames"
)

// loadTest loads a chart from texts by path; Chart.yaml is added.
func loadTest(files map[string]string) *charts.Loaded {
	request := []frames.Frame{{Name: "Chart.yaml", Data: []byte("apiVersion: v2\nname: demo\nversion: 1.0.0\n")}}
	for name, text := range files {
		request = append(request, frames.Frame{Name: name, Data: []byte(text)})
	}
	return charts.LoadFolder(request)
}

func TestSchemaErrorsOfSubcharts(t *testing.T) {
	loaded := loadTest(map[string]string{
		"values.yaml":                    "sub: {size: x}\n",
		"charts/sub/Chart.yaml":          "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
		"charts/sub/values.schema.json":  `{"properties": {"size": {"type": "number"}}}`,
		"charts/sub/templates/none.yaml": "",
	})
	result := Render(loaded, Options{Name: "demo"}, nil)
	got, _ := json.Marshal(result.Header.SchemaErrors)
	want := `[{"chart":"sub","path":["size"],"message":"must be a number, not a string"}]`
	if string(got) != want {
		t.Errorf("schema errors %s, want %s\n%s", got, want, result.Header.Error)
	}
}

func TestEachChartIsHeldToItsOwnSchema(t *testing.T) {
	wantsNumber := loadTest(map[string]string{"values.schema.json": `{"properties": {"a": {"type": "number"}}}`})
	wantsText := loadTest(map[string]string{"values.schema.json": `{"properties": {"a": {"type": "string"}}}`})
	for range 2 {
		for value, refused := range map[string]*charts.Loaded{"1": wantsText, "b": wantsNumber} {
			for _, loaded := range []*charts.Loaded{wantsNumber, wantsText} {
				got := Render(loaded, Options{Name: "demo", Set: []string{"a=" + value}}, nil).Header
				if (len(got.SchemaErrors) == 1) != (loaded == refused) || (got.Error != "") != (loaded == refused) {
					t.Errorf("a=%s: %+v", value, got)
				}
			}
		}
	}
}

func TestASchemaThatLeadsBackToItselfIsWhatIsWrong(t *testing.T) {
	for name, schema := range map[string]string{
		"#":         `{"$ref": "#"}`,
		"#/$defs/a": `{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}`,
	} {
		loaded := loadTest(map[string]string{
			"charts/sub/Chart.yaml":         "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
			"charts/sub/values.schema.json": schema,
		})
		refused := Render(loaded, Options{Name: "demo"}, nil).Header.SchemaErrors
		if len(refused) != 1 || refused[0].SchemaFile != "charts/sub/values.schema.json" || !strings.Contains(refused[0].Message, "`"+name+"`") {
			t.Errorf("%s: %+v", name, refused)
		}
	}
}

func TestWhatIsOnTheNetworkIsNamedEachTime(t *testing.T) {
	loaded := loadTest(map[string]string{
		"charts/sub/Chart.yaml":         "apiVersion: v2\nname: sub\nversion: 1.0.0\n",
		"charts/sub/values.schema.json": `{"properties": {"a": {"$ref": "https://a.example/x.json#/b"}, "c": {"type": "string"}}}`,
	})
	for range 2 {
		header := Render(loaded, Options{Name: "demo", Set: []string{"sub.a=1,sub.c=1"}}, nil).Header
		got, _ := json.Marshal([]any{header.RemoteSchemas, header.SchemaErrors})
		want := `[[{"file":"charts/sub/values.schema.json","address":"https://a.example/x.json"}],[{"chart":"sub","path":["c"],"message":"must be a string, not a number"}]]`
		if string(got) != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSizesAreToldInPlainWords(t *testing.T) {
	for _, example := range []struct{ schema, value, want string }{
		{`{"minLength": 2}`, `""`, "must not be empty"},
		{`{"minLength": 2}`, `"a"`, "needs at least 2 characters"},
		{`{"maxLength": 1}`, `"ab"`, "must not be longer than 1 character"},
		{`{"minItems": 1}`, `[]`, "needs at least 1 item"},
		{`{"maxItems": 1}`, `[1, 2]`, "must not have more than 1 item"},
		{`{"minProperties": 1}`, `{}`, "needs at least 1 field"},
		{`{"maxProperties": 0}`, `{"a": 1}`, "must not have more than 0 fields"},
		{`{"multipleOf": 2}`, `3`, "must be a multiple of 2"},
		{`{"oneOf": [{"type": "number"}, {"minimum": 1}]}`, `3`, "must have exactly one of the shapes that are allowed here"},
		{`{"dependentRequired": {"a": ["b", "c"]}}`, `{"a": 1}`, "`a` needs `b`, `c` beside it"},
	} {
		loaded := loadTest(map[string]string{"values.schema.json": `{"properties": {"v": ` + example.schema + `}}`})
		refused := Render(loaded, Options{Name: "demo", SetJSON: []string{"v=" + example.value}}, nil).Header.SchemaErrors
		if len(refused) != 1 || refused[0].Message != example.want {
			t.Errorf("%s of %s: %+v", example.value, example.schema, refused)
		}
	}
}
