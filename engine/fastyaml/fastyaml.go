// Package fastyaml reads and writes plain YAML without a YAML parser, with the
// results of sigs.k8s.io/yaml, which Helm uses. Each entry point gives up at
// whatever it does not know for sure (tags, anchors, tabs, values of several
// lines) and returns false; sigs.k8s.io/yaml then does the work, with its
// results and errors. The tests compare both on 130,000 random texts and values.
//
// Measured on the main job (`npm run bench -- --against DIR`), with the entry
// point switched off in DIR:
//
//   - ReadHead saves about 7 % of the processor time: Helm parses every document
//     of a release to learn its kind and name.
//   - Marshal saves about 15 %: Helm writes every value of `toYaml` by way of JSON
//     and a YAML parser.
//   - ReadValues saves a quarter of the time of engines where each release has
//     values files of its own (`npm run bench -- --targets 1800`), and less than
//     3 % of that job, whose releases are rendered many times to find causes.
package fastyaml

// giveUp is the panic at what is not known for sure.
type giveUp struct{}

// attempt calls a function and returns whether it did not give up.
func attempt(work func()) (ok bool) {
	defer func() {
		switch problem := recover().(type) {
		case nil:
		case giveUp:
			ok = false
		default:
			panic(problem)
		}
	}()
	work()
	return true
}

// require gives up unless a condition holds.
func require(condition bool) {
	if !condition {
		panic(giveUp{})
	}
}
