package release

import (
	"crypto/rand"
	"encoding/binary"
	"maps"
	insecure "math/rand"
	"text/template"

	"github.com/huandu/xstrings"
)

// ownFunctions replace template functions: those that generate RSA keys, and
// the two that draw from the runtime's own random state, which the host cannot
// see. Like all others they draw from the host's random source, and a render
// that draws from it can be repeated.
func ownFunctions() template.FuncMap {
	functions := template.FuncMap{
		"randInt": func(low, high int) int { return insecure.New(seededSource()).Intn(high-low) + low },
		"shuffle": func(text string) string { return xstrings.ShuffleSource(text, seededSource()) },
	}
	maps.Copy(functions, certificateFunctions)
	return functions
}

func seededSource() insecure.Source {
	var seed [8]byte
	if _, err := rand.Read(seed[:]); err != nil {
		panic(err)
	}
	return insecure.NewSource(int64(binary.LittleEndian.Uint64(seed[:])))
}
