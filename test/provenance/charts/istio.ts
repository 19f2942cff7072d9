import type { ProbedCharts } from '../case.ts'

/** Istio objects as teams render them, under key names of their own. */
export const istioCharts: ProbedCharts = {
  'one entry': {
    files: {
      'values.yaml': `
partners:
  bank: # makes: ServiceEntry/bank metadata.name; ServiceEntry/bank spec.location
    fqdn: bank.example.com # causes: ServiceEntry/bank spec.hosts[0]
`,
      'templates/entries.yaml': `
{{- range $name, $partner := .Values.partners }}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ $name }}
  labels: {catalogue: partners}
spec:
  location: MESH_EXTERNAL
  resolution: DNS
  hosts:
    - {{ $partner.fqdn }}
{{- end }}
`,
    },
  },

  'routes of a team': {
    files: {
      'values.yaml': `
externalServices:
  - id: payments
    address: api.payments.example.com # causes: ServiceEntry/payments spec.hosts[0]; VirtualService/payments spec.hosts[0]; DestinationRule/payments spec.host
    maxWait: 10s # causes: VirtualService/payments spec.http[0].timeout
    again:
      times: 3 # causes: VirtualService/payments spec.http[0].retries.attempts
      each: 3s # causes: VirtualService/payments spec.http[0].retries.perTryTimeout
      when: [connect-failure, gateway-error] # causes: VirtualService/payments spec.http[0].retries.retryOn
    encryption: {kind: SIMPLE} # causes: DestinationRule/payments spec.trafficPolicy.tls.mode
  - id: maps
    address: "*.maps.example.org" # causes: ServiceEntry/maps spec.hosts[0]
    again:
      times: 2 # causes: VirtualService/maps spec.http[0].retries.attempts
defaultWait: 15s # causes: VirtualService/maps spec.http[0].timeout
defaultTls: SIMPLE # causes: DestinationRule/maps spec.trafficPolicy.tls.mode
`,
      'templates/external.yaml': `
{{- range .Values.externalServices }}
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: {{ .id }}
spec:
  hosts: [{{ .address | quote }}]
  resolution: {{ hasPrefix "*" .address | ternary "NONE" "DNS" }}
  ports:
    - {number: 80, name: http, protocol: HTTP, targetPort: 443}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: {{ .id }}
spec:
  host: {{ .address | quote }}
  trafficPolicy:
    tls:
      mode: {{ dig "encryption" "kind" $.Values.defaultTls . }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ .id }}
spec:
  hosts: [{{ .address | quote }}]
  http:
    - timeout: {{ .maxWait | default $.Values.defaultWait }}
      {{- with .again }}
      retries:
        attempts: {{ .times }}
        perTryTimeout: {{ .each | default "1s" }}
        retryOn: {{ .when | default (list "5xx") | join "," }}
      {{- end }}
      route:
        - destination: {host: {{ .address | quote }}, port: {number: 80}}
{{- end }}
`,
    },
    literals: [
      'VirtualService/maps spec.http[0].retries.perTryTimeout',
      'VirtualService/payments spec.http[0].route[0].destination.port.number',
    ],
  },

  'tokens of a team': {
    files: {
      'values.yaml': `
identity:
  realm: https://login.example.com/realms/shop # causes: RequestAuthentication/api spec.jwtRules[0].issuer
  keysPath: /protocol/certs
  apps: [web, mobile]
guard:
  workloads:
    api: # makes: RequestAuthentication/api metadata.name
      open: ["/healthz", "/docs/*"]
      roles:
        reader: [GET, HEAD] # causes: AuthorizationPolicy/api spec.rules[0].to[0].operation.methods[0]; AuthorizationPolicy/api spec.rules[0].to[0].operation.methods[1]
        writer: [POST] # causes: AuthorizationPolicy/api spec.rules[1].to[0].operation.methods[0]
  claim: groups # causes: AuthorizationPolicy/api spec.rules[0].when[0].key
`,
      'templates/tokens.yaml': `
{{- $realm := .Values.identity.realm | trimSuffix "/" }}
{{- range $name, $load := .Values.guard.workloads }}
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: {{ $name }}
spec:
  selector: {matchLabels: {app: {{ $name }}}}
  jwtRules:
    - issuer: {{ $realm }}
      jwksUri: {{ $realm }}{{ $.Values.identity.keysPath }}
      audiences: {{- toYaml $.Values.identity.apps | nindent 8 }}
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: {{ $name }}
spec:
  action: ALLOW
  rules:
  {{- range $role, $methods := $load.roles }}
    - to:
        - operation:
            methods: {{ toJson $methods }}
            notPaths: {{ toJson $load.open }}
      when:
        - key: request.auth.claims[{{ $.Values.guard.claim }}]
          values: [{{ $role }}]
  {{- end }}
    - to:
        - operation: {paths: {{ toJson $load.open }}}
{{- end }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'apps: [web', causes: 'RequestAuthentication/api spec.jwtRules[0].audiences[1]' },
      {
        file: 'demo/values.yaml',
        at: 'open: ["/healthz"',
        causes: 'AuthorizationPolicy/api spec.rules[2].to[0].operation.paths[0]',
      },
    ],
    literals: ['AuthorizationPolicy/api spec.action'],
  },

  'an environment over a team chart': {
    files: {
      'values.yaml': `
mesh:
  outbound: REGISTRY_ONLY # causes: Sidecar/default spec.outboundTrafficPolicy.mode
  mtls: STRICT
ingress:
  hosts: []
  tls: {secret: ""}
  redirect: true
`,
      'templates/mesh.yaml': `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
spec:
  outboundTrafficPolicy: {mode: {{ .Values.mesh.outbound }}}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
spec:
  mtls: {mode: {{ .Values.mesh.mtls | upper }}}
`,
      'templates/gateway.yaml': `
{{- if .Values.ingress.hosts }}
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: {{ .Release.Name }}
spec:
  servers:
    - port: {number: 80, name: http, protocol: HTTP}
      hosts: {{- toYaml .Values.ingress.hosts | nindent 8 }}
      tls:
        httpsRedirect: {{ .Values.ingress.redirect }}
    {{- if .Values.ingress.tls.secret }}
    - port: {number: 443, name: https, protocol: HTTPS}
      hosts: {{- toYaml .Values.ingress.hosts | nindent 8 }}
      tls:
        mode: SIMPLE
        credentialName: {{ .Values.ingress.tls.secret }}
    {{- end }}
{{- end }}
`,
    },
    given: {
      'envs/prod/values.yaml': `
mesh:
  mtls: permissive # causes: PeerAuthentication/default spec.mtls.mode
ingress:
  hosts:
    - shop.example.com # causes: Gateway/demo spec.servers[0].hosts[0]; Gateway/demo spec.servers[1].hosts[0]
    - "*.shop.example.com" # causes: Gateway/demo spec.servers[0].hosts[1]
  tls:
    secret: shop-tls # causes: Gateway/demo spec.servers[1].tls.credentialName
  redirect: false # causes: Gateway/demo spec.servers[0].tls.httpsRedirect
`,
    },
    literals: ['Gateway/demo spec.servers[1].tls.mode'],
  },
}
