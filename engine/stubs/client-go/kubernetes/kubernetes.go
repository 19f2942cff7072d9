// Package kubernetes stands in for the clientset of client-go, which Helm
// imports only to have the module linked.
package kubernetes
