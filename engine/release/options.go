// Package release renders charts as `helm template` does: it follows the
// command, the install action in dry-run mode and the printing of both in
// Helm's pkg/cmd/template.go and pkg/action/install.go.
package release

// Options say what to render; the fields are the flags of `helm template`.
// Files that flags name are given beside the options.
type Options struct {
	Name                 string   `json:"name"`
	Namespace            string   `json:"namespace"`
	Values               []string `json:"values"` // in the order of -f
	Set                  []string `json:"set"`
	SetString            []string `json:"setString"`
	SetJSON              []string `json:"setJson"`
	SetFile              []string `json:"setFile"`
	SetLiteral           []string `json:"setLiteral"`
	KubeVersion          string   `json:"kubeVersion"`
	APIVersions          []string `json:"apiVersions"`
	IncludeCRDs          bool     `json:"includeCrds"`
	IsUpgrade            bool     `json:"isUpgrade"`
	SkipTests            bool     `json:"skipTests"`
	NoHooks              bool     `json:"noHooks"`
	SkipSchemaValidation bool     `json:"skipSchemaValidation"`
	ShowOnly             []string `json:"showOnly"`

	// Lenient lets a render go on where a template calls fail, or required with
	// a value that is missing; both are then nothing.
	Lenient bool `json:"lenient"`
	// Partial goes on with the other templates where one cannot be parsed,
	// executed or read, and with the templates where a dependency is missing or
	// the Kubernetes version is not the chart's: the result is Helm's error and
	// what the templates became.
	Partial bool `json:"partial"`
	// ChartValues are locations of values.yaml of the chart or of subcharts
	// whose texts are replaced in this render by the files that are named
	// chartValuesFrame and the location.
	ChartValues []string `json:"chartValues"`
	// Only executes these templates alone, by their full names.
	Only []string `json:"only"`
	// Raw returns the text of each template instead of the manifests.
	Raw bool `json:"raw"`
	// Answered is a question of templates that this render answers as a cluster
	// would that has what they ask for: see questions.go.
	Answered string `json:"answered"`
	// Marks returns the origin of each line.
	Marks bool `json:"marks"`
}
