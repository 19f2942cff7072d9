import type { EngineJob } from './engine.ts'
import { frameOf, type Frame } from './wire.ts'

/**
 * A render of what most charts do. V8 compiles what the engine calls when it is called first, which takes longer than
 * twenty renders: this calls it while there is nothing else to do.
 */
export const warmUp: EngineJob = {
  chart: {
    kind: 'folder',
    files: [
      text('Chart.yaml', 'apiVersion: v2\nname: warm\nversion: 1.0.0\nappVersion: "1.0"\n'),
      text('values.yaml', 'hosts:\n  a:\n    timeout: 15s\n    ports: [443, 80]\nlabels: {}\nname: ""\n'),
      text(
        'templates/_helpers.tpl',
        `{{- define "warm.name" -}}
{{- default .Chart.Name .Values.name | trunc 63 | trimSuffix "-" | lower | replace "_" "-" -}}
{{- end -}}
{{- define "warm.labels" -}}
app.kubernetes.io/name: {{ include "warm.name" . }}
{{- with .Chart.AppVersion }}
app.kubernetes.io/version: {{ . | quote }}
{{- end }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}
`,
      ),
      text(
        'templates/objects.yaml',
        `{{- $root := . }}
{{- range $key, $entry := .Values.hosts }}
{{- if and $entry (not (eq $key "b")) }}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: {{ include "warm.name" $root }}-{{ $key }}
  namespace: {{ $root.Release.Namespace | quote }}
  labels:
    {{- include "warm.labels" $root | nindent 4 }}
    {{- toYaml (merge (dict "key" $key) $root.Values.labels) | nindent 4 }}
spec:
  timeout: {{ required "a timeout" $entry.timeout }}
  host: {{ tpl "{{ .Release.Name }}" $root | quote }}
  {{- if gt (len $entry.ports) 1 }}
  ports:
    {{- range $index, $port := $entry.ports }}
    - number: {{ add $index $port | int }}
      name: {{ ternary "https" "http" (eq (toString $port) "443") }}
    {{- end }}
  {{- else }}
  ports: {{ toJson $entry.ports }}
  {{- end }}
{{- end }}
{{- end }}
`,
      ),
    ],
  },
  options: { name: 'warm', namespace: 'default', values: ['given.yaml'], marks: true },
  files: [text('given.yaml', 'hosts:\n  a: {timeout: 5s}\n  c:\n    timeout: "1s"\n    ports: [1]\n')],
  conditions: { now: 0, seed: 1 },
}

function text(name: string, content: string): Frame {
  return frameOf(name, new TextEncoder().encode(content))
}
