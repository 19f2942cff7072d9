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
}
