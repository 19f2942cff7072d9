// Package applicationset fills the templates of ApplicationSets of Argo CD
// that have `goTemplate: true` (applicationset/utils/utils.go, Replace).
package applicationset

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"meshgate/engine/frames"
)

// Options are the texts to fill, each a template of its own, and the options
// `goTemplateOptions` of text/template.
type Options struct {
	Texts   []string `json:"texts"`
	Options []string `json:"options"`
}

// Templates are parsed texts.
type Templates struct {
	texts []parsed
}

type parsed struct {
	template *template.Template
	err      error
}

// Filled is what one set of parameters makes of the texts, or why it makes
// nothing of them.
type Filled struct {
	Texts []string `json:"texts"`
	Error string   `json:"error"`
}

// Parse reads templates. One that is not a template fails when it is filled.
func Parse(options Options) *Templates {
	templates := &Templates{}
	for _, text := range options.Texts {
		templates.texts = append(templates.texts, parse(text, options.Options))
	}
	return templates
}

func parse(text string, options []string) (result parsed) {
	// Option panics if it does not know the option.
	defer func() {
		if problem := recover(); problem != nil {
			result = parsed{err: fmt.Errorf("%v", problem)}
		}
	}()
	root := template.New("").Option(options...).Funcs(functions)
	root = root.Funcs(template.FuncMap{"tpl": tpl(root)})
	parsedRoot, err := root.Parse(text)
	return parsed{template: parsedRoot, err: err}
}

// tpl fills a text with the functions and options of another template.
func tpl(root *template.Template) func(text string, data any) (string, error) {
	return func(text string, data any) (string, error) {
		cloned, err := root.Clone()
		if err != nil {
			return "", err
		}
		inner, err := cloned.New("").Parse(text)
		if err != nil {
			return "", err
		}
		filled, err := execute(inner, data)
		return strings.ReplaceAll(filled, "<no value>", ""), err
	}
}

// Fill fills all texts with each of some sets of parameters.
func (templates *Templates) Fill(sets []map[string]any) []Filled {
	results := make([]Filled, len(sets))
	for index, parameters := range sets {
		results[index] = templates.fill(parameters)
	}
	return results
}

func (templates *Templates) fill(parameters map[string]any) Filled {
	texts := make([]string, 0, len(templates.texts))
	for _, text := range templates.texts {
		if text.err != nil {
			return Filled{Error: text.err.Error()}
		}
		filled, err := execute(text.template, parameters)
		if err != nil {
			return Filled{Error: err.Error()}
		}
		texts = append(texts, filled)
	}
	return Filled{Texts: texts}
}

func execute(filling *template.Template, data any) (string, error) {
	var filled strings.Builder
	err := filling.Execute(&filled, data)
	return filled.String(), err
}

// Encode returns results as one frame with JSON.
func Encode(results []Filled) []byte {
	data, err := json.Marshal(results)
	if err != nil {
		panic(err)
	}
	return frames.Encode([]frames.Frame{{Data: data}})
}
