import type { ProbedCharts } from '../case.ts'

/** What is rare and yet real. */
export const oddCharts: ProbedCharts = {
  'unusual texts': {
    files: {
      'values.yaml': '\uFEFFgreeting: "h\u00E9llo \u{1F600}" # causes: ConfigMap/odd data.greeting\nafter: the smile # causes: ConfigMap/odd data.after\n',
      'templates/odd.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: odd
data:
  greeting: {{ .Values.greeting | quote }}
  after: {{ .Values.after }}
  twice: {{ .Values.twice }}
  windows: {{ .Values.windows }}
  second: {{ .Values.second | default "none" }}
`,
    },
    given: {
      'windows.yaml': 'windows: lines end otherwise\r\ntwice: first\r\ntwice: last\r\nlist:\r\n  - a\r\n',
      'documents.yaml': '---\nfirst: 1\n---\nsecond: of two # causes: ConfigMap/odd data.second\n',
    },
    labels: [
      { file: 'windows.yaml', at: 'lines end', causes: 'ConfigMap/odd data.windows' },
      { file: 'windows.yaml', at: 'twice: last', causes: 'ConfigMap/odd data.twice' },
    ],
  },

  'documents in a text': {
    files: {
      'values.yaml': `
jwks: '{"keys":[{"kid":"k1","kty":"RSA"}]}' # causes: RequestAuthentication/texts spec.jwtRules[0].jwks; ConfigMap/texts data.first
nested: | # causes: ConfigMap/texts data.all
  timeout: 5s
  retries: 2
list: a.example.com,b.example.com # causes: ConfigMap/texts data.second; ConfigMap/texts data.both
`,
      'templates/texts.yaml': `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: texts
spec:
  jwtRules:
    - jwks: {{ .Values.jwks | quote }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: texts
data:
  first: {{ (index (fromJson .Values.jwks).keys 0).kid }}
  wait: {{ (fromYaml .Values.nested).timeout }}
  again: {{ (fromYaml .Values.nested).retries | quote }}
  all: {{ .Values.nested | quote }}
  second: {{ index (splitList "," .Values.list) 1 }}
  both: {{ .Values.list | quote }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'timeout: 5s', causes: 'ConfigMap/texts data.wait' },
      { file: 'demo/values.yaml', at: 'retries: 2', causes: 'ConfigMap/texts data.again' },
    ],
  },

  'two switches': {
    files: {
      'values.yaml': `
mtls: {enabled: true, strict: true}
either: {a: false, b: false}
host: switched.example.com # causes: DestinationRule/switches spec.host
`,
      'templates/switches.yaml': `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: switches
  labels:
    either: {{ or .Values.either.a .Values.either.b | ternary "yes" "no" | quote }}
    both: {{ and .Values.mtls.enabled .Values.mtls.strict | ternary "strict" "permissive" }}
spec:
  host: {{ .Values.host }}
  {{- if .Values.mtls.enabled }}
  trafficPolicy:
    tls:
      mode: ISTIO_MUTUAL
  {{- end }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'either: {', causes: 'DestinationRule/switches metadata.labels.either' },
      { file: 'demo/values.yaml', at: 'mtls: {', causes: 'DestinationRule/switches metadata.labels.both' },
    ],
    literals: ['DestinationRule/switches spec.trafficPolicy.tls.mode'],
  },

  'all values at once': {
    files: {
      'values.yaml': `
app:
  name: whole # causes: ConfigMap/whole data.app.name
  level: 3 # causes: ConfigMap/whole data.app.level
never-named-in-templates: 11 # causes: ConfigMap/whole data.never-named-in-templates
`,
      'templates/whole.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: whole
  annotations:
    checksum: {{ .Values | toJson | sha256sum }}
data: {{- toYaml .Values | nindent 2 }}
`,
    },
  },

  'changed by another template': {
    files: {
      'values.yaml': `
host: shared.example.com # causes: ConfigMap/shared data.host
level: 4
`,
      'templates/a.yaml': `
{{- $_ := set .Values "derived" (printf "%v-from-a" .Values.level) }}
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data: {level: {{ .Values.level | quote }}}
`,
      'templates/shared.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: shared
data:
  host: {{ .Values.host }}
  derived: {{ .Values.derived | default "nothing" }}
`,
    },
  },

  'objects alike': {
    files: {
      'values.yaml': `
ports:
  - 9443 # causes: ConfigMap/first data.port
  - 9444 # causes: ConfigMap/second data.port
names: [first, second]
jobs:
  - {image: "shop:1", args: [a]}
  - {image: "shop:2", args: [a]}
`,
      'templates/alike.yaml': `
{{- range $index, $port := .Values.ports }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ index $.Values.names $index }}
data:
  port: {{ $port | quote }}
{{- end }}
{{- range .Values.jobs }}
---
apiVersion: batch/v1
kind: Job
metadata:
  generateName: job-
spec:
  image: {{ .image }}
  args: {{ toJson .args }}
{{- end }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'names: [first', causes: 'ConfigMap/second metadata.name' },
    ],
  },
}
