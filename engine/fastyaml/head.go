package fastyaml

import (
	"strings"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

// ReadHead returns apiVersion, kind, name and annotations of a manifest as
// sigs.k8s.io/yaml reads them, or false if the manifest is not plain.
func ReadHead(document string) (releaseutil.SimpleHead, bool) {
	var head releaseutil.SimpleHead
	ok := attempt(func() {
		r := &reader{newScanner(document)}
		first, ok := r.peek()
		require(ok && first.indent == 0)
		r.head(&head)
	})
	return head, ok
}

func (r *reader) head(head *releaseutil.SimpleHead) {
	fields := fieldsOf("apiVersion", "kind", "metadata")
	r.entries(0, func(key, rest string) {
		switch fields.see(key) {
		case "apiVersion":
			head.Version = textOf(rest)
		case "kind":
			head.Kind = textOf(rest)
		case "metadata":
			require(rest == "")
			if indent, ok := r.below(0, true); ok {
				r.metadata(head, indent)
			}
		default:
			r.value(rest, 0, 0, true)
		}
	})
}

func (r *reader) metadata(head *releaseutil.SimpleHead, indent int) {
	head.Metadata = &struct {
		Name        string            `json:"name"`
		Annotations map[string]string `json:"annotations"`
	}{}
	fields := fieldsOf("name", "annotations")
	r.entries(indent, func(key, rest string) {
		switch fields.see(key) {
		case "name":
			head.Metadata.Name = textOf(rest)
		case "annotations":
			require(rest == "")
			if below, ok := r.below(indent, true); ok {
				head.Metadata.Annotations = r.texts(below)
			}
		default:
			r.value(rest, indent, 1, true)
		}
	})
}

// texts reads a map of strings.
func (r *reader) texts(indent int) map[string]string {
	texts := map[string]string{}
	r.entries(indent, func(key, rest string) {
		_, isTwice := texts[key]
		require(!isTwice)
		texts[key] = textOf(rest)
	})
	return texts
}

// fields says by name which fields of a map were seen.
type fields map[string]bool

func fieldsOf(names ...string) fields {
	seen := fields{}
	for _, name := range names {
		seen[name] = false
	}
	return seen
}

// see returns the field that a key is, or "". It gives up at a field that is
// there twice, and at a key that differs from a field in case alone, since
// encoding/json takes it for that field.
func (f fields) see(key string) string {
	if isSeen, isField := f[key]; isField {
		require(!isSeen)
		f[key] = true
		return key
	}
	for name := range f {
		require(!strings.EqualFold(name, key))
	}
	return ""
}
