/** Charts written to meet what Helm does in its corners: files by path, and the flag sets to render them with. */
export interface CraftedChart {
  readonly files: Readonly<Record<string, string | Uint8Array>>
  readonly flags?: readonly (readonly string[])[]
}

const metadata = (name: string, more = '') =>
  `apiVersion: v2\nname: ${name}\nversion: 1.2.3\nappVersion: "4.5"\n${more}`

const configMap = (data: string, name = 'x') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`

const dumpValues = configMap('  all: |\n{{ toYaml .Values | indent 4 }}\n', '{{ .Chart.Name }}')

function subchart(folder: string, name = folder): Record<string, string> {
  return {
    [`charts/${folder}/Chart.yaml`]: metadata(name),
    [`charts/${folder}/values.yaml`]: `port: 80\nnested: {a: 1, b: null, list: [1, 2]}\nexports: {data: {exported: ${name}}}\nmore: {k: v}\nglobal: {g: ${name}, ${name}: true}\n`,
    [`charts/${folder}/templates/cm.yaml`]: configMap(
      '  v: |\n{{ toYaml .Values | indent 4 }}\n  of: {{ .Chart.Name }} {{ .Template.Name }} {{ .Template.BasePath }} {{ .Chart.IsRoot }}\n',
      `{{ .Release.Name }}-${name}`,
    ),
  }
}

const hook = (kind: string, name: string, event: string, weight: number) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n  annotations:\n    "helm.sh/hook": ${event}\n    "helm.sh/hook-weight": "${weight}"\n`

const unsorted = [
  'Service',
  'Unknown',
  'Namespace',
  'Deployment',
  'VirtualService',
  'ServiceAccount',
  'Gateway',
  'Ingress',
]

const failing = {
  required: 'a: {{ required "need .Values.x: please" .Values.x }}',
  fail: '{{ fail (printf "custom %s\\nline2: \\"q\\"" .Release.Name) }}',
  nil: 'a: {{ .Values.a.b.c }}',
  unfinished: 'a: {{ if }}',
  unclosed: '{{ range .Values.x }}\na',
  'unknown-function': '{{ nofunc 1 }}',
  'unknown-template': '{{ include "nope" . }}',
  tpl: '{{ tpl "{{ .Values.x | nofn }}" . }}',
  index: '{{ index (list 1) 9 }}',
  'broken-yaml': 'a: [1\nb: }',
  'broken-indent': 'kind: X\nmetadata:\n  name: a\n name: b',
  'wrong-kind': 'apiVersion: v1\nkind: [a]',
  'endless-include': '{{ define "again" }}{{ include "again" . }}{{ end }}{{ include "again" . }}',
}

const schema = JSON.stringify({
  $schema: 'https://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['port'],
  additionalProperties: false,
  properties: { port: { type: 'integer', maximum: 65_535 }, mode: { enum: ['a', 'b'] }, global: {} },
})

