import { afterAll, describe, expect, test } from 'vitest'
import type { Cause } from '../../src/core/cause.ts'
import { createWorkerPool } from '../../src/host/engine/worker-pool.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import type { EngineAnswer } from '../../src/render/engine.ts'
import type { EngineJob } from '../../src/render/engine-job.ts'
import type { HelmEngine } from '../../src/render/helm.ts'
import { createProvenance } from '../../src/render/causes/provenance.ts'
import { module, newEngine } from '../render/engine.ts'
import { caseOf, type Case } from './case.ts'
import { renderedField } from './judgement.ts'
import { fieldNamed } from './labels.ts'
import { baseFields } from './oracle.ts'

const sharedEngine = newEngine()

/** Ends renders that take longer than any of these charts does in peace. */
const pool = createWorkerPool<EngineJob, EngineAnswer>({
  script: new URL('../../src/worker.ts', import.meta.url),
  start: { module },
  size: 1,
  timeout: 2000,
})

afterAll(() => pool.close())

/** Renders that one finding may cost, and all findings in one chart. */
const perFinding = 60
const perChart = 400

/** The cause of each field, and what it cost. */
async function ask(testCase: Case, names: readonly string[], engine: HelmEngine = sharedEngine) {
  const fields = await baseFields(engine, testCase)
  const provenance = createProvenance(engine, chartLoader(testCase.tree), testCase.request)
  const answers: { cause: Cause; renders: number }[] = []
  for (const name of names) {
    const rendersBefore = provenance.renders
    const cause = await provenance.cause(renderedField(fieldNamed(fields, name), fields))
    answers.push({ cause, renders: provenance.renders - rendersBefore })
  }
  return { answers, renders: provenance.renders }
}

const lineOf = ({ primary }: Cause): string | undefined =>
  primary?.text.slice(primary.text.lastIndexOf('\n', primary.start) + 1).split('\n')[0]

describe('3,000 leaves', () => {
  const entries = Array.from({ length: 1000 }, (_, index) => index)
  const testCase = caseOf('3,000 leaves', {
    files: {
      'values.yaml': `entries:\n${entries.map((index) => `  e${index}:\n    fqdn: h${index}.example.com\n    port: ${2000 + index}\n    wait: ${index}s\n`).join('')}`,
      'templates/entries.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: entries
data:
{{- range $name, $entry := .Values.entries }}
  {{ $name }}: "{{ $entry.fqdn }}"
  {{ $name }}-port: "{{ $entry.port }}"
  {{ $name }}-wait: "{{ $entry.wait }}"
{{- end }}
`,
    },
  })

  test('the line is found within the renders that a finding may cost', async () => {
    const names = ['data.e0', 'data.e417-port', 'data.e999-wait', 'data.e5'].map(
      (name) => `ConfigMap/entries ${name}`,
    )
    const { answers, renders } = await ask(testCase, names)
    expect(answers.map(({ cause }) => lineOf(cause)?.trim())).toEqual([
      'fqdn: h0.example.com',
      'port: 2417',
      'wait: 999s',
      'fqdn: h5.example.com',
    ])
    expect(Math.max(...answers.map(({ renders }) => renders))).toBeLessThanOrEqual(perFinding)
    expect(renders).toBeLessThanOrEqual(perChart)
  })
})

describe('many entries that say the same', () => {
  const names = Array.from({ length: 130 }, (_, index) => `e${index}`)
  const testCase = caseOf('equal numbers', {
    files: {
      'values.yaml': `entries:\n${names.map((name) => `  ${name}: { host: h.example.com, wait: 5 }\n`).join('')}`,
      'templates/entries.yaml': `
{{- range $name, $entry := .Values.entries }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ $name }}
data:
  host: {{ $entry.host }}
  wait: "{{ $entry.wait }}s"
{{- end }}
`,
    },
  })

  test('each is found at little cost, though many were given the same other number', async () => {
    const { answers } = await ask(
      testCase,
      [17, 64, 129].map((index) => `ConfigMap/e${index} data.wait`),
    )
    expect(answers.map(({ cause }) => `${cause.kind} ${lineOf(cause)?.trim().split(':')[0]}`)).toEqual([
      'exact e17',
      'exact e64',
      'exact e129',
    ])
    expect(Math.max(...answers.map(({ renders }) => renders))).toBeLessThanOrEqual(8)
  })

  test('where no render is left to compare with, what was confirmed is probable', async () => {
    const fields = await baseFields(sharedEngine, testCase)
    const provenance = createProvenance(sharedEngine, chartLoader(testCase.tree), testCase.request)
    const stubborn = { id: 'check', isOfKey: false, suggestion: null, isStillFound: () => true }
    const asking = names.map(async (name) => {
      const field = fieldNamed(fields, `ConfigMap/${name} data.wait`)
      return { name, cause: await provenance.cause(renderedField(field, fields), stubborn) }
    })
    const answers = await Promise.all(asking)
    const sayings = new Set(
      answers.map(({ name, cause }) => {
        const source = lineOf(cause)?.trim().split(':')[0] === name ? 'own' : lineOf(cause)
        return `${cause.kind} ${source}`
      }),
    )
    expect(provenance.renders).toBe(perChart)
    expect([...sayings].toSorted()).toEqual(['probable own', 'template undefined'])
  })
})

describe('a chart that renders a megabyte', () => {
  const testCase = caseOf('a megabyte', {
    files: {
      'values.yaml': `host: api.example.com\nother: [${'x, '.repeat(300)}x]\n`,
      'templates/large.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: large
data:
  host: {{ .Values.host }}
  others: {{ join "" .Values.other }}
  large: {{ repeat 1000000 "x" }}
`,
    },
  })

  test('is rendered a few times alone, and what that shows is probable', async () => {
    const { answers, renders } = await ask(testCase, [
      'ConfigMap/large data.host',
      'ConfigMap/large data.others',
    ])
    expect(renders).toBeLessThanOrEqual(9)
    expect(lineOf(answers[0]!.cause)).toBe('host: api.example.com')
    expect(answers[1]!.cause.kind).not.toBe('exact')
  })
})

