// Package rest stands in for the client configuration of client-go: the
// engine never talks to a cluster.
package rest

// Config would describe how to reach a cluster.
type Config struct{}
