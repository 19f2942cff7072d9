// What the engine changes in kustomize. Everything outside of the files that
// the host sends is cut off, and package buildstate is told what is missed.
import { noImport, type Copies, type Edit, type Patch } from './patch.ts'

const KUSTOMIZE = 'sigs.k8s.io/kustomize/api'

export const KUSTOMIZE_COPIES: Copies = {
  [KUSTOMIZE]: {
    into: 'kustomize',
    paths: [
      ...['go.mod', 'LICENSE', 'filters', 'hasher', 'ifc', 'internal', 'konfig', 'krusty', 'kv'],
      ...['provenance', 'provider', 'resmap', 'resource', 'types'],
    ],
    without: [
      'internal/git/gitrunner.go',
      'internal/localizer',
      'internal/plugins/compiler',
      'internal/plugins/execplugin',
      'internal/plugins/fnplugin',
      'internal/plugins/loader/load_go_plugin.go',
      'internal/plugins/loader/load_go_plugin_disabled.go',
      'internal/plugins/utils',
      'krusty/localizer',
    ],
  },
}

/** Imports package buildstate beside a package of kustomize. */
function importBeside(path: string): Edit {
  return { from: `\t"${path}"\n`, to: `\t"meshgate/engine/buildstate"\n\t"${path}"\n` }
}

const noNetwork: Patch = {
  module: KUSTOMIZE,
  file: 'internal/loader/fileloader.go',
  why: 'there is no network: a file on it is unavailable',
  edits: [
    noImport('io'),
    noImport('net/http'),
    { from: '\t// Used to load from HTTP\n\thttp *http.Client\n\n', to: '' },
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    {
      from: /(func \(fl \*FileLoader\) httpClientGetContent.*\n)[\s\S]*?\n}\n/,
      to: '$1\treturn nil, fmt.Errorf("%w: %w", ErrHTTP, buildstate.Unavailable(buildstate.Remote, path))\n}\n',
    },
  ],
}

const noGit: Patch = {
  module: KUSTOMIZE,
  file: 'internal/git/cloner.go',
  why: 'there is no network: a repository is unavailable',
  edits: [
    importBeside('sigs.k8s.io/kustomize/kyaml/filesys'),
    {
      from: /(func ClonerUsingGitExec.*\n)[\s\S]*?\n}\n/,
      to: '$1\treturn buildstate.Unavailable(buildstate.Remote, repoSpec.Raw())\n}\n',
    },
  ],
}

const leftOut = '\t\tif buildstate.LeftOut(err) {\n\t\t\tcontinue\n\t\t}\n'

const noPlugins: Patch = {
  module: KUSTOMIZE,
  file: 'internal/plugins/loader/loader.go',
  why: 'nothing is executed: plugins other than the built-in ones are unavailable',
  edits: [
    noImport('os'),
    noImport('sigs.k8s.io/kustomize/api/internal/plugins/execplugin'),
    noImport('sigs.k8s.io/kustomize/api/internal/plugins/fnplugin'),
    importBeside('sigs.k8s.io/kustomize/api/internal/plugins/builtinhelpers'),
    {
      from: '\t\tg, err := l.LoadGenerator(ldr, v, res)\n',
      to: `\t\tg, err := l.LoadGenerator(ldr, v, res)\n${leftOut}`,
    },
    {
      from: '\t\tt, err := l.LoadTransformer(ldr, v, res)\n',
      to: `\t\tt, err := l.LoadTransformer(ldr, v, res)\n${leftOut}`,
    },
    {
      from: 'err = types.NewErrOnlyBuiltinPluginsAllowed(res.OrgId().Kind)',
      to: 'err = buildstate.UnavailableBecause(types.NewErrOnlyBuiltinPluginsAllowed(res.OrgId().Kind), buildstate.Plugin, res.OrgId().String())',
    },
    {
      from: /(func \(l \*Loader\) loadPlugin.*\n)[\s\S]*$/,
      to: '$1\treturn nil, buildstate.Unavailable(buildstate.Plugin, res.OrgId().String())\n}\n',
    },
  ],
}

