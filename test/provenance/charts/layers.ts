import type { ProbedCharts } from '../case.ts'

/** Where values are written: files over files, flags over files, and what YAML itself can say. */
export const layerCharts: ProbedCharts = {
  'files over files': {
    files: {
      'values.yaml': `
host: orders.example.com # causes: VirtualService/orders spec.hosts[0]
timeout: 5s
retries:
  attempts: 3
  when: connect-failure # causes: VirtualService/orders spec.http[0].retries.retryOn
gateways: [mesh]
team: shop
`,
      'templates/route.yaml': `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: orders
  labels:
    team: {{ .Values.team }}
spec:
  hosts: [{{ .Values.host }}]
  gateways: {{ toYaml .Values.gateways | nindent 4 }}
  http:
    - timeout: {{ .Values.timeout }}
      retries:
        attempts: {{ .Values.retries.attempts }}
        retryOn: {{ .Values.retries.when }}
      route: [{destination: {host: orders}}]
`,
    },
    given: {
      'envs/base.yaml': `
timeout: 7s
retries:
  attempts: 4 # causes: VirtualService/orders spec.http[0].retries.attempts
gateways:
  - edge
`,
      'envs/prod.yaml': `
timeout: 9s # causes: VirtualService/orders spec.http[0].timeout
gateways:
  - edge-prod # causes: VirtualService/orders spec.gateways[0]
team: "" # causes: VirtualService/orders metadata.labels.team
`,
    },
    literals: ['VirtualService/orders spec.http[0].route[0].destination.host'],
  },

  'null deletes': {
    files: {
      'values.yaml': `
limits:
  cpu: 200m
  memory: 64Mi # causes: ConfigMap/limits data.memory
timeout: 3s
`,
      'templates/limits.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: limits
data:
  cpu: {{ .Values.limits.cpu | default "none" | quote }}
  memory: {{ .Values.limits.memory }}
  timeout: {{ .Values.timeout | default "1s" }}
`,
    },
    given: {
      'prod.yaml': `
limits:
  cpu: null # causes: ConfigMap/limits data.cpu
  disk: 1Gi
timeout:
`,
    },
    labels: [{ file: 'prod.yaml', at: 'timeout:', causes: 'ConfigMap/limits data.timeout' }],
  },

  flags: {
    files: {
      'values.yaml': `
image: {tag: "1.0", name: shop}
port: 80
note: none
ports: []
extra: {}
script: ""
literal: ""
plain: here # causes: ConfigMap/flags data.plain
`,
      'templates/map.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: flags
data:
  image: {{ printf "%s:%s" .Values.image.name .Values.image.tag | quote }}
  port: {{ .Values.port | quote }}
  note: {{ .Values.note | quote }}
  first: {{ index .Values.ports 0 | quote }}
  second: {{ index .Values.ports 1 | quote }}
  region: {{ .Values.extra.region }}
  zones: {{ .Values.extra.zones | len | quote }}
  zone: {{ index .Values.extra.zones 1 }}
  whole: {{ .Values.whole.deep.key }}
  script: {{ .Values.script | quote }}
  literal: {{ .Values.literal | quote }}
  plain: {{ .Values.plain }}
`,
    },
    given: { 'prod.yaml': 'image: {name: orders}\nport: 81\n' },
    flags: {
      set: ['image.tag=1.7,port=8080', 'ports={9000,9001}'],
      setString: ['note=0123'],
      setJson: ['extra={"region":"north","zones":["n1","n2"]}', '{"whole":{"deep":{"key":"bottom"}}}'],
      setFile: ['script=run.sh'],
      setLiteral: ['literal=a,b={c}'],
    },
    texts: { 'run.sh': 'exec shop --verbose\n' },
    labels: [
      { file: '--set', at: '1.7', causes: 'ConfigMap/flags data.image' },
      { file: '--set', at: '8080', causes: 'ConfigMap/flags data.port' },
      { file: '--set', at: '9000', causes: 'ConfigMap/flags data.first' },
      { file: '--set', at: '9001', causes: 'ConfigMap/flags data.second' },
      { file: '--set-string', at: '0123', causes: 'ConfigMap/flags data.note' },
      { file: '--set-json', at: 'north', causes: 'ConfigMap/flags data.region' },
      { file: '--set-json', at: 'n2', causes: 'ConfigMap/flags data.zone' },
      { file: '--set-json', at: 'bottom', causes: 'ConfigMap/flags data.whole' },
      { file: 'run.sh', at: 'exec', causes: 'ConfigMap/flags data.script' },
      { file: '--set-literal', at: 'a,b={c}', causes: 'ConfigMap/flags data.literal' },
    ],
  },

  anchors: {
    files: {
      'values.yaml': `
defaults: &defaults
  timeout: 4s # causes: VirtualService/basket spec.http[0].timeout
  attempts: 2 # causes: VirtualService/basket spec.http[0].retries.attempts; VirtualService/search spec.http[0].retries.attempts
domain: &domain shop.example.com # causes: VirtualService/basket spec.hosts[0]
routes:
  basket: # makes: VirtualService/basket metadata.name
    <<: *defaults
    host: *domain
  search:
    <<: *defaults
    host: search.example.com # causes: VirtualService/search spec.hosts[0]
    timeout: 8s # causes: VirtualService/search spec.http[0].timeout
`,
      'templates/routes.yaml': `
{{- range $name, $route := .Values.routes }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ $name }}
spec:
  hosts:
    - {{ $route.host }}
  http:
    - timeout: {{ $route.timeout }}
      retries:
        attempts: {{ $route.attempts }}
{{- end }}
`,
    },
  },

  styles: {
    files: {
      'values.yaml': `
single: 'it''s single' # causes: ConfigMap/styles data.single
double: "tab\\there" # causes: ConfigMap/styles data.double
plain: two words # causes: ConfigMap/styles data.plain
flow: {one: 1, two: [2, 3]} # causes: ConfigMap/styles data.flow
tagged: !!str 5 # causes: ConfigMap/styles data.tagged
enabled: on # causes: ConfigMap/styles data.enabled
share: 50% # causes: ConfigMap/styles data.share
size: 128Mi # causes: ConfigMap/styles data.size
wait: 1h30m # causes: ConfigMap/styles data.wait
ratio: 0.25 # causes: ConfigMap/styles data.ratio
octal: 0644 # causes: ConfigMap/styles data.octal
range: 10.2.0.0/16 # causes: ConfigMap/styles data.range
long: >- # causes: ConfigMap/styles data.long
  folded into
  one line
"quoted key": behind a quoted key # causes: ConfigMap/styles data.quoted
`,
      'templates/styles.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: styles
data:
  single: {{ .Values.single | quote }}
  double: {{ .Values.double | quote }}
  plain: {{ .Values.plain }}
  flow: {{ index .Values.flow.two 1 | quote }}
  tagged: {{ .Values.tagged | quote }}
  enabled: {{ .Values.enabled | quote }}
  share: {{ .Values.share | quote }}
  size: {{ .Values.size }}
  wait: {{ .Values.wait }}
  ratio: {{ .Values.ratio | quote }}
  octal: {{ .Values.octal | quote }}
  range: {{ .Values.range }}
  long: {{ .Values.long | quote }}
  quoted: {{ index .Values "quoted key" }}
`,
    },
  },

  'block scalars': {
    files: {
      'values.yaml': `
policy: |
  spec:
    action: DENY
    rules:
      - to:
          - operation:
              paths: ["/admin"]
script: | # causes: ConfigMap/script data["run.sh"]
  set -e
  exec shop
`,
      'templates/policy.yaml': `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: admin
{{ .Values.policy }}
`,
      'templates/script.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: script
data:
  run.sh: |
    {{- .Values.script | nindent 4 }}
`,
    },
    labels: [
      {
        file: 'demo/values.yaml',
        at: 'action: DENY',
        causes: 'AuthorizationPolicy/admin spec.action',
      },
      {
        file: 'demo/values.yaml',
        at: 'paths: ["/admin"]',
        causes: 'AuthorizationPolicy/admin spec.rules[0].to[0].operation.paths[0]',
      },
    ],
  },

  'nothing written': {
    files: {
      'values.yaml': `
annotations: {}
hosts: []
selector: {}
mode: ~
empty: # causes: ConfigMap/nothing data.empty
`,
      'templates/nothing.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: nothing
  annotations:
    checksum/values: {{ toJson (list .Values.annotations .Values.hosts) | sha256sum }}
    {{- with .Values.annotations }}{{ toYaml . | nindent 4 }}{{- end }}
data:
  mode: {{ .Values.mode | default "ISTIO_MUTUAL" }}
  empty: {{ .Values.empty | quote }}
  selector: {{ .Values.selector | default (dict "app" "shop") | toJson | quote }}
  count: {{ len .Values.hosts | quote }}
`,
    },
    labels: [{ file: 'demo/values.yaml', at: 'hosts: []', causes: 'ConfigMap/nothing data.count' }],
    literals: ['ConfigMap/nothing data.mode', 'ConfigMap/nothing data.selector'],
  },
}
