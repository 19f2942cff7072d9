import { expect, test } from 'vitest'
import type { CauseKind, CausePart } from '../../src/core/cause.ts'
import { newEngine } from '../render/engine.ts'
import { caseOf } from './case.ts'
import { judge } from './judgement.ts'
import { fieldNamed } from './labels.ts'
import { truthOf } from './oracle.ts'
import { sourcesOf } from './sources.ts'

const testCase = caseOf('judged', {
  files: {
    'values.yaml': 'host: example.com\nname: api\nunused: 5s\nspare: ""\nport: 80\n',
    'templates/map.yaml': `
apiVersion: v1
kind: ConfigMap
metadata: {name: judged}
data:
  host: {{ .Values.host }}
  both: {{ .Values.name }}.{{ .Values.host }}
  spare: {{ .Values.spare | default "none" }}
  port: "{{ if ne (int .Values.port) 80 }}{{ index (list) 1 }}{{ end }}80"
`,
  },
})

const truth = await truthOf(newEngine(), testCase)

/** The kinds of what is wrong with an answer. */
function wrongWith(name: string, cause: CauseKind, message: string | null): string[] {
  const primary = message === null ? null : partAt(message)
  const { wrong } = judge(fieldNamed(truth.fields, `ConfigMap/judged data.${name}`), truth, {
    kind: cause,
    primary,
    related: [],
  })
  return wrong.map(({ kind }) => kind)
}

function partAt(place: string): CausePart {
  const { file, text } = sourcesOf(testCase)[0]!
  const start = text.indexOf(place)
  return { file, text, start, end: start + place.length, role: 'cause' }
}

test('the right answer is right', () => {
  expect(wrongWith('host', 'exact', 'example.com')).toEqual([])
  expect(wrongWith('host', 'probable', 'example.com')).toEqual([])
  expect(wrongWith('spare', 'template', null)).toEqual([])
})

test('another line, or none, is wrong', () => {
  expect(wrongWith('host', 'probable', '5s')).toEqual(['primary', 'cause'])
  expect(wrongWith('host', 'template', null)).toEqual(['primary'])
})

test('an exact cause that another leaf shares, or that moves nothing, is wrong', () => {
  expect(wrongWith('both', 'exact', 'example.com')).toContain('exact')
  expect(wrongWith('host', 'exact', '5s')).toContain('exact')
})

test('a cause where there is none is wrong, and so is an empty override', () => {
  expect(wrongWith('spare', 'probable', '5s')).toEqual(['cause'])
  expect(wrongWith('spare', 'probable', '""')).toEqual(['cause'])
})

test('a leaf of which nobody knows what it does refutes nothing', () => {
  expect(truth.blind.map(({ text }) => text)).toEqual(['80'])
  expect(wrongWith('port', 'exact', '80')).toEqual([])
})
