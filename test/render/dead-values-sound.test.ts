import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createValuesUse } from '../../src/render/unused-values/values-use.ts'
import { demo, newEngine, requestFor } from './engine.ts'

const engine = newEngine()

/** How templates use a map of the values; `keys` are those that are read by name. */
const readTemplates = {
  direct: (map: string, keys: readonly string[]) =>
    keys.map((key) => `{{ .Values.${map}.${key} }}`).join(' '),
  with: (map: string, keys: readonly string[]) =>
    `{{ with .Values.${map} }}${keys.map((key) => `{{ .${key} }}`).join(' ')}{{ end }}`,
  index: (map: string, keys: readonly string[]) =>
    keys.map((key) => `{{ index .Values "${map}" "${key}" }}`).join(' '),
  helper: (map: string) => `{{ include "${map}.all" (dict "settings" .Values.${map}) }}`,
  variable: (map: string, keys: readonly string[]) =>
    `{{ $all := .Values }}${keys.map((key) => `{{ $all.${map}.${key} }}`).join(' ')}`,
  range: (map: string) => `{{ range $key, $value := .Values.${map} }}{{ $key }}={{ $value }}{{ end }}`,
  values: (map: string) => `{{ range .Values.${map} }}{{ . }} {{ end }}`,
  yaml: (map: string) => `{{ toYaml .Values.${map} }}`,
  rest: (map: string, keys: readonly string[]) =>
    `{{ with .Values.${map} }}{{ $rest := omit . "none" }}{{ toJson $rest }}{{ end }} ${keys.map((key) => `{{ .Values.${map}.${key} }}`).join(' ')}`,
  partial: (map: string) => `{{ include "printed" (list .Values.${map} $) }}`,
} satisfies Record<string, (map: string, keys: readonly string[]) => string>

/** The helper of a map. */
const helper = (map: string, keys: readonly string[]) =>
  `{{ define "${map}.all" }}${keys.map((key) => `{{ .settings.${key} }}`).join(' ')}{{ end }}`

/** Those that take a map as a whole: all its keys are read. */
const wholeMapReads: readonly (keyof typeof readTemplates)[] = ['range', 'values', 'yaml', 'rest', 'partial']

const gates = {
  open: (text: string) => text,
  switch: (text: string) => `{{ if .Values.switch }}${text}{{ end }}`,
  mode: (text: string) => `{{ if eq .Values.mode "other" }}${text}{{ end }}`,
  otherPosition: (text: string) => `{{ if .Values.active }}{{ else }}${text}{{ end }}`,
  emptyList: (text: string) => `{{ range .Values.nobody }}{{ with $ }}${text}{{ end }}{{ end }}`,
} satisfies Record<string, (text: string) => string>

const names = ['name', 'host', 'level', 'levels', 'size'] as const
const value = fc.constantFrom('text', '7', 'true', 'false', 'a.example.org', '[]', '"10s"')

const map = fc.record({
  way: fc.constantFrom(...(Object.keys(readTemplates) as (keyof typeof readTemplates)[])),
  gate: fc.constantFrom(...(Object.keys(gates) as (keyof typeof gates)[])),
  keys: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), value, isRead: fc.boolean() }), {
    selector: ({ name }) => name,
    minLength: 1,
  }),
})

test('whatever is read in some way is not dead, and a word that is nowhere is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(map, { minLength: 1, maxLength: 4 }), async (maps) => {
      const read = maps.map(({ keys }) => keys.filter(({ isRead }) => isRead).map(({ name }) => name))
      const texts = maps.map(({ way: usage, gate }, index) =>
        [
          `{{ .Values.map${index}.${names[0]} }}`,
          gates[gate](readTemplates[usage](`map${index}`, read[index]!)),
        ].join(' '),
      )
      const helpers = maps.flatMap(({ way: usage }, index) =>
        usage === 'helper' ? helper(`map${index}`, read[index]!) : [],
      )
      const entries = maps.map(
        ({ keys }, index) =>
          `map${index}:\n${keys.map(({ name, value: text }) => `  ${name}: ${text}\n`).join('')}`,
      )
      const files = {
        'templates/a.txt': [
          '{{ .Values.switch }} {{ .Values.mode }} {{ .Values.active }} {{ .Values.nobody }}',
          ...texts,
        ].join('\n'),
        'templates/_all.tpl': [...helpers, '{{ define "printed" }}{{ toYaml (first .) }}{{ end }}'].join(
          '\n',
        ),
        'values.yaml': `switch: false\nactive: true\nnobody: []\nmode: one\n${entries.join('')}nowhere: 1\n`,
      }
      const request = requestFor()
      const unused = await createValuesUse(engine, chartLoader(demo(files)), request).dead()
      const dead = unused.map(({ path }) => path.join('.'))
      const unread = maps.flatMap(({ way: usage, keys }, index) =>
        wholeMapReads.includes(usage)
          ? []
          : [
              ...(keys.some(({ isRead }) => isRead) ? [] : [`map${index}`]),
              ...keys.filter(({ isRead }) => !isRead).map(({ name }) => `map${index}.${name}`),
            ],
      )
      expect(dead.filter((path) => path !== 'nowhere' && !unread.includes(path))).toEqual([])
      expect(dead).toContain('nowhere')
    }),
    { numRuns: 60 },
  )
})
