package remote

import (
	"net/url"
	"strings"
)

var escapes = strings.NewReplacer("~1", "/", "~0", "~")

// pointer returns the parts of the JSON pointer (RFC 6901) in the fragment of a
// URL.
func pointer(fragment string) ([]string, error) {
	text, err := url.PathUnescape(fragment)
	if err != nil {
		return nil, err
	}
	parts := strings.Split(strings.TrimPrefix(text, "/"), "/")
	for i, part := range parts {
		parts[i] = escapes.Replace(part)
	}
	return parts, nil
}
