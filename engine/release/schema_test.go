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
