import { chartsOf, configMap, dumpValues, metadata, product, type CraftedCharts } from './chart.ts'

const hook = (kind: string, name: string, event: string, weight: number | string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  annotations:\n    "helm.sh/hook": ${event}\n    "helm.sh/hook-weight": "${weight}"\n`

const unsorted = [
  ...['Service', 'Unknown', 'Namespace', 'Deployment', 'VirtualService', 'ServiceAccount', 'Gateway'],
  ...['Ingress', 'APIService', 'CustomResourceDefinition', 'ConfigMap', 'Secret', 'Job', 'ClusterRole'],
]

const clusters = product(
  [[], ['--is-upgrade']],
  [[], ['--kube-version', 'v1.29.4-gke.1245000'], ['--kube-version', '1.31']],
  [[], ['--api-versions', 'x.io/v1,y.io/v1/Thing'], ['--api-versions', 'x.io/v1', '--api-versions', 'z/v2']],
)

const kubeVersions = ['>=1.30.0-0 <1.33', '^1.20', '1.31.x', '>1.99', 'nonsense', '>=1.29 || <1.0']

const chartFiles = {
  'unknown-api': 'apiVersion: v9\nname: x\nversion: 1.0.0\n',
  'broken-yaml': 'a: [',
  empty: '',
  'without-name': 'apiVersion: v2\nversion: 1.0.0\n',
  'without-version': 'apiVersion: v2\nname: x\n',
  'without-api': 'name: x\nversion: 1.0.0\n',
  'bad-version': 'apiVersion: v2\nname: x\nversion: bad\n',
  'short-version': 'apiVersion: v2\nname: x\nversion: "1"\n',
  'number-version': 'apiVersion: v2\nname: x\nversion: 1.0\n',
  'name-with-path': 'apiVersion: v2\nname: ../x\nversion: 1.0.0\n',
  'unknown-type': 'apiVersion: v2\nname: x\nversion: 1.0.0\ntype: nonsense\n',
  'unknown-key': 'apiVersion: v2\nname: x\nversion: 1.0.0\nnonsense: 1\n',
  deprecated: metadata('deprecated', 'deprecated: true\n'),
  annotated: metadata('annotated', 'annotations: {a: "1"}\nkeywords: [k]\nmaintainers: [{name: m}]\n'),
}

/** What a release is made of and in which order: hooks, kinds, CRDs, tests, notes, and what the cluster can do. */
export const releaseCharts: CraftedCharts = {
  order: {
    files: {
      'crds/b.yaml':
        '# B\nkind: CustomResourceDefinition\nmetadata: {name: b}\n---\nkind: CustomResourceDefinition\nmetadata: {name: b2}\n',
      'crds/a.yml': 'kind: CustomResourceDefinition\nmetadata: {name: a}',
      'crds/sub/c.yaml': 'kind: CustomResourceDefinition\nmetadata: {name: c}\n',
      'crds/README.md': 'no definition',
      'templates/jobs.yaml': [
        hook('Job', 'one', 'pre-install', 5),
        hook('Pod', 'two', 'post-install', -5),
        hook('Pod', 'no', 'bogus', 0),
        hook('Job', 'both', 'pre-install,post-upgrade', 'text'),
      ].join('---\n'),
      'templates/tests/t.yaml': `${hook('Pod', 'tested', 'test', 1)}---\n${hook('Pod', 'old', 'test-success', 1)}`,
      'templates/all.yaml': unsorted
        .map((kind) => `---\n# a ${kind}\nkind: ${kind}\nmetadata: {name: n}\n`)
        .join('\n'),
      'templates/a/same.yaml':
        'kind: Service\nmetadata: {name: b}\n---\nkind: Service\nmetadata: {name: a}\n',
      'templates/NOTES.txt': 'notes of {{ .Release.Name }}',
      'templates/caps.yaml': configMap('  v: {{ .Release.Namespace }}\n'),
    },
    flags: [
      ...product([[], ['--include-crds']], [[], ['--skip-tests']], [[], ['--no-hooks']]),
      ['-n', 'other'],
      ['--kube-version', 'abc'],
      ['-s', 'templates/all.yaml'],
      ['-s', 'templates/tests/*', '-s', 'templates/caps.yaml'],
      ['-s', 'templates/jobs.yaml', '--no-hooks'],
      ['-s', 'templates/NOTES.txt'],
      ['-s', 'crds/b.yaml', '--include-crds'],
      ['-s', 'templates/none.yaml'],
      ['-s', 'templates/tests/t.yaml', '--skip-tests'],
      ['-s', 'templates/[.yaml'],
    ],
  },
  capabilities: {
    files: {
      'templates/a.yaml': configMap(`  release: {{ .Release | toJson }}
  kube: {{ .Capabilities.KubeVersion }} {{ .Capabilities.KubeVersion.Major }} {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.KubeVersion.GitVersion }}
  has: {{ .Capabilities.APIVersions.Has "x.io/v1" }} {{ .Capabilities.APIVersions.Has "y.io/v1/Thing" }} {{ .Capabilities.APIVersions.Has "apps/v1/Deployment" }}
  helm: {{ .Capabilities.HelmVersion.Version }}
  all: {{ .Capabilities.APIVersions | join "," }}
  match: {{ semverCompare ">=1.30-0" .Capabilities.KubeVersion.Version }}
  chart: {{ .Chart | toJson }}
`),
    },
    flags: clusters,
  },
  ...chartsOf('kube-version', Object.fromEntries(kubeVersions.map((row) => [row, row])), (range) => ({
    files: {
      'Chart.yaml': metadata('demanding', `kubeVersion: ${JSON.stringify(range)}\n`),
      'templates/a.yaml': dumpValues,
    },
    flags: [[], ['--kube-version', '1.31.2']],
  })),
  ...chartsOf('chart', chartFiles, (text) => ({
    files: { 'Chart.yaml': text, 'templates/a.yaml': dumpValues },
  })),
  empty: { files: {} },
  'notes-only': { files: { 'templates/NOTES.txt': 'only notes' } },
  'crds-only': {
    files: { 'crds/a.yaml': 'kind: CustomResourceDefinition\n' },
    flags: [[], ['--include-crds']],
  },
}
