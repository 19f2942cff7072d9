// What the engine changes in the packages it copies. Every entry names a
// package file and replaces text in it; a text that is not found fails the
// build, so that a new upstream version is looked at before it is shipped.

/** @typedef {{ from: string | RegExp, to: string }} Edit */
/** @typedef {{ module: string, file: string, why: string, edits: Edit[] }} Patch */

const HELM = 'helm.sh/helm/v4'

/**
 * The packages copied of each module: folders and files, tests left out.
 * @type {Record<string, { into: string, paths: string[] }>}
 */
export const COPIES = {
  [HELM]: {
    into: 'helm',
    paths: [
      'go.mod',
      'LICENSE',
      'internal/chart/v3',
      'internal/copystructure',
      'internal/sympath',
      'internal/version',
      'pkg/chart',
      'pkg/engine',
      'pkg/ignore',
      'pkg/release',
      'pkg/strvals',
    ],
  },
}

/** @type {Patch} */
const schemaLoader = {
  module: HELM,
  file: 'pkg/chart/common/util/jsonschema.go',
  why: 'remote schemas are refused instead of fetched; an error hands out what it wraps',
  edits: [
    { from: '\t"context"\n\t"crypto/tls"\n', to: '' },
    { from: '\t"net/http"\n', to: '' },
    { from: '\t"time"\n', to: '' },
    { from: '\t"helm.sh/helm/v4/internal/version"\n', to: '' },
    { from: 'type HTTPURLLoader http.Client', to: 'type HTTPURLLoader struct{}' },
    {
      from: /func \(l \*HTTPURLLoader\) Load[\s\S]*?\n}\n/,
      to: 'func (l *HTTPURLLoader) Load(urlStr string) (any, error) {\n\treturn nil, fmt.Errorf("HTTP request failed for %s: the network is not available", urlStr)\n}\n',
    },
    {
      from: /func newHTTPURLLoader\(\)[\s\S]*?\n}\n/,
      to: 'func newHTTPURLLoader() *HTTPURLLoader { return &HTTPURLLoader{} }\n',
    },
    {
      from: 'func (e JSONSchemaValidationError) Error() string {',
      to: '// Unwrap returns the refusals as values.\nfunc (e JSONSchemaValidationError) Unwrap() error { return e.embeddedErr }\n\nfunc (e JSONSchemaValidationError) Error() string {',
    },
  ],
}

/** @type {Patch} */
const archiveSniffing = {
  module: HELM,
  file: 'pkg/chart/loader/archive/archive.go',
  why: 'no content sniffing, which only opened files need, because it links an HTTP stack',
  edits: [
    { from: '\t"net/http"\n', to: '' },
    { from: 'http.DetectContentType(buffer)', to: '"application/octet-stream"' },
  ],
}

/** @type {Patch} */
const subcharts = {
  module: HELM,
  file: 'pkg/chart/v2/loader/load.go',
  why: 'subcharts are loaded in the order of their folder names instead of a random one; who asks is told what a packed subchart holds',
  edits: [
    { from: '\t"path/filepath"\n\t"strings"\n', to: '\t"path/filepath"\n\t"slices"\n\t"strings"\n' },
    {
      from: '\tfor n, files := range subcharts {\n',
      to: '\tfor _, n := range slices.Sorted(maps.Keys(subcharts)) {\n\t\tfiles := subcharts[n]\n',
    },
    { from: 'sc, err = LoadArchive(bytes.NewBuffer(file.Data))', to: 'sc, err = loadPacked(file.Data)' },
    {
      from: '// LoadValues loads values from a reader.',
      to: `// Unpacked is told the files of each packed subchart when it is set.
var Unpacked func(packed []byte, files []*archive.BufferedFile)

func loadPacked(packed []byte) (*chart.Chart, error) {
	files, err := archive.LoadArchiveFiles(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	if Unpacked != nil {
		Unpacked(packed, files)
	}
	return LoadFiles(files)
}

// LoadValues loads values from a reader.`,
    },
  ],
}

/** @type {Patch} */
const releaseInfo = {
  module: HELM,
  file: 'pkg/release/v1/info.go',
  why: 'resources of a release are not typed, which leaves out the API machinery',
  edits: [
    { from: '\n\t"k8s.io/apimachinery/pkg/runtime"\n', to: '' },
    { from: 'map[string][]runtime.Object', to: 'map[string][]any' },
    { from: 'map[string][]runtime.Object', to: 'map[string][]any' },
  ],
}

/** @type {Patch} */
const capabilities = {
  module: HELM,
  file: 'pkg/chart/common/capabilities.go',
  why: 'no import of the testing package',
  edits: [
    { from: '\t"testing"\n', to: '' },
    {
      from: /\t\/\/ Test builds don't include[\s\S]*?if testing\.Testing\(\) \{\n.*\n\t}\n/,
      to: '',
    },
    { from: /const \(\n\tkubeVersionMajorTesting[\s\S]*?\n\)\n/, to: '' },
  ],
}

