package release

import (
	"encoding/json"
	"testing"

	"meshgate/engine/charts"
	"meshgate/engine/wire"
)

// loadTest loads a chart from texts by path; Chart.yaml is added.
func loadTest(files map[string]string) *charts.Loaded {
	frames := []wire.Frame{{Name: "Chart.yaml", Data: []byte("apiVersion: v2\nname: demo\nversion: 1.0.0\n")}}
	for name, text := range files {
		frames = append(frames, wire.Frame{Name: name, Data: []byte(text)})
	}
	return charts.LoadFolder(frames)
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
