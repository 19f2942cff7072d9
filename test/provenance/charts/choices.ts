import type { ProbedCharts } from '../case.ts'

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`

/** Which of several values is printed. */
export const choiceCharts: ProbedCharts = {
  'with, default, coalesce': {
    files: {
      'values.yaml': `
global:
  timeout: 10s
route:
  timeout: 5s # causes: ConfigMap/chosen data.timeout
  limits: {burst: 7} # causes: ConfigMap/chosen data.burst
fallback:
  zone: north # causes: ConfigMap/chosen data.zone
`,
      'templates/chosen.yaml': configMap(
        'chosen',
        `  timeout: {{ coalesce .Values.special .Values.route.timeout .Values.global.timeout }}
  zone: {{ .Values.zone | default .Values.fallback.zone }}
  tier: {{ .Values.tier | default "silver" }}
  {{- with .Values.route }}{{ with .limits }}
  burst: {{ .burst | quote }}
  {{- end }}{{ end }}
`,
      ),
    },
    literals: ['ConfigMap/chosen data.tier'],
  },

  'if and ternary': {
    files: {
      'values.yaml': `
strict: true # causes: PeerAuthentication/mtls spec.mtls.mode
tls:
  enabled: true # causes: PeerAuthentication/mtls metadata.labels.scheme
size: small # causes: PeerAuthentication/mtls metadata.labels.cpu
`,
      'templates/mtls.yaml': `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: mtls
  labels:
    scheme: {{ .Values.tls.enabled | ternary "https" "http" }}
    cpu: {{ if eq .Values.size "small" }}100m{{ else }}2000m{{ end }}
spec:
  mtls:
    {{- if .Values.strict }}
    mode: STRICT
    {{- else }}
    mode: PERMISSIVE
    {{- end }}
`,
    },
  },

  'merged maps': {
    files: {
      'values.yaml': `
common:
  timeout: 2s # causes: ConfigMap/merged data.timeout
  level: info
special:
  level: debug # causes: ConfigMap/merged data.level
extra: from extra # causes: ConfigMap/merged data.added
`,
      'templates/merged.yaml': configMap(
        'merged',
        `{{- $all := mergeOverwrite (deepCopy .Values.common) .Values.special }}
{{- $_ := set $all "added" .Values.extra }}
{{- $all = merge $all (dict "level" "trace" "constant" "here") }}
{{ toYaml $all | indent 2 }}
`,
      ),
    },
    literals: ['ConfigMap/merged data.constant'],
  },

  'random and time': {
    files: {
      'values.yaml': `
user: admin # causes: Secret/random stringData.user
length: 12
password: ""
`,
      'templates/random.yaml': `
apiVersion: v1
kind: Secret
metadata:
  name: random
  annotations:
    made: {{ now | date "2006-01-02" | quote }}
stringData:
  user: {{ .Values.user }}
  password: {{ .Values.password | default (randAlphaNum (int .Values.length)) }}
`,
    },
  },

  'colliding values': {
    files: {
      'values.yaml': `
read: 5s # causes: ConfigMap/alike data.read
write: 5s # causes: ConfigMap/alike data.write
idle: 5s
count: 3 # causes: ConfigMap/alike data.count
other: 3 # causes: ConfigMap/alike data.sum
short: a
longer: abc # causes: ConfigMap/alike data.longer
`,
      'templates/alike.yaml': configMap(
        'alike',
        `  read: {{ .Values.read }}
  write: {{ .Values.write }}
  count: {{ .Values.count | quote }}
  sum: {{ add .Values.other 40 | quote }}
  longer: {{ .Values.longer }}
  constant: 5s
`,
      ),
    },
    literals: ['ConfigMap/alike data.constant'],
  },
}
