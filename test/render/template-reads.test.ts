import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readsIn } from '../../src/render/unused-values/template-reads.ts'

/** What a text reads: `.Values.a.b` as `=a.b`, a name of any map as `a.b`. */
function reads(text: string): string[] {
  return readsIn(text).map(({ names, isOfValues }) => `${isOfValues ? '=' : ''}${names.join('.')}`)
}

describe('what a template reads', () => {
  it.each([
    ['{{ .Values.a.b }}', ['=a.b']],
    ['{{- $.Values.a -}}', ['=a']],
    ['{{ $root.Values.a }}{{ (index . 0).Values.b }}', ['=a', '=b']],
    ['{{ .root.Values.jwt.issuer }}', ['=jwt.issuer']],
    ['{{ .Subcharts.web.Values.a }}', ['a']],
    ['{{ range $key, $entry := .Values.hosts }}{{ $entry.name }}{{ end }}', ['=hosts', 'name']],
    ['{{ with .Values }}{{ .a.b | quote }}{{ end }}', ['=', 'a.b']],
    ['{{ (index .Values "my-key").deep }}', ['=', 'my-key', 'my', 'key', 'deep']],
    ['{{ get $map `raw` }}', ['raw']],
    ['{{ fail "set the host of a.b" }}', ['set the host of a.b']],
    ['{{ .Release.Name }}{{ .Chart.Version }}{{ $.Capabilities.KubeVersion }}', []],
    ['a: .Values.a "b"', []],
    ['{{/* .Values.a */}}{{- /* "b" */ -}}c', []],
    ['{{ printf "}} {{ .a" }}{{ .b }}', ['}} {{ .a', 'b']],
    ['{{ .Values.a', ['=a']],
    ['{{ .Werte.größe }}', ['Werte.größe']],
    ['{{/* {{ .Values.a', []],
  ])('%s', (text, names) => {
    expect(reads(text)).toEqual(names)
  })

  test('offsets are those of the chain, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (surrounding) => {
        const prefix = surrounding.replaceAll('{', '')
        const [read] = readsIn(`${prefix}{{ .Values.a.b }}${surrounding}`)
        expect(`${prefix}{{ .Values.a.b }}`.slice(read?.start, read?.end)).toBe('.Values.a.b')
      }),
    )
  })

  test('any text is read to its end', () => {
    const fragment = fc.constantFrom(
      '{{',
      '}}',
      '"',
      '`',
      '/*',
      '*/',
      '.a',
      '$',
      '.Values',
      ' ',
      '\\',
      ')',
      'x',
    )
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 60 }), (texts) => {
        const text = texts.join('')
        for (const { start, end, names } of readsIn(text)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(names.every((name) => text.includes(name))).toBe(true)
        }
      }),
    )
  })
})
