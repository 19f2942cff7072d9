import { describe, expect, it } from 'vitest'
import { callsRandomFunction } from '../../src/render/probe/random-functions.ts'
import { contentsOf } from '../../src/render/unused-values/chart-texts.ts'
import { randomTemplates } from '../../src/render/unused-values/random-templates.ts'
import type { ChartFiles } from '../../src/render/chart-files.ts'

const shared = `
{{ define "chart.password" }}{{ randAlphaNum 12 }}{{ end }}
{{ define "chart.secret" }}{{ include "chart.password" . | b64enc }}{{ end }}
{{ define "chart.labels" }}app: {{ .Release.Name }}{{ end }}`

const setsName = '{{ $_ := set .Values "a" .Release.Name }}'
const setsRandom = '{{ $_ := set .Values "a" (include "chart.password" .) }}'

/** Whether a template of a chart with the shared ones may vary. */
function mayVary(text: string, values: readonly string[] = [], files: Record<string, string> = {}): boolean {
  const contents = { 'Chart.yaml': 'name: chart', 'templates/_shared.tpl': shared, 'templates/a.yaml': text }
  const chart = chartOf({ ...contents, ...files })
  return randomTemplates(['chart/templates/a.yaml'], chart, contentsOf(chart)!, values).length > 0
}

function chartOf(files: Record<string, string>): ChartFiles {
  const frames = Object.entries(files).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) }))
  return { source: { kind: 'folder', files: frames }, treePath: (path) => path }
}

describe('a template may vary that', () => {
  it.each([
    ['calls a random function', 'a: {{ now | date "2006" }}'],
    ['calls it in a branch', '{{ if .Values.a }}{{ else }}{{ (uuidv4) }}{{ end }}'],
    ['includes a template that does', 'a: {{ include "chart.secret" . }}'],
    ['executes such a template', '{{ template "chart.password" }}'],
    ['includes a computed one', 'a: {{ include (print $.Template.BasePath "/b.yaml") . | sha256sum }}'],
    ['executes a literal that does', 'a: {{ tpl `{{ now }}` . }}'],
    ['executes values that do', 'a: {{ tpl .Values.a . }}', ['{{ include "chart.password" . }}']],
    ['reads values that a random one sets', 'a: {{ .Values.a }}', [], { 'templates/b.yaml': setsRandom }],
    ['executes a file that does', 'a: {{ tpl (.Files.Get "a.txt") . }}', [], { 'a.txt': '{{ now }}' }],
  ] as const)('%s', (_, text, values: readonly string[] = [], files: Record<string, string> = {}) => {
    expect(mayVary(text, values, files)).toBe(true)
  })
})

describe('a template may not vary that', () => {
  it.each([
    ['calls none', 'a: {{ include "chart.labels" . }}'],
    ['names one in a comment, a text or a field', '{{/* now */}}{{ "now" }}{{ .Values.now }}{{ $.date }}now'],
    ['executes values that call none', 'a: {{ tpl .Values.a . }}', ['{{ .Release.Name }}']],
    ['has no action', 'a: now'],
    ['reads values that another one sets', 'a: {{ .Values.a }}', [], { 'templates/b.yaml': setsName }],
  ] as const)('%s', (_, text, values: readonly string[] = [], files: Record<string, string> = {}) => {
    expect(mayVary(text, values, files)).toBe(false)
  })

  it('has the name of no file', () => {
    const chart = chartOf({ 'templates/a.yaml': 'a: 1' })
    const names = ['chart/templates/a.yaml', 'chart/charts/alias/templates/a.yaml']
    expect(randomTemplates(names, chart, contentsOf(chart)!, [])).toEqual(names.slice(1))
  })
})

it.each([
  ['{{ now }}', true],
  ['{{ tpl "{{ now }}" . }}', true],
  ['{{- genCA "a" 365 -}}', true],
  ['{{/* generated now */}}{{ printf "generated %s" .Values.date }} now', false],
])('a text calls a random function: %s', (text, isRandom) => {
  expect(callsRandomFunction(text)).toBe(isRandom)
})
