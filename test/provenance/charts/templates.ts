import type { ProbedCharts } from '../case.ts'

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`

/** What templates do with a value before it is seen. */
export const templateCharts: ProbedCharts = {
  tpl: {
    files: {
      'values.yaml': `
domain: example.com # causes: ConfigMap/tpl data.first
host: "{{ .Release.Name }}.example.org" # causes: ConfigMap/tpl data.host
site: "www.{{ .Values.domain }}"
block: |
  first: {{ .Values.domain }}
  second: fixed
`,
      'templates/tpl.yaml': configMap(
        'tpl',
        `  host: {{ tpl .Values.host . }}
  site: {{ tpl .Values.site . }}
{{ tpl .Values.block . | indent 2 }}`,
      ),
    },
    labels: [{ file: 'demo/values.yaml', at: 'second: fixed', causes: 'ConfigMap/tpl data.second' }],
  },

  'toYaml blocks': {
    files: {
      'values.yaml': `
policy:
  connectionPool:
    tcp:
      connectTimeout: 2s # causes: DestinationRule/pool spec.trafficPolicy.connectionPool.tcp.connectTimeout
    http:
      http1MaxPendingRequests: 20 # causes: DestinationRule/pool spec.trafficPolicy.connectionPool.http.http1MaxPendingRequests
  portLevelSettings:
    - port: {number: 443} # causes: DestinationRule/pool spec.trafficPolicy.portLevelSettings[0].port.number
      tls:
        mode: DISABLE # causes: DestinationRule/pool spec.trafficPolicy.portLevelSettings[0].tls.mode
labels:
  app.kubernetes.io/part-of: shop # causes: DestinationRule/pool metadata.labels["app.kubernetes.io/part-of"]
`,
      'templates/pool.yaml': `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: pool
  labels:
    {{- toYaml .Values.labels | nindent 4 }}
spec:
  host: pool.example.com
  trafficPolicy:
    {{- toYaml .Values.policy | nindent 4 }}
`,
    },
    literals: ['DestinationRule/pool spec.host'],
  },

  'range over maps': {
    files: {
      'values.yaml': `
partners:
  bank:
    fqdn: files.bank.example.net # causes: ServiceEntry/bank spec.hosts[0]
    ports: {tls: 443, sftp: 22} # causes: ServiceEntry/bank spec.ports[0].number; ServiceEntry/bank spec.ports[1].number
  post: # makes: ServiceEntry/post metadata.name
    fqdn: api.post.example.net # causes: ServiceEntry/post spec.hosts[0]
    ports:
      https: 8443 # causes: ServiceEntry/post spec.ports[0].number
`,
      'templates/partners.yaml': `
{{- range $name, $partner := .Values.partners }}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ $name }}
spec:
  hosts: [{{ $partner.fqdn }}]
  ports:
  {{- range $port, $number := $partner.ports }}
    - name: {{ $port }}
      number: {{ $number }}
  {{- end }}
{{- end }}
`,
    },
  },

  'range over lists': {
    files: {
      'values.yaml': `
routes:
  - name: first
    paths:
      - /a # causes: VirtualService/lists spec.http[0].match[0].uri.prefix
      - /b # causes: VirtualService/lists spec.http[0].match[1].uri.prefix
    to: a.shop.svc
  - name: second # causes: VirtualService/lists spec.http[1].name
    paths: [/c] # causes: VirtualService/lists spec.http[1].match[0].uri.prefix
    to: c.shop.svc # causes: VirtualService/lists spec.http[1].route[0].destination.host
hosts: [one.example.com, two.example.com]
`,
      'templates/lists.yaml': `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: lists