/** A ConfigMap with what the values say, behind a guard. */
const guarded = (guard: string, extraText = '') => `${guard}
apiVersion: v1
kind: ConfigMap
metadata:
  name: guarded
data:
  host: {{ .Values.host }}
  wait: {{ .Values.wait }}
${extraText}`

describe('a chart that fails with every other value', () => {
  const testCase = caseOf('every probe fails', {
    files: {
      'values.yaml': 'host: api.example.com\nwait: 5s\n',
      'templates/guarded.yaml': guarded(
        '{{- if ne (list .Values.host .Values.wait | toJson) `["api.example.com","5s"]` }}{{ index (list) 1 }}{{ end }}',
      ),
    },
  })

  test('is answered, and nothing is claimed that no render showed', async () => {
    const { answers } = await ask(testCase, ['ConfigMap/guarded data.host', 'ConfigMap/guarded data.wait'])
    for (const { cause, renders } of answers) {
      expect(['probable', 'object', 'template']).toContain(cause.kind)
      expect([cause.primary, ...cause.related].filter((causePart) => causePart?.role === 'cause')).toEqual([])
      expect(renders).toBeLessThanOrEqual(perFinding)
    }
  })
})

describe('a chart that reads through a value that is not there when it is altered', () => {
  const testCase = caseOf('nil access', {
    files: {
      'values.yaml': 'host: api.example.com\nwait: 5s\nzone: north\nzones: {north: {code: {id: n1}}}\n',
      'templates/guarded.yaml': guarded('', '  zone: {{ (index .Values.zones .Values.zone).code.id }}\n'),
    },
  })

  test('what fails is never taken for no effect', async () => {
    const { answers } = await ask(testCase, ['ConfigMap/guarded data.zone', 'ConfigMap/guarded data.host'])
    const [zone, host] = answers.map(({ cause }) => cause)
    expect(lineOf(zone!)).toBe('zones: {north: {code: {id: n1}}}')
    expect(zone!.kind).toBe('probable')
    expect(lineOf(host!)).toBe('host: api.example.com')
  })
})

describe('a chart that never ends with another value', () => {
  const turns = '{{ range $l }}{{ range $l }}{{ range $l }}{{ range $l }}{{ end }}{{ end }}{{ end }}{{ end }}'
  const testCase = caseOf('endless', {
    files: {
      'values.yaml': 'count: 3\nhost: api.example.com\nwait: 5s\nsteady: steady\n',
      'templates/_again.tpl':
        '{{ define "again" }}{{ if ne . "steady" }}{{ include "again" . }}{{ end }}{{ end }}',
      'templates/guarded.yaml': guarded(
        `{{- if ne (int .Values.count) 3 }}{{ $l := until 1000 }}${turns}{{ end }}{{ include "again" .Values.steady }}`,
        '  count: {{ .Values.count | quote }}\n  steady: {{ .Values.steady }}\n',
      ),
    },
  })

  test('is answered, and nothing is claimed of the value that no render showed', async () => {
    const names = ['count', 'steady', 'host'].map((name) => `ConfigMap/guarded data.${name}`)
    const { answers, renders } = await ask(testCase, names, pool)
    const [count, steady, host] = answers.map(({ cause }) => cause)
    expect(count!.kind).not.toBe('exact')
    expect(steady!.kind).not.toBe('exact')
    expect(lineOf(host!)).toBe('host: api.example.com')
    expect(renders).toBeLessThanOrEqual(perChart)
  })
})
