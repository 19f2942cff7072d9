import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../../src/core/tree.ts'
import { chart, report, type Files } from '../scene.ts'
import { application, options, root, route, web } from './nested-scene.ts'

/** The edits of the fix of a timeout, and the fields that it changes besides; `null` without a fix. */
async function timeoutFix(files: Files): Promise<readonly string[] | null> {
  const { findings } = await report(memoryTree({ ...web, ...files }), null, { options })
  const { fix } = findings.find(({ rule }) => rule === 'routing/timeout-covers-retries')!
  if (!fix) return null
  return [
    ...fix.edits.map(({ file, line, text }) => `${file}:${line} ${text}`),
    ...fix.also.map(
      ({ object, before, after }) => `${object.kind} ${object.name} ${String(before)} ${String(after)}`,
    ),
  ]
}

const parameter = ['parameters:', '  - { name: timeout, value: "{{ .Values.timeout }}" }']

describe('a fix in what an Application renders that a chart renders', () => {
  it('is made in the values of that chart', async () => {
    expect(await timeoutFix(root('timeout: 2s\n', ...parameter))).toEqual([
      'root/values.yaml:1 20s',
      'Application web 2s 20s',
    ])
  })

  it('is made in the values of the release that renders the outermost chart', async () => {
    const files = {
      ...root('timeout: 60s\n', 'valuesObject: { timeout: {{ .Values.timeout }} }'),
      ...chart('top', application('root', 'valuesObject: { timeout: {{ .Values.short }} }'), {
        'values.yaml': 'short: 60s\n',
      }),
      'apps/top.yaml': application('top', 'valuesObject:', '  short: 2s'),
    }
    expect(await timeoutFix(files)).toEqual([
      'apps/top.yaml:11 20s',
      'Application top 2s 20s',
      'Application root 2s 20s',
      'Application web 2s 20s',
    ])
  })

  it('is not made where the value also breaks what another Application renders', async () => {
    const both = `${application('web', ...parameter)}---
${application('web', 'releaseName: slow', 'parameters:', '  - { name: timeout, value: 60s }', '  - { name: perTry, value: "{{ .Values.timeout }}" }').replace('name: web', 'name: slow')}`
    const files = {
      ...chart('root', both, { 'values.yaml': 'timeout: 2s\n' }),
      ...chart('web', route.replace('5s', '{{ .Values.perTry }}'), {
        'values.yaml': 'timeout: 60s\nperTry: 5s\n',
      }),
    }
    expect(await timeoutFix(files)).toBeNull()
  })
})
