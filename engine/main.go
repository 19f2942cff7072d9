// Command engine is Helm's chart loader and template engine, and kustomize, as
// one WebAssembly module. Its functions are exported in exports_wasip1.go; on any other
// platform only its packages are of use, to be tested.
package main

func main() {}
