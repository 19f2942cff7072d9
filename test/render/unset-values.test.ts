import { describe, expect, it } from 'vitest'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createValuesUse } from '../../src/render/unused-values/values-use.ts'
import { demo, newEngine, requestFor } from './engine.ts'

const engine = newEngine()

const template = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  timeout: {{ .Values.limits.timeout | default "10s" | quote }}
  mode: {{ if .Values.secure }}strict{{ else }}open{{ end }}
  {{- with .Values.extra }}
  extra: {{ . }}
  {{- end }}
  level: {{ (.Values.log).level | default "low" }}
  zone: {{ include "demo.zone" (dict "values" .Values) }}
  double: {{ add .Values.count .Values.count | quote }}
  host: {{ .Values.name | default .Values.host }}
  fixed: {{ .Release.Name }}
  {{- if .Values.broken }}{{ fail "no" }}{{ end }}
`

const files = {
  'templates/a.yaml': template,
  'templates/_zone.tpl': '{{ define "demo.zone" }}{{ .values.zone | default "eu" }}{{ end }}',
  'values.yaml': 'limits: { cpu: 1 }\nlog: {}\nhost: a.example\n',
}

async function deciding(field: string, values: string = files['values.yaml']): Promise<string[]> {
  const chart = demo({ ...files, 'values.yaml': values })
  const unset = await createValuesUse(engine, chartLoader(chart), requestFor()).deciding({
    template: 'demo/templates/a.yaml',
    object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: '', name: 'settings' },
    path: ['data', field],
  })
  return unset.map(({ valuesPath, readAt }) => `${valuesPath.join('.')} ${readAt?.line ?? '-'}`)
}

describe('a value that nothing sets and that decides a field is found', () => {
  it.each([
    ['timeout', ['limits.timeout 5']],
    ['mode', ['secure 6']],
    ['extra', ['extra 7']],
    ['level', ['log.level -']],
    ['zone', ['zone -']],
    ['double', ['count 12']],
    ['fixed', []],
    ['nowhere', []],
  ])('%s: %j', async (field, expected) => {
    expect(await deciding(field)).toEqual(expected)
  })

  it('unless it is set', async () => {
    expect(await deciding('timeout', 'limits: { timeout: 5s }\n')).toEqual([])
    expect(await deciding('host', 'host: a.example\nname: b.example\n')).toEqual([])
  })
})
