import type { ProbedCharts } from '../case.ts'

/** Charts that refuse values they do not like. */
export const guardedCharts: ProbedCharts = {
  'required and fail': {
    files: {
      'values.yaml': `
host: guarded.example.com # causes: ServiceEntry/guarded spec.hosts[0]
port: 443 # causes: ServiceEntry/guarded spec.ports[0].number
protocol: TLS
location: outside # causes: ServiceEntry/guarded spec.location
`,
      'templates/entry.yaml': `
{{- if not (has .Values.protocol (list "TLS" "HTTPS")) }}{{ fail "protocol must be TLS or HTTPS" }}{{ end }}
{{- if lt (int .Values.port) 1 }}{{ fail "port must be positive" }}{{ end }}
{{- $locations := dict "outside" "MESH_EXTERNAL" "inside" "MESH_INTERNAL" }}
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: guarded
spec:
  hosts: [{{ required "a host is needed" .Values.host }}]
  location: {{ get $locations .Values.location }}
  ports:
    - number: {{ .Values.port }}
      name: {{ lower .Values.protocol }}
      protocol: {{ .Values.protocol }}
`,
    },
    labels: [
      { file: 'demo/values.yaml', at: 'protocol: TLS', causes: 'ServiceEntry/guarded spec.ports[0].protocol' },
      { file: 'demo/values.yaml', at: 'protocol: TLS', causes: 'ServiceEntry/guarded spec.ports[0].name' },
    ],
  },

  'values.schema.json': {
    files: {
      'values.yaml': `
mode: workload # causes: ConfigMap/checked data.where; ConfigMap/checked data.mode
replicas: 5 # causes: ConfigMap/checked data.replicas
name: checked-name # causes: ConfigMap/checked data.name
`,
      'values.schema.json': JSON.stringify({
        type: 'object',
        properties: {
          mode: { enum: ['workload', 'gateway'] },
          replicas: { type: 'integer', maximum: 9 },
          name: { type: 'string', pattern: '^[a-z-]{3,20}$' },
        },
        additionalProperties: false,
      }),
      'templates/checked.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: checked
data:
  mode: {{ .Values.mode }}
  where: {{ eq .Values.mode "gateway" | ternary "istio-system" "here" }}
  replicas: {{ .Values.replicas | quote }}
  name: {{ .Values.name }}
`,
    },
  },
}