/** The charts by name. */
export const craftedCharts: Readonly<Record<string, CraftedChart>> = {
  subcharts: {
    files: {
      'Chart.yaml': metadata(
        'subcharts',
        `dependencies:
- {name: a, version: 1.x, condition: a.enabled, tags: [front]}
- {name: a, version: 1.2.3, alias: again, condition: "again.enabled,global.again"}
- {name: b, version: ">=0.0.1", tags: [back, front], import-values: [data, {child: more, parent: got}]}
- {name: c, version: 2.0.0}
`,
      ),
      'values.yaml':
        'global: {env: prod, g: parent}\na: {port: 81, nested: {a: null, z: 1}}\nagain: {enabled: true}\nb: {nested: null}\ntags: {back: true, front: false}\n',
      'templates/cm.yaml': configMap(
        '  all: |\n{{ toYaml .Values | indent 4 }}\n  subs: {{ keys .Subcharts | sortAlpha | join "," }}\n',
      ),
      ...subchart('a'),
      ...subchart('folder-b', 'b'),
      ...subchart('c'),
    },
    flags: [
      [],
      ['--set', 'a.enabled=true'],
      ['--set', 'again.enabled=false,tags.back=false'],
      ['--set', 'global.g=cli,got.k=mine,exported=mine'],
      ['--set-json', 'b={"nested":{"a":null}}'],
    ],
  },
  values: {
    files: {
      'values.yaml':
        'a: 1\nb: {c: [x, y], f: null}\nbig: 12345678901234567890\nnum: 1e3\nint: 1000000\nbool: yes\noct: 017\ndate: 2020-01-01\nanchor: &x {p: 1}\nmerge:\n  <<: *x\n  q: 2\n',
      'templates/cm.yaml': dumpValues,
      'templates/types.yaml': configMap(
        '  k: {{ range $k, $v := .Values }}{{ $k }}={{ kindOf $v }} {{ end }}\n',
        'types',
      ),
    },
    flags: [
      [],
      ['--set', 'a=null,b.c[1]=Y,new.list={1,2,"x"},esc\\.dot=1,comma=a\\,b'],
      ['--set-string', 'a=1,t=true,n=null', '--set', 'a=2,f=1.5,i=0123'],
      ['--set-json', '{"a":{"b":1}}', '--set-json', 'b=[1,2]', '--set-literal', 'l=x,y={1}'],
      ['--set-json', 'a={bad'],
      ['--set', 'a[x]=1'],
      ['-f', 'missing-file.yaml'],
      ['--set-file', 'a=missing-file.txt'],
    ],
  },
  files: {
    files: {
      '.helmignore': '# comment\n*.bak\n/secret/\ntemplates/ignored.yaml\nsub/*.x\n',
      ...{ 'a.bak': 'x', 'secret/s.txt': 's', 'other/secret/s.txt': 's', 'sub/y.x': '1', 'sub/z.y': '2' },
      'templates/ignored.yaml': '{{ fail "ignored" }}',
      'templates/.hidden.yaml': '{{ fail "hidden" }}',
      ...{
        'conf/a.conf': 'k=v\nq="x"\n',
        'conf/crlf.conf': 'b\r\nwin\r\n',
        'conf/bom.txt': '\uFEFFbom',
        'conf/ü.txt': 'ü',
      },
      'data.bin': Uint8Array.from({ length: 600 }, (_, index) => (index * 7) & 255),
      'templates/_names.tpl': '{{- define "files.name" -}}\n{{ .Chart.Name | trunc 3 }}\n{{- end -}}\n',
      'templates/cm.yaml': configMap(`  name: {{ include "files.name" . }}
  list: {{ range $path, $_ := .Files.Glob "**" }}{{ $path }};{{ end }}
  crlf: {{ .Files.Get "conf/crlf.conf" | quote }}
  bom: {{ .Files.Get "conf/bom.txt" | quote }}
  none: {{ .Files.Get "none" | quote }}
{{ (.Files.Glob "conf/*").AsConfig | indent 2 }}
binaryData:
{{ (.Files.Glob "data.bin").AsSecrets | indent 2 }}
`),
      'templates/windows.yaml':
        'apiVersion: v1\r\nkind: Secret\r\nmetadata:\r\n  name: {{ .Release.Name }}\r\n',
      'templates/blank.yaml': '\n{{- if false }}\nx: y\n{{- end }}\n  \n',
    },
  },
  'ignore-double-star': { files: { '.helmignore': '**/*.y\n', 'templates/a.yaml': configMap('  a: b\n') } },
  'ignore-negated': {
    files: { '.helmignore': 'templates/*\n!templates/a.yaml\n', 'templates/a.yaml': configMap('  a: b\n') },
  },
  order: {
    files: {
      'crds/b.yaml':
        '# B\nkind: CustomResourceDefinition\nmetadata: {name: b}\n---\nkind: CustomResourceDefinition\nmetadata: {name: b2}\n',
      'crds/a.yml': 'kind: CustomResourceDefinition\nmetadata: {name: a}',
      'templates/jobs.yaml': [
        hook('Job', 'one', 'pre-install', 5),
        hook('Pod', 'two', 'post-install', -5),
        hook('Pod', 'no', 'bogus', 0),
      ].join('---\n'),
      'templates/tests/t.yaml': hook('Pod', 'tested', 'test', 1),
      'templates/all.yaml': unsorted
        .map((kind) => `---\n# a ${kind}\nkind: ${kind}\nmetadata: {name: n}\n`)
        .join('\n'),
      'templates/NOTES.txt': 'notes of {{ .Release.Name }}',
      'templates/caps.yaml': configMap(
        '  v: {{ .Capabilities.KubeVersion }} {{ .Capabilities.APIVersions.Has "x.io/v1" }} {{ .Release.IsUpgrade }} {{ .Release.Namespace }} {{ .Capabilities.HelmVersion.Version }}\n  l: {{ .Capabilities.APIVersions | join "," }}\n',
      ),
    },
    flags: [
      [],
      ['--include-crds'],
      ['--skip-tests'],
      ['--no-hooks', '-n', 'other'],
      ['--is-upgrade', '--kube-version', 'v1.29.4-gke.1245000', '--api-versions', 'x.io/v1,y.io/v1'],
      ['--kube-version', 'abc'],
      ['-s', 'templates/all.yaml'],
      ['-s', 'templates/tests/*', '-s', 'templates/caps.yaml'],
      ['-s', 'templates/none.yaml'],
    ],
  },
  schema: {
    files: { 'values.schema.json': schema, 'values.yaml': 'port: 80\n', 'templates/a.yaml': dumpValues },
    flags: [
      [],
      ['--set', 'port=x'],
      ['--set', 'port=70000,mode=c,extra=1'],
      ['--skip-schema-validation', '--set', 'port=x'],
    ],
  },
  'broken-schema': { files: { 'values.schema.json': '{"type": "objectt"}', 'templates/a.yaml': dumpValues } },
  'kube-version': {
    files: {
      'Chart.yaml': metadata('kube-version', 'kubeVersion: ">=1.30.0-0 <1.33"\n'),
      'templates/a.yaml': dumpValues,
    },
    flags: [[], ['--kube-version', '1.31']],
  },
  'missing-dependency': {
    files: {
      'Chart.yaml': metadata(
        'missing',
        'dependencies:\n- {name: zz, version: 1.0.0, repository: "https://x"}\n',
      ),
    },
  },
  requirements: {
    files: {
      'Chart.yaml': 'name: requirements\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies:\n- {name: a, version: 1.2.3, condition: a.on}\n',
      ...subchart('a'),
    },
    flags: [[], ['--set', 'a.on=false']],
  },
  library: { files: { 'Chart.yaml': metadata('library', 'type: library\n') } },
  deprecated: {
    files: { 'Chart.yaml': metadata('deprecated', 'deprecated: true\n'), 'templates/a.yaml': dumpValues },
  },
  'unknown-api': { files: { 'Chart.yaml': 'apiVersion: v9\nname: x\nversion: 1.0.0\n' } },
  'broken-chart-yaml': { files: { 'Chart.yaml': 'a: [' } },
  'bad-version': { files: { 'Chart.yaml': 'apiVersion: v2\nname: x\nversion: bad\n' } },
  'broken-archive': { files: { 'charts/x-1.0.0.tgz': 'not gzip', 'templates/a.yaml': dumpValues } },
  ...Object.fromEntries(
    Object.entries(failing).map(([name, template]) => [
      name,
      { files: { 'templates/a.yaml': `# first line\n${template}\n` } },
    ]),
  ),
}

/** The files of a crafted chart, with a Chart.yaml that fits its name unless it brings its own. */
export function filesOf(name: string, { files }: CraftedChart): Record<string, string | Uint8Array> {
  return { 'Chart.yaml': metadata(name), ...files }
}
