import { chartsOf, configMap, dumpValues, listing, metadata, printing, type CraftedCharts } from './chart.ts'

const binary = Uint8Array.from({ length: 600 }, (_, index) => (index * 7) & 255)

const contents = {
  'plain.txt': 'k=v\nq="x"\n',
  'crlf.txt': 'b\r\nwin\r\n',
  'bom.txt': '\uFEFFbom',
  'latin1.txt': Buffer.from('caf\u00E9', 'latin1'),
  'data.bin': binary,
  'empty.txt': '',
  '\u00FC n\u00EF.txt': 'a name beyond ASCII',
}

const readers = {
  get: '.Files.Get "conf/plain.txt"',
  'get-bom': '.Files.Get "conf/bom.txt"',
  'get-empty': '.Files.Get "conf/empty.txt"',
  quoted: '.Files.Get "conf/crlf.txt"',
  'get-none': '.Files.Get "none"',
  'get-up': '.Files.Get "../values.yaml"',
  'get-chart': '.Files.Get "Chart.yaml"',
  'get-template': '.Files.Get "templates/a.yaml"',
  'get-latin1': '.Files.Get "conf/latin1.txt"',
  'get-binary': '.Files.Get "conf/data.bin"',
  bytes: '.Files.GetBytes "conf/data.bin"',
  'bytes-none': '.Files.GetBytes "none"',
  lines: '.Files.Lines "conf/plain.txt"',
  'lines-crlf': '.Files.Lines "conf/crlf.txt"',
  'lines-none': '.Files.Lines "none"',
  config: '(.Files.Glob "conf/*").AsConfig',
  secrets: '(.Files.Glob "conf/*").AsSecrets',
  sum: '.Files.Get "conf/data.bin" | sha256sum',
  'not-a-method': '.Files.Nothing "x"',
}

const globs = {
  all: '**',
  top: '*',
  folder: 'conf/*',
  braces: 'conf/{plain,bom}.*',
  class: 'conf/[a-d]*',
  question: 'conf/???????.txt',
  bad: 'conf/[',
  none: 'none/*',
  rooted: '/conf/*',
  empty: '',
}

const ignored = {
  ...{ name: 'b.md', suffix: '*.md', folder: 'sub/', rooted: '/b.md', 'rooted-folder': '/sub/deep/' },
  ...{ path: 'sub/*.md', any: '*', question: '?.md', class: '[a-b].md', 'bad-class': '[a-\n' },
  ...{ 'double-star': '**/*.md', negated: '*.md\n!a.md', 'negated-folder': 'sub/\n!sub/c.md' },
  ...{ templates: 'templates', template: 'templates/b.yaml', values: 'values.yaml', chart: 'Chart.yaml' },
  ...{ comment: '# *.md\n\n  *.md  \n', crlf: 'a.md\r\nb.md\r\n', bom: '\uFEFFa.md\n', hidden: '.*' },
  ...{ escaped: '\\#x', charts: 'charts/', trailing: '*.md ', slash: '/', dot: './a.md' },
}

/** How a text may be stored. */
const encodings = {
  crlf: (text: string) => text.replaceAll('\n', '\r\n'),
  bom: (text: string) => `\uFEFF${text}`,
  latin1: (text: string) => Buffer.from(`${text}# caf\u00E9\n`, 'latin1'),
  nul: (text: string) => `${text}# \u0000\n`,
  utf16: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
}

/** The files of a chart that Helm reads by itself. */
const places = {
  'Chart.yaml': metadata('encoded'),
  'values.yaml': 'a: 1\n',
  'values.schema.json': '{"required": ["a"]}\n',
  'templates/a.yaml': dumpValues,
  'templates/_h.tpl': '{{ define "h" }}h{{ end }}\n',
  'templates/NOTES.txt': 'notes of {{ .Release.Name }}\n',
  'crds/c.yaml': 'kind: CustomResourceDefinition\nmetadata: {name: c}\n',
  '.helmignore': '*.md\n',
}

/** The files beside the templates: what reads them, what leaves them out, and how they are encoded. */
export const fileCharts: CraftedCharts = {
  files: {
    files: {
      '.helmignore': '# comment\n*.bak\n/secret/\ntemplates/ignored.yaml\nsub/*.x\n',
      ...{ 'a.bak': 'x', 'secret/s.txt': 's', 'other/secret/s.txt': 's', 'sub/y.x': '1', 'sub/z.y': '2' },
      'templates/ignored.yaml': '{{ fail "ignored" }}',
      'templates/.hidden.yaml': '{{ fail "hidden" }}',
      'templates/_names.tpl': '{{- define "files.name" -}}\n{{ .Chart.Name | trunc 3 }}\n{{- end -}}\n',
      'conf/a.conf': 'k=v\n',
      'data.bin': binary,
      'templates/cm.yaml': configMap(`  name: {{ include "files.name" . }}
  list: {{ range $path, $_ := .Files.Glob "**" }}{{ $path }};{{ end }}
{{ (.Files.Glob "conf/*").AsConfig | indent 2 }}
binaryData:
{{ (.Files.Glob "data.bin").AsSecrets | indent 2 }}
`),
      'templates/windows.yaml':
        'apiVersion: v1\r\nkind: Secret\r\nmetadata:\r\n  name: {{ .Release.Name }}\r\n',
      'templates/blank.yaml': '\n{{- if false }}\nx: y\n{{- end }}\n  \n',
    },
    releases: ['Bad_Name', 'a'.repeat(53), 'a'.repeat(54), 'with.dot'],
  },
  ...chartsOf('files', readers, (reader) => ({
    files: { ...conf(), 'templates/a.yaml': printing(reader) },
  })),
  ...chartsOf('glob', globs, (pattern) => ({
    files: { ...conf(), 'templates/a.yaml': listing(pattern) },
  })),
  ...chartsOf('ignore', ignored, (patterns) => ({
    files: {
      '.helmignore': patterns,
      ...{ 'a.md': '1', 'b.md': '2', 'sub/c.md': '3', 'sub/deep/d.md': '4', '.dot/e': '5', '#x': '6' },
      ...{ 'values.yaml': 'v: 1\n' },
      'templates/a.yaml': listing('**'),
      'templates/b.yaml': dumpValues,
    },
  })),
  ...Object.assign(
    {},
    ...Object.entries(encodings).map(([name, encode]) =>
      chartsOf(`encoded-${name}`, places, (_, place) => ({
        files: { ...places, [place]: encode(places[place as keyof typeof places]) },
        flags: [['--include-crds']],
      })),
    ),
  ),
}

function conf(): Record<string, string | Uint8Array> {
  return Object.fromEntries(Object.entries(contents).map(([name, data]) => [`conf/${name}`, data]))
}