const charts: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/HelmChartInflationGenerator.go',
  why: 'the engine renders charts, from the files that it was sent, and nothing is executed or written',
  edits: [
    { from: '\t"os"\n\t"os/exec"\n', to: '' },
    { from: '\t"regexp"\n\t"slices"\n\t"strings"\n', to: '' },
    importBeside('sigs.k8s.io/kustomize/api/konfig'),
    { from: '\ttmpDir string\n}', to: '\ttmpDir string\n\tvalues []byte\n}' },
    { from: /\tp\.tmpDir, err = os\.MkdirTemp.*\n\treturn err\n/, to: '\tp.tmpDir = "/tmp"\n\treturn nil\n' },
    {
      from: /func \(p \*HelmChartInflationGeneratorPlugin\) runHelmCommand\([\s\S]*?\n}\n\n/,
      to: '',
    },
    {
      from: /\treturn path, errors\.WrapPrefixf\(os\.WriteFile.*\n/,
      to: '\tp.values = b\n\treturn path, nil\n',
    },
    { from: /func \(p \*HelmChartInflationGeneratorPlugin\) cleanup\(\) \{[\s\S]*?\n}\n\n/, to: '' },
    {
      from: /\tdefer p\.cleanup\(\)\n\tif err = p\.checkHelmVersion\(\); err != nil \{\n\t\treturn nil, err\n\t}\n/,
      to: '',
    },
    {
      from: /\t\tif _, err := p\.runHelmCommand\(p\.pullCommand\(\)\); err != nil \{\n\t\t\treturn nil, err\n\t\t}\n/,
      to: '\t\treturn nil, buildstate.Unavailable(buildstate.Chart, p.described())\n',
    },
    {
      from: 'p.runHelmCommand(p.AsHelmArgs(p.absChartHome()))',
      to: 'buildstate.Inflate(filepath.Join(p.absChartHome(), p.Name), p.HelmChart, p.values)',
    },
    {
      from: /\ts, err := os\.Stat\(path\)\n[\s\S]*?\n\treturn path, s\.IsDir\(\)\n/,
      to: '\tif !buildstate.IsChart(path) {\n\t\treturn "", false\n\t}\n\treturn path, true\n',
    },
    {
      from: /func \(p \*HelmChartInflationGeneratorPlugin\) pullCommand\(\)[\s\S]*?\n}\n/,
      to: `// described returns a chart as messages name it.
func (p *HelmChartInflationGeneratorPlugin) described() string {
	name := p.Name
	if p.Version != "" {
		name += " " + p.Version
	}
	return name + " of " + p.Repo
}
`,
    },
    { from: /\/\/ checkHelmVersion will[\s\S]*?\n}\n\n/, to: '' },
  ],
}

