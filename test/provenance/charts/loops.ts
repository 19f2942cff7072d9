import type { ProbedCharts } from '../case.ts'

/** Many values that become many objects, or many fields. */
export const loopCharts: ProbedCharts = {
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
}