spec:
  hosts:
  {{- range .Values.hosts }}
    - {{ . }}
  {{- end }}
  http:
  {{- range $index, $route := .Values.routes }}
    - name: {{ .name }}
      match:
      {{- range .paths }}
        - uri: {prefix: {{ . }}}
      {{- end }}
      route: [{destination: {host: {{ $route.to }}}, weight: {{ add 100 $index }}}]
  {{- end }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'two.example.com', causes: 'VirtualService/lists spec.hosts[1]' },
    ],
    literals: ['VirtualService/lists spec.http[0].route[0].weight'],
  },

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

  'partials with contexts': {
    files: {
      'values.yaml': `
apps:
  cart: {port: 8080, host: cart.example.com} # causes: VirtualService/demo-cart spec.hosts[0]
  pay: # makes: VirtualService/demo-pay kind
    port: 9090 # causes: VirtualService/demo-pay spec.http[0].route[0].destination.port.number
    host: pay.example.com
prefix: demo # causes: VirtualService/demo-pay metadata.labels.owner
`,
      'templates/_app.tpl': `
{{- define "app.name" -}}{{ printf "%s-%s" .root.Values.prefix .name | trunc 63 | trimSuffix "-" }}{{- end -}}
{{- define "app.destination" -}}
destination:
  host: {{ .name }}.{{ .root.Release.Namespace }}.svc.cluster.local
  port:
    number: {{ .app.port }}
{{- end -}}
`,
      'templates/apps.yaml': `
{{- range $name, $app := .Values.apps }}
{{- $context := dict "root" $ "name" $name "app" $app }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ include "app.name" $context }}
  labels: {owner: {{ $.Values.prefix }}}
spec:
  hosts: [{{ $app.host }}]
  http:
    - route:
        - {{ include "app.destination" $context | nindent 10 | trim }}
{{- end }}
`,
    },
  },

  files: {
    files: {
      'values.yaml': `
which: prod # causes: ConfigMap/files data.content
region: south # causes: ConfigMap/files data.region
`,
      'config/prod.txt': 'the production text',
      'config/probe-prod.txt': 'another text',
      'config/prod-probe.txt': 'a third text',
      'templates/files.yaml': configMap(
        'files',
        `  content: {{ .Files.Get (printf "config/%s.txt" .Values.which) | quote }}
  region: {{ .Values.region }}
{{ (.Files.Glob "config/prod.txt").AsConfig | indent 2 }}
`,
      ),
    },
    literals: ['ConfigMap/files data["prod.txt"]'],
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

  checksums: {
    files: {
      'values.yaml': `
level: info # causes: ConfigMap/config data.level
image: shop:1.0 # causes: Deployment/app spec.template.spec.containers[0].image
`,
      'templates/config.yaml': configMap('config', '  level: {{ .Values.level }}\n'),
      'templates/deployment.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  template:
    metadata:
      annotations:
        checksum/config: {{ include (print $.Template.BasePath "/config.yaml") . | sha256sum }}
    spec:
      containers:
        - name: app
          image: {{ .Values.image }}
`,
    },
    labels: [
      {
        file: 'demo/values.yaml',
        at: 'level: info',
        causes: 'Deployment/app spec.template.metadata.annotations["checksum/config"]',
      },
    ],
  },

  'encoded and looked up': {
    files: {
      'values.yaml': `
token: s3cret # causes: Secret/encoded data.token
kept: fresh # causes: Secret/encoded data.kept
packed: c2hvcC1rZXk= # causes: Secret/encoded stringData.packed
`,
      'templates/secret.yaml': `
{{- $old := lookup "v1" "Secret" .Release.Namespace "encoded" }}
apiVersion: v1
kind: Secret
metadata:
  name: encoded
data:
  token: {{ .Values.token | b64enc }}
  kept: {{ dig "data" "kept" (b64enc .Values.kept) $old }}
stringData:
  packed: {{ .Values.packed | b64dec }}
`,
    },
  },

  'hosts by printf': {
    files: {
      'values.yaml': `
domain: example.com # causes: VirtualService/host spec.hosts[0]
issuer: https://login.example.org/realm # causes: VirtualService/host spec.hosts[1]
port: 8080 # causes: VirtualService/host spec.http[0].route[0].destination.port.number
memory: 512 # causes: VirtualService/host metadata.labels.doubled
`,
      'templates/host.yaml': `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: host
  labels:
    doubled: {{ mul 2 .Values.memory | toString | quote }}
spec:
  hosts:
    - {{ printf "%s.%s.%s" .Release.Name .Release.Namespace .Values.domain }}
    - {{ (urlParse .Values.issuer).host }}
  http:
    - route:
        - destination:
            host: host.{{ .Release.Namespace }}.svc
            port:
              number: {{ .Values.port }}
`,
    },
    literals: ['VirtualService/host spec.http[0].route[0].destination.host'],
  },

  'lists in order': {
    files: {
      'values.yaml': `
hosts:
  - c.example.com # causes: Sidecar/sorted spec.egress[0].hosts[2]
  - a.example.com
  - b.example.com # causes: Sidecar/sorted spec.egress[0].hosts[1]
  - a.example.com
audiences: [web, web, mobile] # causes: Sidecar/sorted metadata.annotations.audiences
`,
      'templates/sorted.yaml': `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: sorted
  annotations:
    audiences: {{ .Values.audiences | uniq | join "," }}
spec:
  egress:
    - hosts:
      {{- range .Values.hosts | uniq | sortAlpha }}
        - {{ . }}
      {{- end }}
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
