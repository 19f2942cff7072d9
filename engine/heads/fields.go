package heads

import (
	"strings"

	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

// part says which of the fields that are read a collection or a value is.
type part int

const (
	nothing part = iota
	other
	root
	apiVersion
	kind
	metadata
	name
	annotations
	annotation
	parts
)

var (
	rootFields     = map[string]part{"apiVersion": apiVersion, "kind": kind, "metadata": metadata}
	metadataFields = map[string]part{"name": name, "annotations": annotations}
)

// head is what has been read so far.
type head struct {
	releaseutil.SimpleHead
	seen [parts]bool
}

// partOf returns what the value of a key is, in a map that is itself a part.
func (h *head) partOf(around part, key string) (found part, ok bool) {
	switch around {
	case root:
		return h.field(rootFields, key)
	case metadata:
		return h.field(metadataFields, key)
	case annotations:
		_, known := h.Metadata.Annotations[key]
		return annotation, !known
	}
	return other, true
}

// field refuses a key that is there twice, and one that only differs in case
// from a field, since encoding/json takes it for that.
func (h *head) field(fields map[string]part, key string) (found part, ok bool) {
	if found, ok = fields[key]; ok {
		ok = !h.seen[found]
		h.seen[found] = true
		return found, ok
	}
	for name := range fields {
		if strings.EqualFold(name, key) {
			return other, false
		}
	}
	return other, true
}

// opened notes that a part is a map.
func (h *head) opened(part part) {
	switch part {
	case metadata:
		h.Metadata = &struct {
			Name        string            `json:"name"`
			Annotations map[string]string `json:"annotations"`
		}{}
	case annotations:
		h.Metadata.Annotations = map[string]string{}
	}
}

// set notes the text of a part, and refuses one for a part that is a map.
func (h *head) set(part part, key, text string) bool {
	switch part {
	case apiVersion:
		h.Version = text
	case kind:
		h.Kind = text
	case name:
		h.Metadata.Name = text
	case annotation:
		h.Metadata.Annotations[key] = text
	default:
		return false
	}
	return true
}
