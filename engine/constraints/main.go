// Command constraints reads ranges and versions as JSON and prints which
// version is in which range, and which version of each pair is the higher one:
// what Helm decides with the same library. Tests compare src/registry with it.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/Masterminds/semver/v3"
)

type request struct {
	Ranges   []string `json:"ranges"`
	Versions []string `json:"versions"`
}

type answer struct {
	// Contains has for each range a truth for each version; null for a text
	// that is no range. A text that is no version is in none.
	Contains [][]bool `json:"contains"`
	// Order has for each version its order to the next one; null if one of them
	// is no version.
	Order []*int `json:"order"`
}

func main() {
	var given request
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		log.Fatal(err)
	}
	versions := make([]*semver.Version, len(given.Versions))
	for i, text := range given.Versions {
		versions[i], _ = semver.NewVersion(text)
	}
	result := answer{Order: order(versions)}
	for _, text := range given.Ranges {
		result.Contains = append(result.Contains, contained(text, versions))
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		log.Fatal(err)
	}
}

func contained(text string, versions []*semver.Version) []bool {
	constraint, err := semver.NewConstraint(text)
	if err != nil {
		return nil
	}
	truths := make([]bool, len(versions))
	for i, version := range versions {
		truths[i] = version != nil && constraint.Check(version)
	}
	return truths
}

func order(versions []*semver.Version) []*int {
	orders := make([]*int, len(versions))
	for i, version := range versions {
		next := versions[(i+1)%len(versions)]
		if version != nil && next != nil {
			compared := version.Compare(next)
			orders[i] = &compared
		}
	}
	return orders
}
