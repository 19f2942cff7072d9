import fc from 'fast-check'
import { caseOf, type Case } from '../case.ts'

/**
 * Charts that nobody thought up: a dozen of the usual ways from values to a field each, drawn with a fixed seed. What
 * the values say comes from a short list, so that many of them collide.
 */
export function randomCases(): Case[] {
  const charts = fc.array(waysArbitrary(), { minLength: 8, maxLength: 14 })
  const drawn = fc.sample(charts, { seed: 20_261_124, numRuns: 10 })
  return drawn.map((ways, index) => chartOf(`random ${index + 1}`, ways))
}

/** A way from values to fields: what each text gets for it. `@` stands for a number that is its own. */
interface Way {
  readonly values: string
  readonly data: string
  readonly prod?: string
  readonly set?: string
}

function chartOf(name: string, ways: readonly Way[]): Case {
  const own = (text: string | undefined, index: number) => (text ?? '').replaceAll('@', String(index))
  const all = (pick: (way: Way) => string | undefined, from: readonly Way[] = ways) =>
    from.map((way) => own(pick(way), ways.indexOf(way))).join('')
  const half = ways.length >> 1
  const flags = ways.flatMap((way, index) => (way.set ? [own(way.set, index)] : []))
  return caseOf(name, {
    files: {
      'values.yaml': all(({ values }) => values),
      'templates/_partial.tpl': '{{ define "partial" }}{{ .front }}/{{ .back }}{{ end }}',
      'templates/one.yaml': configMap('one', all(({ data }) => data, ways.slice(0, half))),
      'templates/two.yaml': configMap('two', all(({ data }) => data, ways.slice(half))),
    },
    given: { 'prod.yaml': `from: prod\n${all(({ prod }) => prod)}` },
    flags: { set: flags },
  })
}

const configMap = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  own: text\n${data}`

function waysArbitrary(): fc.Arbitrary<Way> {
  const text = fc.constantFrom('5s', '10s', 'info', 'a', 'api.example.com', '"*.example.com"', 'DENY', '8080', '3', '""')
  const number = fc.constantFrom('3', '80', '8080', '443')
  const word = fc.constantFrom('info', 'debug', 'api', '5s', 'api.example.com')
  const flag = fc.constantFrom('true', 'false')
  return fc.oneof(
    ...ways.map((way) => fc.tuple(text, text, word, word, number, flag).map((drawn) => way(...drawn))),
  )
}

type WayOf = (text: string, other: string, word: string, more: string, number: string, flag: string) => Way

const ways: readonly WayOf[] = [
  (text) => ({ values: `k@: ${text}\n`, data: '  f@: {{ .Values.k@ | quote }}\n' }),
  (text, other) => ({
    values: `k@:\n  x: ${text}\n  w: {z: ${other}}\n`,
    data: '  f@x: {{ .Values.k@.x | quote }}\n  f@w: {{ .Values.k@.w.z | quote }}\n',
  }),
  (text, other) => ({
    values: `k@: ${text}\n`,
    prod: `k@: ${other}\n`,
    data: '  f@: {{ .Values.k@ | quote }}\n',
  }),
  (text, _, word) => ({ values: `k@: ${text}\n`, set: `k@=${word}`, data: '  f@: {{ .Values.k@ }}\n' }),
  (text, _, word) => ({ values: `k@: ${text}\n`, data: `  f@: {{ .Values.k@ | default "${word}" | quote }}\n` }),
  (_, __, word, more) => ({
    values: `k@: ${word}\nl@: ${more}\n`,
    data: '  f@: {{ printf "%s.%s" .Values.k@ .Values.l@ | quote }}\n',
  }),
  (_, __, word, more, ___, flag) => ({
    values: `k@: ${flag}\n`,
    data: `  f@: {{ .Values.k@ | ternary "${word}" "else-${more}" }}\n`,
  }),
  (text, other) => ({
    values: `k@: {a: ${text}, b: ${other}}\n`,
    data: '{{ range $name, $value := .Values.k@ }}  f@-{{ $name }}: {{ $value | quote }}\n{{ end }}',
  }),
  (_, __, word, more) => ({
    values: `k@:\n  - ${word}\n  - ${more}\n`,
    data: '  f@: {{ join "," .Values.k@ | quote }}\n  f@first: {{ first .Values.k@ | quote }}\n',
  }),
  (text, other) => ({
    values: `k@: {x: ${text}, w: ${other}}\nl@: {x: ${other}}\n`,
    data: '{{ with merge (deepCopy .Values.l@) .Values.k@ }}  f@x: {{ .x | quote }}\n  f@w: {{ .w | quote }}\n{{ end }}',
  }),
  (_, __, word, more) => ({
    values: `k@: ${word}\nl@: "{{ .Values.k@ }}-${more}"\n`,
    data: '  f@: {{ tpl .Values.l@ . | quote }}\n',
  }),
  (text, _, word) => ({
    values: `k@: ${text}\nl@: ${word}\n`,
    data: '  f@: {{ include "partial" (dict "front" .Values.k@ "back" .Values.l@) | quote }}\n',
  }),
  (text, other) => ({
    values: `k@: {x: ${text}, w: ${other}}\n`,
    data: '  f@: {{ toJson .Values.k@ | sha256sum }}\n',
  }),
  (_, __, ___, ____, number) => ({ values: `k@: ${number}\n`, data: '  f@: {{ add .Values.k@ 40 | quote }}\n' }),
  (text, other) => ({
    values: `k@: ${text}\nl@: ${other}\n`,
    data: '  f@: {{ coalesce .Values.k@ .Values.l@ "none" | quote }}\n',
  }),
  (text, _, __, ___, ____, flag) => ({
    values: `k@: ${flag}\nl@: ${text}\n`,
    data: '{{ if .Values.k@ }}  f@: {{ .Values.l@ | quote }}\n{{ end }}',
  }),
  (text, _, word) => ({
    values: `k@: &a@ ${text}\nl@: *a@\n`,
    data: `  f@: {{ .Values.l@ | quote }}\n  f@literal: ${word}\n`,
  }),
  (text) => ({ values: `k@: ${text}\n`, data: '' }),
  (text, other) => ({
    values: `k@:\n  x: ${text}\n  deep: {w: ${other}, z: [1, 2]}\n`,
    data: '  f@: {{ toYaml .Values.k@ | quote }}\n',
  }),
]
