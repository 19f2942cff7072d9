import type { RenderJob } from './engine-job.ts'
import { engineFrameOf, type EngineFrame } from './wire.ts'

/**
 * A job that calls the functions that most charts use. V8 compiles a WebAssembly function at its first call, which takes
 * longer than twenty renders; this job does it while the process is idle.
 */
export const warmUp: RenderJob = {
  source: {
    kind: 'folder',
    files: [
      text('Chart.yaml', 'apiVersion: v2\nname: warm\nversion: 1.0.0\nappVersion: "1.0"\n'),
      text('.helmignore', '# No backups\n*.bak\n'),
      text(
        'values.yaml',
        '# Hosts\nhosts:\n  a: # the first\n    timeout: 15s\n    ports:\n      - 443\n      - 80\nlabels: {note: "a: b, 1"}\nname: ""\n',
      ),
      text(
        'values.schema.json',
        JSON.stringify({
          $schema: 'http://json-schema.org/draft-07/schema#',
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 63 },
            labels: { type: 'object', additionalProperties: { type: 'string' } },
            hosts: { type: 'object', additionalProperties: { $ref: '#/definitions/host' } },
          },
          definitions: {
            host: {
              type: 'object',
              required: ['timeout'],
              additionalProperties: false,
              properties: {
                timeout: { type: 'string', pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$' },
                mode: { enum: ['SIMPLE', 'MUTUAL'] },
                ports: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 65535 } },
              },
            },
          },
        }),
      ),
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
        `{{- /* One object for each host */ -}}
{{- $root := . }}
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
    {{- toYaml (mergeOverwrite (deepCopy $root.Values.labels) (dict "key" (index $entry.ports 0 | toString))) | nindent 4 }}
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
  clockAndSeed: { now: 0, seed: 1 },
}

function text(name: string, content: string): EngineFrame {
  return engineFrameOf(name, new TextEncoder().encode(content))
}
