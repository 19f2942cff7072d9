import fc from 'fast-check'
import { caseOf, type Case } from '../case.ts'

/**
 * Charts that nobody thought up: a dozen of the usual ways from values to a field each, drawn with a fixed seed. What
 * the values say comes from a short list, so that many of them collide.
 */
export function randomCases(): Case[] {
  const charts = fc.array(waysArbitrary(), { minLength: 8, maxLength: 14 })
  const drawn = fc.sample(charts, { seed: 20_261_124, numRuns: 10 })
  return drawn.map((variants, index) => chartOf(`random ${index + 1}`, variants))
}

/** A use of values in fields: what it adds to each text. `@` is replaced by its number. */
interface Way {
  readonly values: string
  readonly data: string
  readonly prod?: string
  readonly set?: string
}

function chartOf(name: string, variants: readonly Way[]): Case {
  const numbered = (text: string | undefined, index: number) => (text ?? '').replaceAll('@', String(index))
  const joined = (pick: (feature: Way) => string | undefined, from: readonly Way[] = variants) =>
    from.map((feature) => numbered(pick(feature), variants.indexOf(feature))).join('')
  const half = variants.length >> 1
  const flags = variants.flatMap((feature, index) => (feature.set ? [numbered(feature.set, index)] : []))
  return caseOf(name, {
    files: {
      'values.yaml': joined(({ values }) => values),
      'templates/_partial.tpl': '{{ define "partial" }}{{ .front }}/{{ .back }}{{ end }}',
      'templates/one.yaml': configMap('one', joined(({ data }) => data, variants.slice(0, half))),
      'templates/two.yaml': configMap('two', joined(({ data }) => data, variants.slice(half))),
    },
    given: { 'prod.yaml': `from: prod\n${joined(({ prod }) => prod)}` },
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
    ...variants.map((feature) => fc.tuple(text, text, word, word, number, flag).map((drawn) => feature(...drawn))),
  )
}

type WayOf = (text: string, second: string, word: string, third: string, number: string, flag: string) => Way

const variants: readonly WayOf[] = [
  (text) => ({ values: `k@: ${text}\n`, data: '  f@: {{ .Values.k@ | quote }}\n' }),
  (text, second) => ({
    values: `k@:\n  x: ${text}\n  w: {z: ${second}}\n`,
    data: '  f@x: {{ .Values.k@.x | quote }}\n  f@w: {{ .Values.k@.w.z | quote }}\n',
  }),
  (text, second) => ({
    values: `k@: ${text}\n`,
    prod: `k@: ${second}\n`,
    data: '  f@: {{ .Values.k@ | quote }}\n',
  }),
  (text, _, word) => ({ values: `k@: ${text}\n`, set: `k@=${word}`, data: '  f@: {{ .Values.k@ }}\n' }),
  (text, _, word) => ({ values: `k@: ${text}\n`, data: `  f@: {{ .Values.k@ | default "${word}" | quote }}\n` }),
  (_, __, word, third) => ({
    values: `k@: ${word}\nl@: ${third}\n`,
    data: '  f@: {{ printf "%s.%s" .Values.k@ .Values.l@ | quote }}\n',
  }),
  (_, __, word, third, ___, flag) => ({
    values: `k@: ${flag}\n`,
    data: `  f@: {{ .Values.k@ | ternary "${word}" "else-${third}" }}\n`,
  }),
  (text, second) => ({
    values: `k@: {a: ${text}, b: ${second}}\n`,
    data: '{{ range $name, $value := .Values.k@ }}  f@-{{ $name }}: {{ $value | quote }}\n{{ end }}',
  }),
  (_, __, word, third) => ({
    values: `k@:\n  - ${word}\n  - ${third}\n`,
    data: '  f@: {{ join "," .Values.k@ | quote }}\n  f@first: {{ first .Values.k@ | quote }}\n',
  }),
  (text, second) => ({
    values: `k@: {x: ${text}, w: ${second}}\nl@: {x: ${second}}\n`,
    data: '{{ with merge (deepCopy .Values.l@) .Values.k@ }}  f@x: {{ .x | quote }}\n  f@w: {{ .w | quote }}\n{{ end }}',
  }),
  (_, __, word, third) => ({
    values: `k@: ${word}\nl@: "{{ .Values.k@ }}-${third}"\n`,
    data: '  f@: {{ tpl .Values.l@ . | quote }}\n',
  }),
  (text, _, word) => ({
    values: `k@: ${text}\nl@: ${word}\n`,
    data: '  f@: {{ include "partial" (dict "front" .Values.k@ "back" .Values.l@) | quote }}\n',
  }),
  (text, second) => ({
    values: `k@: {x: ${text}, w: ${second}}\n`,
    data: '  f@: {{ toJson .Values.k@ | sha256sum }}\n',
  }),
  (_, __, ___, ____, number) => ({ values: `k@: ${number}\n`, data: '  f@: {{ add .Values.k@ 40 | quote }}\n' }),
  (text, second) => ({
    values: `k@: ${text}\nl@: ${second}\n`,
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
  (text, second) => ({
    values: `k@:\n  x: ${text}\n  deep: {w: ${second}, z: [1, 2]}\n`,
    data: '  f@: {{ toYaml .Values.k@ | quote }}\n',
  }),
]
