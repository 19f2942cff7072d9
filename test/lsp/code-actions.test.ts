import { expect, it } from 'vitest'
import type { Edit, Fix } from '../../src/core/report.ts'
import { codeActionsOf } from '../../src/lsp/code-actions.ts'
import { diagnosticsOf } from '../../src/lsp/diagnostics.ts'
import { chart, configMap, report, shortTimeout } from '../run/scene.ts'

const uriOf = (file: string): string => `file:///repository/${file}`
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }

it('a safe fix is preferred, an unsafe one says what else it changes, and a masked edit is written as it is', async () => {
  const made = await report({ 'web/values.yaml': shortTimeout() })
  const finding = made.findings.find(({ rule }) => rule === 'routing/timeout-covers-retries')!
  const edit: Edit = { ...finding.at, text: 'masked', masked: true }
  const fix: Fix = { title: 'set it', edits: [edit], diff: '', verified: true, safety: 'safe', also: [] }
  const also: Fix['also'] = [
    {
      type: 'removed',
      object: { apiVersion: 'v1', kind: 'Service', name: 'web' },
      targets: [],
      environments: [],
    },
  ]
  const actionOf = (each: Fix) => {
    const findings = [{ ...finding, fix: each }]
    const unmaskedEdit = (masked: Edit): Edit => ({ ...masked, text: 'secret' })
    return codeActionsOf(finding.at.file, whole, { report: { ...made, findings }, unmaskedEdit }, uriOf)
  }
  const [safe, unsafe] = [actionOf(fix), actionOf({ ...fix, safety: 'unsafe', also })]
  expect(safe.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([['set it', true]])
  expect(safe[0]!.edit!.changes![uriOf(finding.at.file)]![0]!.newText).toBe('secret')
  expect(unsafe.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['set it (unsafe: decide whether it is meant; it also removes Service web)', false],
  ])
  expect(
    codeActionsOf('other.yaml', whole, { report: made, unmaskedEdit: (unchanged) => unchanged }, uriOf),
  ).toEqual([])
})

it('what is likely is no error, and what is not rendered is said where it is stated', async () => {
  const made = await report({
    ...chart('web', configMap, {
      'Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: far, version: 1.0.0, repository: https://charts.example.com}]\n',
    }),
    'broken.yaml': 'apiVersion: [\n',
  })
  const likely = made.findings.map(
    (finding) => ({ ...finding, severity: 'error', confidence: 'likely' }) as const,
  )
  const byFile = diagnosticsOf({ ...made, findings: likely }, uriOf)
  const all = [...byFile.values()].flat()
  expect(all).toHaveLength(1)
  expect(all.map(({ severity }) => severity)).not.toContain(1)
  expect(
    byFile
      .get('web/Chart.yaml')!
      .map(({ message }) => message)
      .join(),
  ).toContain('is not rendered')
})
