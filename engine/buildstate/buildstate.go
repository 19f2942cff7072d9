// Package buildstate connects the patched packages of kustomize (see
// build/patches) with the build that is running: they tell it
// where they are and what they cannot have, and it says what may be left out
// and renders their charts. There is one build at a time.
package buildstate

import (
	"errors"
	"fmt"

	"sigs.k8s.io/kustomize/api/types"
)

// Kinds of holes.
const (
	Remote        = "remote"               // a file, base or component on the network
	Chart         = "chart"                // a chart that would have to be pulled
	Plugin        = "plugin"               // a plugin that would have to be executed
	WithoutObject = "patch-without-target" // a change of an object that only a hole may hold
)

// unavailable is the message for what, and why.
const unavailable = "%s is not available: %s"

var reasons = map[string]string{
	Remote: "there is no network",
	Chart:  "the chart is not in the chart home, and there is no network",
	Plugin: "plugins cannot be executed",
}

// Hole is what a build left out.
type Hole struct {
	Kind string `json:"kind"`
	// Text is the address, the chart with its repository, the id of the plugin
	// or of the object that is not there.
	Text string `json:"text"`
	// File is the kustomization that asks for it.
	File string `json:"file"`
}

// Charts renders charts for a build.
type Charts interface {
	// IsChart tells whether a folder exists.
	IsChart(folder string) bool
	// Inflate returns the manifests of the chart in a folder.
	Inflate(folder string, chart types.HelmChart, values []byte) ([]byte, error)
}

// State is that of one build.
type State struct {
	// Holes are what was left out so far.
	Holes []Hole
	// FailedIn is the innermost kustomization whose error ended the build.
	FailedIn string

	charts   Charts
	tolerant bool
	entered  []place
}

// place is a kustomization that is being built.
type place struct {
	file string
	// holes is how many holes there were before its resources.
	holes int
}

var current = &State{}

// Begin starts a build. A tolerant one leaves out what is unavailable.
func Begin(charts Charts, tolerant bool) *State {
	current = &State{charts: charts, tolerant: tolerant}
	return current
}

// Enter is called where a kustomization begins, and what it returns where it
// ends. A component changes the resources of the kustomization that names it.
func Enter(file string, component bool) (leave func(error)) {
	holes := len(current.Holes)
	if component {
		holes = current.innermost().holes
	}
	current.entered = append(current.entered, place{file, holes})
	return func(err error) {
		if err != nil {
			Failed(file)
		}
		current.entered = current.entered[:len(current.entered)-1]
	}
}

// Failed names a kustomization that cannot be built; the first one counts.
func Failed(file string) {
	if current.FailedIn == "" {
		current.FailedIn = file
	}
}

func (s *State) innermost() place {
	if len(s.entered) == 0 {
		return place{}
	}
	return s.entered[len(s.entered)-1]
}

// unavailableError is the error for what a build cannot have.
type unavailableError struct {
	kind, text string
	cause      error
}

func (e *unavailableError) Error() string { return e.cause.Error() }
func (e *unavailableError) Unwrap() error { return e.cause }

// Unavailable returns the error for what would have to be fetched or executed.
func Unavailable(kind, text string) error {
	return UnavailableBecause(fmt.Errorf(unavailable, text, reasons[kind]), kind, text)
}

// UnavailableBecause returns such an error with the text of another one.
func UnavailableBecause(cause error, kind, text string) error {
	return &unavailableError{kind, text, cause}
}

// LeftOut tells whether the build goes on without what caused an error; it is
// a hole then.
func LeftOut(err error) bool {
	missed, ok := errors.AsType[*unavailableError](err)
	if !ok || !current.tolerant {
		return false
	}
	current.add(missed.kind, missed.text)
	return true
}

// WithoutTarget tells whether a change is left out whose object is not there:
// a hole of the kustomization may hold it.
func WithoutTarget(object string) bool {
	if len(current.Holes) == current.innermost().holes {
		return false
	}
	current.add(WithoutObject, object)
	return true
}

func (s *State) add(kind, text string) {
	s.Holes = append(s.Holes, Hole{kind, text, s.innermost().file})
}

// IsChart tells whether a folder exists where a chart is looked for.
func IsChart(folder string) bool { return current.charts.IsChart(folder) }

// Inflate renders the chart in a folder.
func Inflate(folder string, chart types.HelmChart, values []byte) ([]byte, error) {
	return current.charts.Inflate(folder, chart, values)
}
