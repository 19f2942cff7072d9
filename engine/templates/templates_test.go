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
	cache := &Cache{}
	set := cache.Add(template.New("x"), []string{"a", "b"}, text("1"))
	if cache.Find([]string{"a", "b"}, text("1")) != set {
		t.Error("not found")
	}
	if cache.Find([]string{"a"}, text("1")) != nil || cache.Find([]string{"a", "b"}, text("2")) != nil || cache.Find([]string{"b", "a"}, text("1")) != nil {
		t.Error("found for other files")
	}
	for i := range mostSets {
		cache.Add(template.New("x"), []string{strconv.Itoa(i)}, text("1"))
	}
	if cache.Find([]string{"a", "b"}, text("1")) != nil || cache.Find([]string{"0"}, text("1")) == nil {
		t.Error("not the oldest set was dropped")
	}
}