const targets: Patch = {
  module: KUSTOMIZE,
  file: 'internal/target/kusttarget.go',
  why: 'the state of a build is told which kustomization is at work; a build may leave out what is unavailable; warnings are logged',
  edits: [
    noImport('os'),
    { from: '\t"fmt"\n', to: '\t"fmt"\n\t"log"\n\t"path/filepath"\n' },
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    {
      from: /func \(kt \*KustTarget\) Load\(\) error \{\n(.*\n)(\tif err != nil \{\n.*\n\t}\n)/,
      to: `func (kt *KustTarget) Load() error {
	err := kt.load()
	if err != nil && kt.kustFileName != "" {
		buildstate.Failed(kt.File())
	}
	return err
}

// File returns the path of the kustomization.
func (kt *KustTarget) File() string { return filepath.Join(kt.ldr.Root(), kt.kustFileName) }

// LoadSchema reads the file of \`openapi\`; nothing if it is left out.
func (kt *KustTarget) LoadSchema(path string) (schema []byte, err error) {
	leave := buildstate.Enter(kt.File(), kt.kustomization.Kind == types.ComponentKind)
	defer func() { leave(err) }()
	if schema, err = kt.ldr.Load(path); buildstate.LeftOut(err) {
		err = nil
	}
	return schema, err
}

func (kt *KustTarget) load() error {
$1$2	kt.kustFileName = kustFileName
`,
    },
    { from: 'fmt.Fprintf(os.Stderr, "%v\\n", msg)', to: 'log.Print(msg)' },
    { from: '\tkt.kustomization = &k\n\tkt.kustFileName = kustFileName\n', to: '\tkt.kustomization = &k\n' },
    {
      from: 'func (kt *KustTarget) makeCustomizedResMap() (resmap.ResMap, error) {\n',
      to: `func (kt *KustTarget) makeCustomizedResMap() (_ resmap.ResMap, failure error) {
	leave := buildstate.Enter(kt.File(), false)
	defer func() { leave(failure) }()
`,
    },
    {
      from: '\tresRa *accumulator.ResAccumulator, err error) {\n',
      to: `\tresRa *accumulator.ResAccumulator, err error) {
	leave := buildstate.Enter(kt.File(), kt.kustomization.Kind == types.ComponentKind)
	defer func() { leave(err) }()
`,
    },
    {
      from: '\t\tresMap, err := g.Generate()\n',
      to: `\t\tresMap, err := g.Generate()\n${leftOut}`,
    },
    {
      from: '\t\tif resMap != nil {\n',
      to: `\t\tif resMap != nil {
			for _, res := range resMap.Resources() {
				res.SetSource(kt.File())
			}
`,
    },
    {
      from: '\t\t\tif errors.Is(errF, load.ErrHTTP) {\n',
      to: `\t\t\tif buildstate.LeftOut(errF) {
				continue
			}
			if errors.Is(errF, load.ErrHTTP) {
`,
    },
    {
      from: '\t\t\tldr, err := kt.ldr.New(path)\n',
      to: `\t\t\tldr, err := kt.ldr.New(path)
			if buildstate.LeftOut(err) {
				continue
			}
`,
    },
    {
      from: '\t\tldr, errL := kt.ldr.New(path)\n',
      to: `\t\tldr, errL := kt.ldr.New(path)
		if buildstate.LeftOut(errL) {
			continue
		}
`,
    },
    {
      from: '\tif kt.origin != nil {\n\t\toriginAnno,',
      to: `\tfor _, res := range resources.Resources() {
		res.SetSource(filepath.Join(kt.ldr.Root(), path))
	}
	if kt.origin != nil {
		originAnno,`,
    },
    { from: 'bytes, err = ldr.Load(openApiPath)', to: 'bytes, err = subKt.LoadSchema(openApiPath)' },
    {
      from: '\t\t\tkt.ldr, kt.validator, kt.rFactory, kt.pLdr.Config()),\n\t\ty)\n',
      to: `\t\t\tkt.ldr, kt.validator, kt.rFactory, kt.pLdr.Config()),
		y)
	if buildstate.LeftOut(err) {
		return nil
	}
`,
    },
  ],
}

const rootSchema: Patch = {
  module: KUSTOMIZE,
  file: 'krusty/kustomizer.go',
  why: 'a schema may be left out',
  edits: [{ from: 'bytes, err = ldr.Load(openApiPath)', to: 'bytes, err = kt.LoadSchema(openApiPath)' }],
}

const configurations: Patch = {
  module: KUSTOMIZE,
  file: 'internal/plugins/builtinconfig/loaddefaultconfig.go',
  why: 'a configuration may be left out',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    { from: '\t\tdata, err := ldr.Load(path)\n', to: `\t\tdata, err := ldr.Load(path)\n${leftOut}` },
  ],
}

const definitions: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/loadconfigfromcrds.go',
  why: 'a definition may be left out',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/ifc'),
    { from: '\t\tcontent, err := ldr.Load(path)\n', to: `\t\tcontent, err := ldr.Load(path)\n${leftOut}` },
  ],
}

const sources: Patch = {
  module: KUSTOMIZE,
  file: 'resource/resource.go',
  why: 'a resource knows its file without an annotation, which patches and hashes would see',
  edits: [
    {
      from: '\trefVarNames []string\n}\n',
      to: `\trefVarNames []string
	source      string
}

// Source is the file that a resource was read from, or the kustomization that generated it.
func (r *Resource) Source() string { return r.source }

// SetSource sets what Source returns.
func (r *Resource) SetSource(path string) { r.source = path }
`,
    },
    { from: '\t\tRNode: *r.Copy(),\n\t}\n', to: '\t\tRNode:  *r.Copy(),\n\t\tsource: r.source,\n\t}\n' },
  ],
}

const merging: Patch = {
  module: KUSTOMIZE,
  file: 'resmap/reswrangler.go',
  why: 'a generator may have nothing to merge with where a build leaves out resources; a merged resource keeps its source',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/annotations'),
    {
      from: '\t\t\treturn fmt.Errorf(\n\t\t\t\t"id %#v does not exist;',
      to: `\t\t\tif buildstate.WithoutTarget(id.String()) {
				return nil
			}
			return fmt.Errorf(
				"id %#v does not exist;`,
    },
    {
      from: '\t\t\tres.MergeDataMapFrom(old)\n',
      to: '\t\t\tres.SetSource(old.Source())\n\t\t\tres.MergeDataMapFrom(old)\n',
    },
  ],
}

const noTarget = `\t\tif len(m.GetMatchingResourcesByAnyId(patch.OrgId().Equals)) == 0 && buildstate.WithoutTarget(patch.OrgId().String()) {
			continue
		}
`

const patching: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchTransformer.go',
  why: 'a patch may have no target where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/patchjson6902'),
    {
      from: '\t\ttarget, err := m.GetById(patch.OrgId())\n',
      to: `${noTarget}\t\ttarget, err := m.GetById(patch.OrgId())\n`,
    },
  ],
}

