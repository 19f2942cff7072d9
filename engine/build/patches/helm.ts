// What the engine changes in Helm.
import type { Copies, Patch } from './patch.ts'

const HELM = 'helm.sh/helm/v4'

export const HELM_COPIES: Copies = {
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
    without: ['pkg/chart/v2/lint'],
  },
}

const requirements: Patch = {
  module: HELM,
  file: 'go.mod',
  why: 'kyaml is not required here: the engine has the version of the kustomize that it embeds',
  edits: [{ from: /\tsigs\.k8s\.io\/kustomize\/kyaml .*\n/, to: '' }],
}

const schemaLoader: Patch = {
  module: HELM,
  file: 'pkg/chart/common/util/jsonschema.go',
  why: 'remote schemas are replaced instead of fetched; an error unwraps its cause; a schema is compiled once',
  edits: [
    { from: '\t"context"\n\t"crypto/tls"\n', to: '' },
    { from: '\t"net/http"\n', to: '' },
    { from: '\t"time"\n', to: '' },
    { from: '\t"helm.sh/helm/v4/internal/version"\n', to: '' },
    { from: /\/\/ HTTPURLLoader implements[\s\S]*?(?=\/\/ ValidateAgainstSchema checks)/, to: '' },
    {
      from: /\t\/\/ This unmarshal function leverages[\s\S]*?\tvalidator, err := compiler\.Compile\(.*\n/,
      to: '\tvalidator, err := compiledSchema(schemaJSON)\n',
    },
    {
      from: '// ValidateAgainstSingleSchema checks',
      to: `// RemoteLoader returns a loader for what a schema refers to on the network.
var RemoteLoader func(schema any) jsonschema.URLLoader

// compiled is a schema, and the loader that was asked for its remote parts.
type compiled struct {
	schema *jsonschema.Schema
	remote jsonschema.URLLoader
}

// compiledSchemas are those that were asked for last, by their texts.
var compiledSchemas = map[string]compiled{}

// RemoteOf returns the loader of a schema; nil for what is no schema.
func RemoteOf(text []byte) jsonschema.URLLoader {
	if _, err := compiledSchema(text); err != nil {
		return nil
	}
	return compiledSchemas[string(text)].remote
}

const mostSchemas = 32

func compiledSchema(text []byte) (*jsonschema.Schema, error) {
	if known, ok := compiledSchemas[string(text)]; ok {
		return known.schema, nil
	}
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	remote := RemoteLoader(parsed)
	loader := jsonschema.SchemeURLLoader{"file": jsonschema.FileLoader{}, "http": remote, "https": remote, "urn": urnLoader{}}
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(loader)
	if err := compiler.AddResource("file:///values.schema.json", parsed); err != nil {
		return nil, err
	}
	schema, err := compiler.Compile("file:///values.schema.json")
	if err != nil {
		return nil, err
	}
	if len(compiledSchemas) == mostSchemas {
		clear(compiledSchemas)
	}
	compiledSchemas[string(text)] = compiled{schema, remote}
	return schema, nil
}

// ValidateAgainstSingleSchema checks`,
    },
    {
      from: 'func (e JSONSchemaValidationError) Error() string {',
      to: '// Unwrap returns the refusals as values.\nfunc (e JSONSchemaValidationError) Unwrap() error { return e.embeddedErr }\n\nfunc (e JSONSchemaValidationError) Error() string {',
    },
  ],
}

const archiveSniffing: Patch = {
  module: HELM,
  file: 'pkg/chart/loader/archive/archive.go',
  why: 'no content sniffing, which only opened files need, because it links an HTTP stack',
  edits: [
    { from: '\t"net/http"\n', to: '' },
    { from: 'http.DetectContentType(buffer)', to: '"application/octet-stream"' },
  ],
}

const subcharts: Patch = {
  module: HELM,
  file: 'pkg/chart/v2/loader/load.go',
  why: 'subcharts are loaded in the order of their folder names instead of a random one; the files of packed subcharts are reported',
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

const releaseInfo: Patch = {
  module: HELM,
  file: 'pkg/release/v1/info.go',
  why: 'resources of a release are not typed, which leaves out the API machinery',
  edits: [
    { from: '\n\t"k8s.io/apimachinery/pkg/runtime"\n', to: '' },
    { from: 'map[string][]runtime.Object', to: 'map[string][]any' },
    { from: 'map[string][]runtime.Object', to: 'map[string][]any' },
  ],
}

const capabilities: Patch = {
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

const version: Patch = {
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

const templateObserver: Patch = {
  module: HELM,
  file: 'pkg/engine/engine.go',
  why: 'an observer keeps parsed templates from render to render, chooses which are executed, wraps their output and may go on after a failure; functions that are the same in every render are bound once',
  edits: [
    {
      from: '\tCustomTemplateFuncs template.FuncMap\n}\n',
      to: `\tCustomTemplateFuncs template.FuncMap
	// Observer follows the rendering when it is set.
	Observer Observer
}

// Observer follows the rendering of a chart without changing its text.
type Observer interface {
	// Known returns the template set that was made of these files before, or nil.
	Known(files []string, text func(file string) string) *template.Template
	// Parsed is called with a new template set and the file names in it.
	Parsed(set *template.Template, files []string, text func(file string) string)
	// Failed is told of a file that cannot be parsed or executed, and says
	// whether to go on with the others.
	Failed(file string, err error) bool
	// Wanted says whether a file is executed.
	Wanted(file string) bool
	// Output returns the writer a file is executed into; it must pass on every byte to out.
	Output(file string, out io.Writer) io.Writer
}
`,
    },
    { from: '\t"fmt"\n\t"log/slog"\n', to: '\t"fmt"\n\t"io"\n\t"log/slog"\n' },
    {
      from: /\tt := template\.New\("gotpl"\)[\s\S]*?\tkeys := sortTemplates\(tpls\)\n\n[\s\S]*?\n\t}\n/,
      to: `\tkeys := sortTemplates(tpls)
	t, err := e.parsed(keys, func(file string) string { return tpls[file].tpl })
	if err != nil {
		return map[string]string{}, err
	}
	e.initFunMap(ctx, t)
`,
    },
    {
      from: 'func (e Engine) initFunMap(ctx context.Context, t *template.Template) {\n\tfuncMap := funcMap()\n',
      to: `func (e Engine) initFunMap(ctx context.Context, t *template.Template) {\n\tfuncMap := template.FuncMap{}\n`,
    },
    {
      from: 'func cleanupParseError(',
      to: `// parsed returns the template set of some files, in which the functions that
// are not the same in every render are placeholders.
func (e Engine) parsed(files []string, text func(file string) string) (*template.Template, error) {
	if e.Observer != nil {
		if known := e.Observer.Known(files, text); known != nil {
			return known, nil
		}
	}
	t := template.Must(commonSet.Clone())
	if e.Strict {
		t.Option("missingkey=error")
	} else {
		t.Option("missingkey=zero")
	}
	for _, filename := range files {
		if _, err := t.New(filename).Parse(text(filename)); err != nil {
			if err = cleanupParseError(filename, err); !e.goesOn(filename, err) {
				return nil, err
			}
		}
	}
	if e.Observer != nil {
		e.Observer.Parsed(t, files, text)
	}
	return t, nil
}

func (e Engine) goesOn(filename string, err error) bool {
	return e.Observer != nil && e.Observer.Failed(filename, err)
}

var commonSet = template.New("gotpl").Funcs(funcMap())

func cleanupParseError(`,
    },
    {
      from: '\treturn func(tpl string, vals any) (string, error) {\n',
      to: `\treturn func(tpl string, vals any) (string, error) {
		if !strings.Contains(tpl, "{{") { // there is nothing to execute
			return strings.ReplaceAll(tpl, "<no value>", ""), nil
		}
`,
    },
    {
      from: '\t\t// At render time, add information about the template that is being rendered.\n',
      to: '\t\tif e.Observer != nil && !e.Observer.Wanted(filename) {\n\t\t\tcontinue\n\t\t}\n\t\t// At render time, add information about the template that is being rendered.\n',
    },
    {
      from: '\t\tif err := t.ExecuteTemplate(&buf, filename, vals); err != nil {\n\t\t\treturn map[string]string{}, reformatExecErrorMsg(filename, err)\n',
      to: `\t\tvar out io.Writer = &buf
		if e.Observer != nil {
			out = e.Observer.Output(filename, out)
		}
		if err := t.ExecuteTemplate(out, filename, vals); err != nil {
			if err = reformatExecErrorMsg(filename, err); e.goesOn(filename, err) {
				continue
			}
			return map[string]string{}, err
`,
    },
  ],
}

const plainYaml: Patch = {
  module: HELM,
  file: 'pkg/engine/funcs.go',
  why: 'engine/fastyaml writes the YAML of plain values',
  edits: [
    { from: '\tdata, err := yaml.Marshal(v)\n', to: '\tdata, err := marshalYAML(v)\n' },
    { from: '\tdata, err := yaml.Marshal(v)\n', to: '\tdata, err := marshalYAML(v)\n' },
    {
      from: '// toYAML takes an interface,',
      to: `// PlainYAML, if set, writes a value as yaml.Marshal does, or returns false.
var PlainYAML func(v any) ([]byte, bool)

func marshalYAML(v any) ([]byte, error) {
	if PlainYAML != nil {
		if data, ok := PlainYAML(v); ok {
			return data, nil
		}
	}
	return yaml.Marshal(v)
}

// toYAML takes an interface,`,
    },
  ],
}

const plainValues: Patch = {
  module: HELM,
  file: 'pkg/chart/v2/loader/load.go',
  why: 'engine/fastyaml reads plain values files',
  edits: [
    {
      from: '\tvalues := map[string]any{}\n\treader := utilyaml',
      to: `\tif PlainValues != nil {
		if values, ok := PlainValues(string(b)); ok {
			return values, nil
		}
	}

	values := map[string]any{}
	reader := utilyaml`,
    },
    {
      from: '// LoadValues loads',
      to: `// PlainValues, if set, reads a values file as LoadValues does, or returns false.
var PlainValues func(text string) (map[string]any, bool)

// LoadValues loads`,
    },
  ],
}

const heads: Patch = {
  module: HELM,
  file: 'pkg/release/v1/util/manifest_sorter.go',
  why: 'engine/fastyaml reads the heads of plain manifests',
  edits: [
    {
      from: '\t\tvar entry SimpleHead\n\t\tif err := yaml.Unmarshal([]byte(m), &entry); err != nil {\n',
      to: '\t\tentry, err := readHead(m)\n\t\tif err != nil {\n',
    },
    {
      from: '// hasAnyAnnotation returns',
      to: `// PlainHead, if set, reads a manifest as yaml.Unmarshal does, or returns false.
var PlainHead func(manifest string) (SimpleHead, bool)

func readHead(manifest string) (entry SimpleHead, err error) {
	if PlainHead != nil {
		if head, ok := PlainHead(manifest); ok {
			return head, nil
		}
	}
	err = yaml.Unmarshal([]byte(manifest), &entry)
	return entry, err
}

// hasAnyAnnotation returns`,
    },
  ],
}

const kindOrder: Patch = {
  module: HELM,
  file: 'pkg/release/v1/util/kind_sorter.go',
  why: 'the ranks of kinds are computed once for a sort, not for each comparison',
  edits: [
    {
      from: /lessByKind\(manifests\[i\](.*), ordering\)/,
      to: 'lessByKind(manifests[i]$1, ranks)',
    },
    { from: /lessByKind\(h\[i\](.*), ordering\)/, to: 'lessByKind(h[i]$1, ranks)' },
    {
      from: '\tsort.SliceStable(manifests',
      to: '\tranks := ranksOf(ordering)\n\tsort.SliceStable(manifests',
    },
    { from: '\tsort.SliceStable(h,', to: '\tranks := ranksOf(ordering)\n\tsort.SliceStable(h,' },
    {
      from: /func lessByKind\((.*), o KindSortOrder\) bool \{\n([\s\S]*?\n\t\}\n)/,
      to: 'func ranksOf(o KindSortOrder) map[string]int {\n$2\treturn ordering\n}\n\nfunc lessByKind($1, ordering map[string]int) bool {\n',
    },
  ],
}

const documents: Patch = {
  module: HELM,
  file: 'pkg/release/v1/util/manifest.go',
  why: 'documents are separated without a regular expression',
  edits: [
    { from: '\t"regexp"\n', to: '' },
    { from: /var sep = regexp.*\n\n/, to: '' },
    { from: 'sep.Split(bigFileTmp, -1)', to: 'splitDocuments(bigFileTmp)' },
    {
      from: '// BySplitManifestsOrder sorts',
      to: `// splitDocuments cuts a text at each "---" at the beginning of a line, and the
// spaces and tabs after it.
func splitDocuments(text string) []string {
	var documents []string
	begin := 0
	for at := 0; at < len(text); {
		if strings.HasPrefix(text[at:], "---") {
			documents = append(documents, text[begin:at])
			begin = at + len("---")
			for begin < len(text) && (text[begin] == ' ' || text[begin] == '\\t') {
				begin++
			}
			at = begin
		}
		next := strings.IndexByte(text[at:], '\\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return append(documents, text[begin:])
}

// BySplitManifestsOrder sorts`,
    },
  ],
}

const noCluster: Patch = {
  module: HELM,
  file: 'pkg/engine/lookup_func.go',
  why: 'there is no cluster: lookup has no client',
  edits: [{ from: /\npackage engine\n[\s\S]*$/, to: noClusterLookup() }],
}

function noClusterLookup(): string {
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
 * its default Kubernetes version; the stub has none, so it is written in.
 * @param clientGo the version of k8s.io/client-go, such as `v0.37.1`
 */
function clientGoVersion(clientGo: string): Patch {
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

/** @param clientGo the version of k8s.io/client-go that Helm requires */
export function helmPatches(clientGo: string): Patch[] {
  return [
    requirements,
    schemaLoader,
    archiveSniffing,
    subcharts,
    releaseInfo,
    capabilities,
    version,
    templateObserver,
    plainYaml,
    plainValues,
    heads,
    kindOrder,
    documents,
    noCluster,
    clientGoVersion(clientGo),
  ]
}
