import { chartsOf, type CraftedCharts } from './chart.ts'

const failing = {
  required: 'a: {{ required "need .Values.x: please" .Values.x }}',
  'required-empty': 'a: {{ required "not empty" "" }}',
  fail: '{{ fail (printf "custom %s\\nline2: \\"q\\"" .Release.Name) }}',
  nil: 'a: {{ .Values.a.b.c }}',
  unfinished: 'a: {{ if }}',
  unclosed: '{{ range .Values.x }}\na',
  brace: 'a: {{ .Values.x }\n',
  'unknown-function': '{{ nofunc 1 }}',
  'unknown-template': '{{ include "nope" . }}',
  'unknown-in-template': '{{ template "nope" . }}',
  'in-helper': '{{ include "h.bad" . }}',
  'include-arguments': '{{ include "h.bad" }}',
  index: '{{ index (list 1) 9 }}',
  'broken-yaml': 'a: [1\nb: }',
  'broken-indent': 'kind: X\nmetadata:\n  name: a\n name: b',
  'wrong-kind': 'apiVersion: v1\nkind: [a]',
  tab: 'a:\n\tb: 1',
  list: '- a\n- b',
  scalar: 'just text',
  nul: 'a: "\u0000x"',
  'twice-defined': 'kind: A\nkind: B\napiVersion: v1',
  'endless-include': '{{ define "again" }}{{ include "again" . }}{{ end }}{{ include "again" . }}',
  'undefined-variable': '{{ $x = 1 }}',
  'break-outside': '{{ break }}',
  'compare-kinds': '{{ if gt 1 "a" }}x{{ end }}',
  'set-no-map': '{{ $_ := set .Values "x" }}',
  'call-text': '{{ call "x" }}',
  'divide-by-zero': '{{ div 1 0 }}',
  'bad-regex': '{{ regexReplaceAll "(" "a" "b" }}',
  'must-regex': '{{ mustRegexMatch "(" "a" }}',
  'bad-range': '{{ semverCompare ">=x" "1" }}',
  'must-json': '{{ mustFromJson "{bad" }}',
  'no-field': '{{ "abc".foo }}',
  'no-method': '{{ .Capabilities.KubeVersion.Nope }}',
  'method-arguments': '{{ .Capabilities.APIVersions.Has }}',
  'number-too-large': '{{ 18446744073709551616 }}',
  'long-character': "{{ 'ab' }}",
  env: 'a: {{ env "HOME" }}',
  expandenv: 'a: {{ expandenv "$HOME" }}',
  'else-with': '{{ if false }}a{{ else with .Release }}b: {{ .Name }}{{ end }}',
  'lookup-deep': '{{ (lookup "v1" "Pod" "a" "b").metadata.name }}x: 1',
  separator: 'kind: B\n---trailing\nkind: C\n',
  'range-number': '{{ range .Values.number }}{{ .x }}{{ end }}',
}

const functions = {
  'from-yaml': 'a: {{ fromYaml "a: [" | toJson }}',
  'from-json': 'a: {{ fromJson "{bad" | toJson }}',
  'from-array': 'a: {{ fromYamlArray "- 1\\n- x" | toJson }}',
  toml: 'a: {{ dict "x" (dict "y" 1) | toToml | quote }}',
  pretty: 'a:\n{{ dict "l" (list 1 2) | toYamlPretty | indent 2 }}',
  block: '{{ block "bb" . }}x: {{ .Release.Name }}{{ end }}',
  breaking: '{{ range until 4 }}{{ if eq . 2 }}{{ break }}{{ end }}{{ continue }}{{ end }}ok: 1',
  'empty-documents': '---\n---\n# only a comment\n',
  documents: 'apiVersion: v1\nkind: A\n--- # c\napiVersion: v1\nkind: B\n--- \nkind: C\n',
  'long-line': `a: ${'x'.repeat(70_000)}`,
  lookup: 'a: {{ lookup "v1" "Pod" "ns" "" | toJson }}',
  'lookup-one': 'a: {{ lookup "v1" "Pod" "ns" "name" | toJson }}',
  'lookup-field': 'x: {{ (lookup "v1" "Pod" "a" "b").metadata | toJson }}',
  dns: 'a: {{ getHostByName "localhost" | quote }}',
  certificate: 'a: {{ (genCA "x" 1).Cert | len }}',
  numbers: 'a: {{ 1e6 }} {{ 0x10 }} {{ 1_000 }} {{ div 7 2 }} {{ 7.0 }} {{ float64 1e21 }}',
  missing: 'a: {{ .Values.none }} {{ .Values.none | default "d" }} {{ .none }}',
}

const random = {
  text: 'a: {{ randAlphaNum 8 }}',
  uuid: 'a: {{ uuidv4 }}',
  time: 'a: {{ now.UnixNano }}',
  key: 'a: {{ genPrivateKey "ed25519" | b64enc }}',
}

/** What `tpl` is given as its template. */
const evaluated = {
  value: '.Values.text',
  nested: '.Values.nested',
  helper: '"{{ include \\"h.name\\" . }}"',
  defining: '"{{ define \\"d\\" }}d{{ end }}{{ template \\"d\\" }}"',
  parse: '"{{ .Values.x | nofn }}"',
  run: '"{{ .a.b.c }}"',
  empty: '""',
  fails: '"{{ fail \\"inner\\" }}"',
  required: '"{{ required \\"inner\\" .Values.none }}"',
  name: '"{{ .Template.Name }}"',
  number: '1',
  nothing: '.Values.none',
}

const helper =
  '{{- define "h.bad" -}}\n\n{{ .Values.q.w.e }}\n{{- end -}}{{ define "h.name" }}{{ .Chart.Name }}{{ end }}'

/** Templates that fail with each kind of message, and functions with special behaviour. */
export const templateCharts: CraftedCharts = {
  ...chartsOf('failing', failing, chartWith),
  ...chartsOf('function', functions, chartWith),
  ...chartsOf('random', random, chartWith),
  ...chartsOf('tpl', evaluated, (text) => chartWith(`a: {{ tpl ${text} . | quote }}`)),
  'failing-notes': { files: { 'templates/NOTES.txt': 'x\n{{ .Values.a.b }}\n' } },
  'failing-crd': { files: { 'crds/a.yaml': 'a: [' }, flags: [[], ['--include-crds']] },
  'failing-twice': {
    files: { 'templates/a.yaml': '{{ fail "first" }}', 'templates/b.yaml': '{{ fail "second" }}' },
  },
}

function chartWith(template: string) {
  return {
    files: {
      'templates/a.yaml': `# first line\n${template}\n`,
      'templates/_h.tpl': helper,
      'values.yaml': 'number: 3\ntext: "hi {{ .Release.Name }}"\nnested: "{{ tpl .Values.text . }}"\n',
    },
  }
}