/** @type {Patch} */
const version = {
  module: HELM,
  file: 'internal/version/version.go',
  why: 'no import of the testing and flag packages',
  edits: [
    { from: '\t"flag"\n', to: '' },
    { from: '\t"testing"\n', to: '' },
    { from: /\t\t\/\/ Test builds don't include[\s\S]*?if testing\.Testing\(\) \{\n.*\n\t\t}\n/, to: '' },
    { from: /\n\t\/\/ HACK\(bacongobbler\)[\s\S]*?\n\t}\n/, to: '' },
    { from: /const \(\n\tkubeClientGoVersionTesting.*\n\)\n/, to: '' },
  ],
}

/** @type {Patch} */
const templateObserver = {
  module: HELM,
  file: 'pkg/engine/engine.go',
  why: 'an observer sees the parsed templates, chooses which are executed and wraps their output',
  edits: [
    {
      from: '\tCustomTemplateFuncs template.FuncMap\n}\n',
      to: `\tCustomTemplateFuncs template.FuncMap
	// Observer follows the rendering when it is set.
	Observer Observer
}

// Observer follows the rendering of a chart without changing its text.
type Observer interface {
	// Parsed is called once with the template set and the file names in it.
	Parsed(set *template.Template, files []string)
	// Wanted says whether a file is executed.
	Wanted(file string) bool
	// Output returns the writer a file is executed into; it must pass on every byte to out.
	Output(file string, out io.Writer) io.Writer
}
`,
    },
    { from: '\t"fmt"\n\t"log/slog"\n', to: '\t"fmt"\n\t"io"\n\t"log/slog"\n' },
    {
      from: '\trendered = make(map[string]string, len(keys))\n',
      to: '\tif e.Observer != nil {\n\t\te.Observer.Parsed(t, keys)\n\t}\n\n\trendered = make(map[string]string, len(keys))\n',
    },
    {
      from: '\t\t// At render time, add information about the template that is being rendered.\n',
      to: '\t\tif e.Observer != nil && !e.Observer.Wanted(filename) {\n\t\t\tcontinue\n\t\t}\n\t\t// At render time, add information about the template that is being rendered.\n',
    },
    {
      from: '\t\tif err := t.ExecuteTemplate(&buf, filename, vals); err != nil {\n\t\t\treturn map',
      to: '\t\tvar out io.Writer = &buf\n\t\tif e.Observer != nil {\n\t\t\tout = e.Observer.Output(filename, out)\n\t\t}\n\t\tif err := t.ExecuteTemplate(out, filename, vals); err != nil {\n\t\t\treturn map',
    },
  ],
}

/** @type {Patch} */
const noCluster = {
  module: HELM,
  file: 'pkg/engine/lookup_func.go',
  why: 'there is no cluster: lookup has no client',
  edits: [{ from: /\npackage engine\n[\s\S]*$/, to: noClusterLookup() }],
}

function noClusterLookup() {
  return `
package engine

import (
	"context"
	"errors"

	"k8s.io/client-go/rest"
)

type lookupFunc = func(apiversion string, resource string, namespace string, name string) (map[string]any, error)

// ClientProvider stands for a source of cluster clients; there is none.
type ClientProvider interface{ unavailable() }

type clientProviderFromConfig struct{ config *rest.Config }

func (clientProviderFromConfig) unavailable() {}

func newLookupFunction(context.Context, ClientProvider) lookupFunc {
	return func(string, string, string, string) (map[string]any, error) {
		return map[string]any{}, errors.New("no cluster")
	}
}
`
}

/**
 * Helm asks the build information which client-go it was linked with to know
 * its default Kubernetes version; the stand-in has none, so it is written in.
 * @param {string} clientGo the version of k8s.io/client-go, such as `v0.37.1`
 * @returns {Patch}
 */
function clientGoVersion(clientGo) {
  return {
    module: HELM,
    file: 'internal/version/clientgo.go',
    why: 'the version of client-go is a constant instead of build information',
    edits: [
      { from: '\t"errors"\n\t"runtime/debug"\n\t"slices"\n\n', to: '' },
      { from: /(func K8sIOClientGoModVersion.*\n)[\s\S]*$/, to: `$1\treturn "${clientGo}", nil\n}\n` },
    ],
  }
}

/**
 * @param {string} clientGo the version of k8s.io/client-go that Helm requires
 * @returns {Patch[]}
 */
export function patches(clientGo) {
  return [
    schemaLoader,
    archiveSniffing,
    subcharts,
    releaseInfo,
    capabilities,
    version,
    templateObserver,
    noCluster,
    clientGoVersion(clientGo),
  ]
}
