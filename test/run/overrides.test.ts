import { describe, expect, it } from 'vitest'
import { verdict, type Gate } from '../../src/report/verdict.ts'
import { chart, outline, report, shortTimeout, type Files } from './scene.ts'

const rule = 'routing/timeout-covers-retries'

const files = {
  'dev/a.yaml': shortTimeout(),
  'prod/b.yaml': shortTimeout('card'),
}

const configuration = (overrides: string, more = ''): Files => ({
  '.meshgate.yaml': `
targets:
  - { environment: dev, values: [dev/a.yaml] }
  - { environment: prod, values: [prod/b.yaml] }
rules: { gitops/not-rendered: off${more} }
overrides: ${overrides}
`,
})

const outlineWith = async (overrides: string, more = ''): Promise<string[]> =>
  outline((await report({ ...files, ...configuration(overrides, more) })).findings)

const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}

describe('entries of `overrides`', () => {
  it.each([
    ['of some files', `[{ paths: [dev/**], rules: { ${rule}: info } }]`],
    ['of a folder', `[{ paths: [dev], rules: { ${rule}: info } }]`],
    ['of an environment', `[{ environments: [dev], rules: { ${rule}: info } }]`],
    [
      'that say less after one that says more',
      `[{ paths: [dev], rules: { ${rule}: info } }, { paths: [dev], fail-on: never }]`,
    ],
    [
      'of which the last one decides',
      `[{ paths: [dev], rules: { ${rule}: 'off' } }, { paths: [dev], rules: { ${rule}: info } }]`,
    ],
    [
      'with a code, which says more than the rule',
      `[{ paths: [dev], rules: { ${rule}: 'off', ${rule}/shorter-than-budget: info } }]`,
    ],
  ])('%s set the severity there', async (_, overrides) => {
    expect(await outlineWith(overrides)).toEqual([
      `new error prod/b.yaml:4 ${rule}`,
      `new info dev/a.yaml:4 ${rule}`,
    ])
  })

  it('switch a rule off, and one on that is off elsewhere', async () => {
    expect(await outlineWith(`[{ paths: [dev], rules: { ${rule}: 'off' } }]`)).toEqual([
      `new error prod/b.yaml:4 ${rule}`,
    ])
    expect(
      await outlineWith(`[{ environments: [dev], rules: { ${rule}: warning } }]`, `, ${rule}: off`),
    ).toEqual([`new warning dev/a.yaml:4 ${rule}`])
  })

  it('reach a release by its values file, wherever its findings stand', async () => {
    const template =
      'apiVersion: v1\nkind: Service\nmetadata: { name: "{{ .Values.name }}" }\nspec: { ports: [{ port: 80 }], typo: 1 }\n'
    const head = {
      ...chart('web', template, { 'values-dev.yaml': 'name: a\n', 'values-prod.yaml': 'name: b\n' }),
      '.meshgate.yaml':
        "overrides: [{ paths: [web/values-dev.yaml], rules: { schema/unknown-field: 'off' } }]\n",
    }
    const { findings } = await report(head)
    const unknown = findings.filter((finding) => finding.rule === 'schema/unknown-field')
    expect(unknown.map(({ environments }) => environments)).toEqual([['prod']])
  })

  it('say what fails a run', async () => {
    const { findings, ...checked } = await report({
      ...files,
      ...configuration('[{ environments: [dev, prod], fail-on: never }, { paths: [prod], fail-on: error }]'),
    })
    expect(findings.map((finding) => [finding.at.file, finding.gate])).toEqual([
      ['dev/a.yaml', { failOn: 'never' }],
      ['prod/b.yaml', { failOn: 'error' }],
    ])
    const line = (ofRun: Partial<Gate>): string =>
      verdict({ ...checked, findings }, { ...gate, ...ofRun }).line
    expect(line({})).toBe('1 error blocks the merge')
    expect(verdict({ ...checked, findings }, { ...gate, failOn: 'never' }).failed).toBe(false)
  })

  it('leave targets out', async () => {
    const { targets, findings } = await report({
      ...files,
      ...configuration('[{ environments: [dev], exclude: true }]'),
    })
    expect(targets.map(({ path }) => path)).toEqual(['prod/b.yaml'])
    expect(outline(findings)).toEqual([`new error prod/b.yaml:4 ${rule}`])
  })
})

describe('a change of `overrides`', () => {
  const base = { ...files, ...configuration('[]') }
  const weakenings = async (overrides: string, changed: Files = {}): Promise<string[]> => {
    const { findings } = await report({ ...files, ...changed, ...configuration(overrides) }, base)
    return findings.filter((finding) => finding.rule === 'meshgate/config-weakens').map(({ code }) => code)
  }

  it('blocks where it loosens, and names what the change makes wrong with it', async () => {
    expect(await weakenings('[{ environments: [dev], fail-on: never }]')).toEqual(['loosens'])
    expect(
      await weakenings('[{ environments: [dev], fail-on: never }]', { 'dev/a.yaml': shortTimeout('other') }),
    ).toEqual(['hides-new'])
    expect(await weakenings('[{ environments: [prod], fail-on: warning }]')).toEqual([])
  })

  it('that leaves targets out makes them no longer checked, not removed', async () => {
    const head = { ...files, ...configuration('[{ environments: [dev], exclude: true }]') }
    const { noLongerChecked, findings } = await report(head, base)
    expect(noLongerChecked.map(({ path }) => path)).toEqual(['dev/a.yaml'])
    expect(outline(findings)).toContain('new error .meshgate.yaml:6 meshgate/config-weakens')
    expect(findings.filter(({ status }) => status === 'fixed')).toEqual([])
  })
})

it('of head say nothing of environments that only head has where base decides', async () => {
  const base: Files = { ...files, ...configuration('[{ environments: [dev], fail-on: never }]') }
  const head: Files = {
    ...files,
    '.meshgate.yaml': base['.meshgate.yaml']!.replaceAll('environment: dev', 'environment: test').replace(
      '[dev]',
      '[test]',
    ),
  }
  for (const configSource of ['base', 'head'] as const) {
    const { findings } = await report(head, base, { configSource })
    expect(findings.map(({ code }) => code)).not.toContain('no-environment')
  }
})