const strategicMerging: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchStrategicMergeTransformer.go',
  why: patching.why,
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/resmap'),
    {
      from: '\t\ttarget, err := m.GetById(patch.OrgId())\n',
      to: `${noTarget}\t\ttarget, err := m.GetById(patch.OrgId())\n`,
    },
  ],
}

const jsonPatching: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/PatchJson6902Transformer.go',
  why: 'a patch on the network is unavailable: it has no operations',
  edits: [
    {
      from: '\tif p.Target == nil {\n\t\treturn fmt.Errorf("must specify a target for patch',
      to: `\tif p.decodedPatch == nil {
		return nil
	}
	if p.Target == nil {
		return fmt.Errorf("must specify a target for patch`,
    },
  ],
}

const replicas: Patch = {
  module: KUSTOMIZE,
  file: 'internal/builtins/ReplicaCountTransformer.go',
  why: 'a count may have no target where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/filters/replicacount'),
    {
      from: '\tif !found {\n',
      to: '\tif !found && !buildstate.WithoutTarget(p.Replica.Name) {\n',
    },
  ],
}

const replacing: Patch = {
  module: KUSTOMIZE,
  file: 'filters/replacement/replacement.go',
  why: 'a replacement may have no source where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/internal/utils'),
    {
      from: '\t\tvalue, err := getReplacement(nodes, &f.Replacements[i])\n',
      to: `\t\tvalue, err := getReplacement(nodes, &f.Replacements[i])
		if errors.Is(err, errNothingSelected) && buildstate.WithoutTarget(r.Source.String()) {
			continue
		}
`,
    },
    {
      from: 'fmt.Errorf("nothing selected by %s", selector)',
      to: 'fmt.Errorf("%w by %s", errNothingSelected, selector)',
    },
    {
      from: '// selectSourceNode finds',
      to: 'var errNothingSelected = fmt.Errorf("nothing selected")\n\n// selectSourceNode finds',
    },
  ],
}

const vars: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/resaccumulator.go',
  why: 'a var may have no object where a build leaves out resources',
  edits: [
    importBeside('sigs.k8s.io/kustomize/api/internal/plugins/builtinconfig'),
    {
      from: '\t\ts, err := ra.findVarValueFromResources(v)\n',
      to: `\t\ts, err := ra.findVarValueFromResources(v)
		if err != nil && !ra.isMapped(v) && buildstate.WithoutTarget(v.Name) {
			continue
		}
`,
    },
    {
      from: '// makeVarReplacementMap returns',
      to: `// isMapped tells whether a var has an object.
func (ra *ResAccumulator) isMapped(v types.Var) bool {
	for _, res := range ra.resMap.Resources() {
		if slices.Contains(res.GetRefVarNames(), v.Name) {
			return true
		}
	}
	return false
}

// makeVarReplacementMap returns`,
    },
    { from: '\t"log"\n', to: '\t"log"\n\t"slices"\n' },
  ],
}

const nameReferences: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/namereferencetransformer.go',
  why: 'references are updated in the order of the objects instead of a random one, so that the first error is always the same',
  edits: [
    {
      from: '\tfor r, fList := range fMap {\n\t\tc, err',
      to: '\tfor _, r := range m.Resources() {\n\t\tfList, ok := fMap[r]\n\t\tif !ok {\n\t\t\tcontinue\n\t\t}\n\t\tc, err',
    },
  ],
}

const unusedVars: Patch = {
  module: KUSTOMIZE,
  file: 'internal/accumulator/refvartransformer.go',
  why: 'the warning names vars in their order',
  edits: [
    { from: 'import (\n', to: 'import (\n\t"slices"\n\n' },
    { from: '\treturn unused\n', to: '\tslices.Sort(unused)\n\treturn unused\n' },
  ],
}

/** The version is the one that both Argo CD and Flux build with; the label `managedByLabel` shows it. */
const version: Patch = {
  module: KUSTOMIZE,
  file: 'provenance/provenance.go',
  why: 'the version of kustomize is a constant instead of build information',
  edits: [{ from: 'version = developmentVersion', to: 'version = "v5.8.1"' }],
}

export const kustomizePatches: Patch[] = [
  noNetwork,
  noGit,
  noPlugins,
  charts,
  targets,
  rootSchema,
  configurations,
  definitions,
  sources,
  merging,
  patching,
  strategicMerging,
  jsonPatching,
  replicas,
  replacing,
  vars,
  nameReferences,
  unusedVars,
  version,
]
