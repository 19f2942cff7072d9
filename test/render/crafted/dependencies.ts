import { tgz } from '../archive.ts'
import {
  chartsOf,
  configMap,
  dumpValues,
  inFolder,
  metadata,
  product,
  subchart,
  type CraftedChart,
  type CraftedCharts,
} from './chart.ts'

const switching = product(
  ['', 'a.enabled=true', 'a.enabled=false', 'a.enabled=text', 'a.enabled=null'].map(set),
  ['', 'tags.front=true', 'tags.front=false', 'tags=null'].map(set),
)

const imports = {
  name: '[data]',
  missing: '[nothing]',
  'child-parent': '[{child: more, parent: got}]',
  'to-root': '[{child: nested, parent: .}]',
  both: '[data, {child: nested, parent: deep.down}]',
  'without-parent': '[{child: more}]',
  number: '[1]',
  scalar: '[{child: port, parent: port}]',
}

const versions = ['1.2.3', '1.x', '^1.0.0', '>=0.0.1 <1.2', '2.0.0', '~1.2', '""', 'nonsense', '1.2.3-0']

const packed = (name: string, files: Readonly<Record<string, string | Uint8Array>>) => ({
  [`charts/${name}-1.2.3.tgz`]: tgz(inFolder(name, { 'Chart.yaml': metadata(name), ...files })),
})

const inner = { 'values.yaml': 'v: 1\n', 'templates/cm.yaml': dumpValues }

const helpers = '{{- define "shared.name" -}}{{ .Chart.Name }}/{{ .Values.v }}{{- end -}}'

/** Dependencies: where they are found, and what switches them on, renames them and moves their values. */
export const dependencyCharts: CraftedCharts = {
  subcharts: {
    files: {
      'Chart.yaml': dependingOn(
        'subcharts',
        '{name: a, version: 1.x, condition: a.enabled, tags: [front]}',
        '{name: a, version: 1.2.3, alias: again, condition: "again.enabled,global.again"}',
        '{name: b, version: ">=0.0.1", tags: [back, front], import-values: [data, {child: more, parent: got}]}',
        '{name: c, version: 2.0.0}',
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
      ...switching,
      ['--set', 'again.enabled=false,tags.back=false'],
      ['--set', 'again.enabled=null,global.again=false'],
      ['--set', 'global.g=cli,got.k=mine,exported=mine'],
      ['--set', 'global=null'],
      ['--set', 'global=text'],
      ['--set', 'b.global.g=inner,global.new.deep=1'],
      ['--set', 'b.exports.data.exported=mine,b.more=null'],
      ['--set', 'c=null'],
      ['--set', 'c=text'],
      ['--set', 'c.nested.list=null,c.nested.a=null'],
      ['--set-json', 'b={"nested":{"a":null}}'],
      ['-s', 'charts/b/templates/cm.yaml'],
      ['-s', 'charts/again/templates/cm.yaml'],
      ['-s', 'charts/*/templates/cm.yaml'],
    ],
  },
  ...chartsOf('import', imports, (rows) => onA(`{name: a, version: 1.2.3, import-values: ${rows}}`)),
  ...chartsOf('version', Object.fromEntries(versions.map((row) => [row, row])), (version) =>
    onA(`{name: a, version: ${version.startsWith('"') ? version : JSON.stringify(version)}}`),
  ),
  'alias-of-another': onA('{name: a, version: 1.2.3, alias: b}', '{name: b, version: 1.2.3, alias: a}'),
  'alias-twice': onA('{name: a, version: 1.2.3, alias: x}', '{name: a, version: 1.2.3, alias: x}'),
  'alias-bad': onA('{name: a, version: 1.2.3, alias: "x.y/z"}'),
  'missing-dependency': onA('{name: zz, version: 1.0.0, repository: "https://x"}'),
  'missing-disabled': onA('{name: zz, version: 1.0.0, repository: "https://x", condition: zz.on}'),
  requirements: {
    files: {
      'Chart.yaml': 'name: requirements\nversion: 1.0.0\n',
      'requirements.yaml': 'dependencies:\n- {name: a, version: 1.2.3, condition: a.on}\n',
      ...subchart('a'),
    },
    flags: [[], ['--set', 'a.on=false']],
  },
  'file-in-charts': { files: { 'charts/README.md': 'no chart', 'templates/a.yaml': dumpValues } },
  'hidden-in-charts': {
    files: { 'charts/_x/Chart.yaml': 'a: [', 'charts/.y/z': '1', 'templates/a.yaml': dumpValues },
  },
  packing: { files: { ...packed('inner', inner), 'templates/a.yaml': 'kind: A\n' } },
  'packing-values': {
    files: { ...packed('inner', inner), 'values.yaml': 'inner: {v: 2}\nglobal: {g: 1}\n' },
    flags: [[], ['--set', 'inner.v=null'], ['--set', 'inner=null']],
  },
  'packing-nested': { files: packed('outer', { ...packed('inner', inner), ...inner }) },
  'broken-archive': { files: { 'charts/x-1.0.0.tgz': 'not gzip', 'templates/a.yaml': dumpValues } },
  'beside-folder': beside('file://../values'),
  'beside-renamed': beside('file://../values', ', alias: renamed, condition: renamed.on'),
  'beside-missing': { ...beside('file://../none'), built: false },
  library: { files: { 'Chart.yaml': metadata('library', 'type: library\n') } },
  'library-used': {
    files: {
      ...inFolder('charts/lib', {
        'Chart.yaml': metadata('lib', 'type: library\n'),
        'values.yaml': 'v: of the library\n',
        'templates/_names.tpl': helpers,
        'templates/never.yaml': '{{ fail "a library renders nothing" }}',
      }),
      'values.yaml': 'v: own\n',
      'templates/a.yaml': configMap('  n: {{ include "shared.name" . }}\n  v: {{ .Values.lib.v }}\n'),
    },
    flags: [[], ['--set', 'lib.v=1']],
  },
  'helpers-of-both': {
    files: {
      ...subchart('a'),
      'charts/a/templates/_h.tpl': '{{ define "h" }}inner{{ end }}',
      'templates/_h.tpl': '{{ define "h" }}outer{{ end }}',
      'templates/a.yaml': configMap('  h: {{ include "h" . }}\n'),
      'charts/a/templates/b.yaml': configMap('  h: {{ include "h" . }}\n', 'y'),
    },
  },
}

function set(text: string): string[] {
  return text === '' ? [] : ['--set', text]
}

function dependingOn(name: string, ...dependencies: readonly string[]): string {
  return metadata(name, `dependencies:\n${dependencies.map((dependency) => `- ${dependency}\n`).join('')}`)
}

/** A chart with the subcharts a and b, and these dependencies. */
function onA(...dependencies: readonly string[]): CraftedChart {
  const chart = dependingOn('parent', ...dependencies)
  return {
    files: { 'Chart.yaml': chart, 'templates/a.yaml': dumpValues, ...subchart('a'), ...subchart('b') },
  }
}

/** A chart that depends on the crafted chart `values`, in the folder beside it. */
function beside(repository: string, extraText = ''): CraftedChart {
  const dependency = `{name: values, version: 1.2.3, repository: "${repository}"${extraText}}`
  const files = { 'Chart.yaml': dependingOn('beside', dependency), 'templates/a.yaml': dumpValues }
  return { files, built: true, flags: [[], ['--set', 'values.a=2,renamed.on=false']] }
}
