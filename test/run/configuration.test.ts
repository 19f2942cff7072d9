import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { tgz } from '../render/archive.ts'
import { outline, report, shortTimeout } from './scene.ts'

const values = { 'a.yaml': shortTimeout() }
const rule = 'routing/timeout-covers-retries'
const judged = (severity: string) => ({
  ...values,
  '.meshgate.yaml': `rules:\n  ${rule}: ${severity}\n  gitops/not-rendered: off\n`,
})

describe('the configuration', () => {
  it.each(['error', 'warning', 'info'])('gives a rule the severity %s', async (severity) => {
    expect(outline((await report(judged(severity))).findings)).toEqual([`new ${severity} a.yaml:4 ${rule}`])
  })

  it('switches a rule off', async () => {
    expect((await report(judged('off'))).findings).toEqual([])
  })

  it('of head decides about base, too: what it switches off is not fixed, what it switches on is not new', async () => {
    const weakens = (severity: string) => `new ${severity} .meshgate.yaml:2 meshgate/config-weakens`
    expect(outline((await report(judged('off'), judged('error'))).findings)).toEqual([weakens('error')])
    expect(outline((await report(judged('error'), judged('off'))).findings)).toEqual([
      `existing error a.yaml:4 ${rule}`,
    ])
    expect(outline((await report(judged('warning'), judged('error'))).findings)).toEqual([
      weakens('error'),
      `existing warning a.yaml:4 ${rule}`,
    ])
  })

  it('of head hides what a file in a packed chart makes wrong, too', async () => {
    const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: pay}
spec:
  hosts: [pay.example.com]
  http:
    - route: [{destination: {host: pay.example.com}}]
      timeout: 2s
      retries: {attempts: 3, perTryTimeout: 2s}
`
    const sub = tgz({
      'sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 1.0.0\n',
      'sub/templates/route.yaml': route,
    })
    const umbrella = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' }
    const head = memoryTree({ ...umbrella, ...judged('off'), 'web/charts/sub-1.0.0.tgz': sub })
    const { findings } = await report(head, { ...umbrella, ...judged('error') })
    const [weakening] = findings.filter(({ code }) => code === 'hides-new')
    expect(weakening?.related.map(({ at }) => at.file)).toContain(
      'web/charts/sub-1.0.0.tgz!templates/route.yaml',
    )
  })

  it('of head may not loosen a preset either: each side has its own', async () => {
    const extending = { ...values, '.meshgate.yaml': 'extends: team/base.yaml\n' }
    const preset = (severity: string) => ({ 'team/base.yaml': judged(severity)['.meshgate.yaml'] })
    const { findings, checkChanges } = await report(
      { ...extending, ...preset('off') },
      { ...extending, ...preset('error') },
    )
    expect(outline(findings)).toEqual(['new error team/base.yaml:2 meshgate/config-weakens'])
    expect(checkChanges).toMatchObject([
      { at: { file: 'team/base.yaml', line: 2 }, key: `rules.${rule}`, effect: 'loosens' },
    ])
  })

  it('says nothing changes where a setting moves into a preset', async () => {
    const head = {
      ...values,
      '.meshgate.yaml': 'extends: base.yaml\n',
      'base.yaml': judged('warning')['.meshgate.yaml'],
    }
    const { findings, checkChanges } = await report(head, judged('warning'))
    expect(outline(findings)).toEqual([`existing warning a.yaml:4 ${rule}`])
    expect(checkChanges).toEqual([])
  })

  it('from outside of the repository cannot extend files of it', async () => {
    const text = 'extends: base.yaml\n'
    const options = { configFile: 'config-from' }
    await expect(
      report({ ...values, 'base.yaml': '' }, null, { configSource: { text }, options }),
    ).rejects.toThrow(
      /^config-from:1 a configuration that is not of this repository cannot extend files of it/,
    )
  })

  it('of base says what base looked at: what head looks at besides is not new', async () => {
    const excluded = {
      'b.yaml': shortTimeout('b'),
      '.meshgate.yaml': 'exclude: [b.yaml]\nrules: {gitops/not-rendered: off}\n',
    }
    const { findings } = await report(
      { ...judged('error'), 'b.yaml': shortTimeout('b') },
      { ...values, ...excluded },
    )
    expect(outline(findings)).toEqual([`existing error a.yaml:4 ${rule}`, `existing error b.yaml:4 ${rule}`])
  })

  it("that is wrong stops the run in head, and in base is head's to repair", async () => {
    const wrong = { ...values, '.meshgate.yaml': 'rulse: {}\n' }
    await expect(report(wrong, judged('error'))).rejects.toMatchObject({
      name: 'UsageError',
      message: '.meshgate.yaml:1:1 `rulse` is not a known field; did you mean `rules`?',
      mistakes: [{ at: { file: '.meshgate.yaml', line: 1 } }],
    })
    expect(outline((await report(judged('error'), wrong)).findings)).toEqual([
      `existing error a.yaml:4 ${rule}`,
    ])
  })

  it('is named in its mistakes without tokens: a word for `token` is none', async () => {
    const messageOf = async (token: string): Promise<string> => {
      const wrong = { ...values, '.meshgate.yaml': `invariants:\n  - never: { token: ${token} }\n` }
      return report(wrong, values).then(
        () => '',
        (error: Error) => error.message,
      )
    }
    expect(await messageOf('nobody')).toBe('.meshgate.yaml:2:14 `nobody` is not one of `none`, `any`')
    const token = '9f86d081884c7d659a2feaa0c55ad015'
    expect(await messageOf(token)).toMatch(
      /^\.meshgate\.yaml:2:14 `<masked [0-9a-f]{8}>` is not one of `none`, `any`$/,
    )
  })

  it('that is named stands in head; base may be without it', async () => {
    const head = { ...values, 'gate.yaml': 'rules: {gitops/not-rendered: off}\n' }
    expect(outline((await report(head, values, { options: { configFile: 'gate.yaml' } })).findings)).toEqual([
      `existing error a.yaml:4 ${rule}`,
      'new error gate.yaml:1 meshgate/config-weakens',
    ])
    await expect(report(values, head, { options: { configFile: 'gate.yaml' } })).rejects.toThrow(
      'no configuration `gate.yaml`',
    )
  })
})
