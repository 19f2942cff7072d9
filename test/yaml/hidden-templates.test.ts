import { expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { toData } from '../../src/yaml/data.ts'
import { placedRoot } from '../../src/yaml/embedded.ts'
import { hiddenTemplates, shownTemplates } from '../../src/yaml/hidden-templates.ts'
import { readerOf } from '../../src/yaml/reader.ts'

/** The YAML in a block scalar with some lines, and the text where a value of it is written. */
function read(...lines: readonly string[]): { readonly data: unknown; readonly written: string } {
  const text = `values: |\n${lines.map((line) => `  ${line}\n`).join('')}`
  const root = placedRoot(readerOf(memoryTree({ 'set.yaml': text })), {
    ...{ file: 'set.yaml', document: 0, path: ['values'] },
  })
  const host = root?.kind === 'map' ? root.entries.get('host')?.value : undefined
  return { data: root && toData(root), written: host ? text.slice(host.start, host.end) : '' }
}

it('reads templates as characters of scalars and keys', () => {
  expect(read('host: {{ .host }}', '{{ .key }}: "a {{ index .a "b: c" }}"', 'm: 1 # {{')).toEqual({
    data: { host: '{{ .host }}', '{{ .key }}': 'a {{ index .a "b: c" }}', m: 1 },
    written: '{{ .host }}',
  })
})

it('reads lines of templates alone as comments', () => {
  expect(read('{{- if .a }}', 'host: {{ .a }}-{{ .b }}', '  {{- end }} {{ end }}').data).toEqual({
    host: '{{ .a }}-{{ .b }}',
  })
})

it('reads nothing where two branches write one key', () => {
  expect(read('{{ if .a }}', 'host: a', '{{ else }}', 'host: b', '{{ end }}').data).toBeNull()
})

it.each(['{{ a }}', '#{{a}}', '  {{- a -}} \n# {{{ b }}', 'é {{ "é" }}'])('gives %j back', (text) => {
  expect(shownTemplates(hiddenTemplates(text))).toBe(text)
  expect(hiddenTemplates(text)).toHaveLength(text.length)
})
