import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { templateNodes } from '../../src/render/unused-values/template-syntax.ts'
import { wholeUsesOf } from '../../src/render/unused-values/values-flow.ts'

/** The maps that a template uses without naming their keys: `a.b` printed, `a.b?` by all keys, `a.b[]` by a computed one. */
function usesOf(text: string): string[] {
  const nodes = templateNodes(text)
  const defines = nodes.filter(({ keyword }) => keyword === 'define')
  const bodies = new Map(defines.map(({ name, body }) => [name, [body]]))
  const { printed, ranged, indexed } = wholeUsesOf([nodes], bodies)
  const shown = (path: string): string => path.replaceAll('\0', '.')
  return [
    ...[...printed].map(shown),
    ...[...ranged].map((path) => `${shown(path)}?`),
    ...[...indexed].map((path) => `${shown(path)}[]`),
  ]
}

describe('what a template uses of the values without naming it', () => {
  it('is all where a variable may be ever more values', () => {
    const template = (count: number): string =>
      Array.from({ length: count }, (_, index) => `{{ $all = merge $all .Values.a${index} }}`).join('')
    expect(usesOf(`{{ $all := dict }}${template(100)}`)).toEqual([])
    expect(usesOf(`{{ $all := dict }}${template(1500)}`)).toEqual([''])
  })

  it.each([
    ['{{ toYaml .Values.a }}', ['a']],
    ['{{ .Values.a.b | toPrettyJson | indent 2 }}', ['a.b']],
    ['{{ if .Values.a }}{{ else }}{{ pick $.Values.b "x" | toJson }}{{ end }}', ['b']],
    ['{{ if .Values.a }}{{ else if .Values.b }}{{ else }}{{ toYaml .Values.c }}{{ end }}', ['c']],
    ['{{ with .Values.a }}{{ toYaml . }}{{ .b }}{{ end }}', ['a', 'a.b']],
    ['{{ with .Values.a }}{{ else }}{{ .Values.b }}{{ end }}', ['b']],
    ['{{ range .Values.a }}{{ toYaml .b }}{{ toYaml $.Values.c }}{{ end }}', ['a.*.b', 'c', 'a?']],
    ['{{ range $key, $entry := .Values.a }}{{ $entry.b }}{{ end }}', ['a.*.b', 'a?']],
    ['{{ $all := .Values }}{{ $all.a | quote }}', ['a']],
    ['{{ $map := dict "x" .Values.a "y" .Values.b }}{{ toYaml $map.y }}', ['b']],
    ['{{ index .Values "a" "b" }}{{ index .Values.c $.Release.Name }}', ['a.b', 'c.*', 'c[]']],
    ['{{ (.Values.a).b }}{{ (default dict .Values.c).d }}', ['a.b', 'c.d']],
    ['{{ tpl (toYaml .Values.a) $ }}{{ toYaml . }}', ['a', '']],
    ['{{ if and .Values.a (hasKey .Values.b "c") (eq (len .Values.d) 1) }}{{ end }}', []],
    [
      '{{ define "x" }}{{ toYaml .one.y }}{{ end }}{{ include "x" (dict "one" .Values.a "two" .Values.b) }}',
      ['a.y'],
    ],
    ['{{ define "x" }}{{ .Values.a }}{{ end }}{{ template "x" . }}{{ include "x" $ }}', ['a']],
    ['{{ define "x" }}{{ include "x" .a }}{{ end }}{{ include "x" .Values }}', []],
    ['{{ include "elsewhere" .Values.a }}{{ include "elsewhere" . }}', ['a']],
    ['{{ define "x" }}{{ toYaml . }}{{ end }}{{ include (printf "%s" "x") .Values.a }}', ['a']],
    [
      '{{ define "x" }}{{ toYaml . }}{{ .Values.a }}{{ end }}{{ include (print .Template.BasePath "/x.yaml") . }}',
      ['a'],
    ],
    ['{{ $x := merge dict .Values.a .Values.b }}{{ range $key, $_ := $x }}{{ end }}', ['a?', 'b?']],
    ['{{/* toYaml .Values.a */}}{{- /* }} */ -}}{{ "toYaml .Values.b }}" }}', []],
    ['{{ .Values.a', ['a']],
    ['{{ if .Values.a }}{{ toYaml .Values.b }}', ['b']],
    ['{{ end }}{{ else }}{{ end }}{{ .Values.a }})', ['a']],
  ])('%s', (text, uses) => {
    expect(usesOf(text)).toEqual(uses)
  })

  it.each([
    ['blocks', '{{ if .Values.a }}'.repeat(50_000)],
    ['parentheses', `{{ ${'('.repeat(50_000)} .Values.a }}`],
    ['calls', '{{ define "x" }}{{ include "x" (dict "one" . "two" .) }}{{ end }}{{ include "x" .Values.a }}'],
    ['assignments', `{{ $x := .Values.a }}${'{{ $x = list $x $x }}'.repeat(60)}`],
  ])('%s may be nested ever deeper', (_, text) => {
    expect(usesOf(`${text}{{ toYaml $.Values.last }}`)).toContain('last')
  })

  test('any text is followed to its end', () => {
    const fragment = fc.constantFrom(
      ...['{{ if .Values.a }}', '{{ else }}', '{{ else with .b }}', '{{ end }}', '{{ range $k, $v := . }}'],
      ...[
        '{{ define "x" }}',
        '{{ include "x" (list . $) }}',
        '{{ (',
        ') }}',
        '{{ $v | first }}',
        '}}',
        '"',
        '{{',
      ],
    )
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 14 }), (fragments) => {
        expect(usesOf(`${fragments.join('')}{{/**/}}`)).toBeInstanceOf(Array)
      }),
    )
  })
})
