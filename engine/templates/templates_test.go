package templates

import (
	"strconv"
	"testing"
	"text/template"
)

func TestASetIsFoundByItsFilesAndTheirTexts(t *testing.T) {
	text := func(prefix string) func(string) string {
		return func(name string) string { return prefix + name }
	}
	shelf := &Shelf{}
	set := shelf.Add(template.New("x"), []string{"a", "b"}, text("1"))
	if shelf.Find([]string{"a", "b"}, text("1")) != set {
		t.Error("not found")
	}
	if shelf.Find([]string{"a"}, text("1")) != nil || shelf.Find([]string{"a", "b"}, text("2")) != nil || shelf.Find([]string{"b", "a"}, text("1")) != nil {
		t.Error("found for other files")
	}
	for i := range mostSets {
		shelf.Add(template.New("x"), []string{strconv.Itoa(i)}, text("1"))
	}
	if shelf.Find([]string{"a", "b"}, text("1")) != nil || shelf.Find([]string{"0"}, text("1")) == nil {
		t.Error("not the oldest set was dropped")
	}
}
