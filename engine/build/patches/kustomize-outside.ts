// Cuts off what is outside of the files that the host sends: network, programs
// and disk.
import { importBeside, KUSTOMIZE, leftOut } from './kustomize-edits.ts'
import { noImport, type Patch } from './patch.ts'

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

export const outsidePatches: Patch[] = [noNetwork, noGit, noPlugins, charts]
