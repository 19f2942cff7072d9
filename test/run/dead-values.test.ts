import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/core/report.ts'
import { chartLoader } from '../../src/render/chart-files.ts'
import { createValuesUse } from '../../src/render/unused-values/values-use.ts'
import type { HostServices, ScopeOptions } from '../../src/inspect/types.ts'
import { newEngine } from '../render/engine.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { tgz } from '../render/archive.ts'
import { chart, outline, report, type Files } from './scene.ts'

const engine = newEngine()
const valuesUse: NonNullable<HostServices['valuesUse']> = (tree, target) =>
  createValuesUse(engine, chartLoader(tree), { target })

/** The findings about the use of values. */
async function deadValues(
  head: Files,
  base: Files | null = null,
  options: Partial<ScopeOptions> = {},
): Promise<Finding[]> {
  const { findings } = await report(head, base, { host: { valuesUse }, options })
  return findings.filter(({ rule }) => /^(helm\/(dead|undefined)-value|internal\/.*)$/.test(rule))
}

const configMap = (data: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  ${data}
`
const level = configMap('level: {{ .Values.level | default "info" }}')
const logLevel = configMap('level: {{ .Values.logLevel | default "info" }}')
const web = (template: string, values: string, extraFiles: Files = {}): Files =>
  chart('web', template, { 'values.yaml': values, ...extraFiles })

describe('a key that a change made dead', () => {
  it('is an error where base still reads it', async () => {
    const [dead, ...further] = await deadValues(web(logLevel, 'level: warn\n'), web(level, 'level: warn\n'))
    expect(outline([dead!, ...further])).toEqual(['new error web/values.yaml:1 helm/dead-value'])
    expect(dead?.message).toBe(
      'nothing in the chart reads `level` any more: this change made it dead, base still reads it',
    )
  })

  it('is a warning where base does not have it', async () => {
    const findings = await deadValues(web(level, 'levle: warn\n'), web(level, ''))
    expect(outline(findings)).toEqual(['new warning web/values.yaml:1 helm/dead-value'])
    expect(findings[0]?.message).toBe('nothing in the chart reads `levle`; did you mean `level`?')
    expect(findings[0]?.related).toMatchObject([
      { at: { file: 'web/templates/all.yaml', line: 5 }, note: 'this reads `level`' },
    ])
  })

  it('is a warning where base reads it only under another condition', async () => {
    const gated = `{{ if eq .Values.mode "x" }}${level}{{ end }}`
    const findings = await deadValues(
      web(logLevel, 'mode: y\nlevel: warn\n'),
      web(gated, 'mode: y\nlevel: warn\n'),
    )
    expect(outline(findings)).toContain('new warning web/values.yaml:2 helm/dead-value')
  })

  it('is existing where it was dead before, on whatever line', async () => {
    const base = web(level, 'levle: warn\n')
    const head = web(level, '# A comment.\n\nlevle: error\nlevel: info\n')
    expect(outline(await deadValues(head, base))).toEqual([
      'existing warning web/values.yaml:3 helm/dead-value',
    ])
  })

  it('is fixed once it is gone, but not by a render that fails', async () => {
    const base = web(level, 'levle: warn\n')
    expect(outline(await deadValues(web(level, 'level: warn\n'), base))).toEqual([
      'fixed warning web/values.yaml:1 helm/dead-value',
    ])
    expect(await deadValues(web(`${level}{{ fail "no" }}`, 'levle: warn\n'), base)).toEqual([])
  })
})

const environments = { 'values-dev.yaml': 'level: debug\n', 'values-prod.yaml': 'level: warn\n' }

describe('a file of several releases', () => {
  it('has one finding for all of them', async () => {
    const [dead, ...further] = await deadValues(web(level, 'levle: warn\n', environments))
    expect(further).toEqual([])
    expect(dead).toMatchObject({ at: { file: 'web/values.yaml' }, environments: ['dev', 'prod'] })
  })

  it('has none for what one of them reads', async () => {
    const template = configMap('level: {{ tpl .Values.text . | quote }}')
    const texts = { 'values-dev.yaml': "text: '{{ .Values.levle }}'\n", 'values-prod.yaml': 'text: a\n' }
    expect(await deadValues(web(template, 'levle: warn\n', texts))).toEqual([])
    expect(await deadValues(web(template, 'levle: warn\n', texts), null, { environments: ['prod'] })).toEqual(
      [],
    )
  })

  it('has none for what another chart reads', async () => {
    const shared = {
      ...chart('web', level),
      ...chart('shop', logLevel),
      'common.yaml': 'level: a\nlogLevel: b\nnobody: c\n',
      '.meshgate.yaml': `targets:
  - { chart: web, values: [common.yaml], release: web, environment: prod }
  - { chart: shop, values: [common.yaml], release: shop, environment: prod }
`,
    }
    expect(outline(await deadValues(shared))).toEqual(['new warning common.yaml:3 helm/dead-value'])
  })

  it('has none where another chart refuses other values, so that nothing proves that it reads none', async () => {
    const refusing = '{{ if ne (index .Values (printf "no%s" "body")) "c" }}{{ fail "not c" }}{{ end }}'
    const shared = {
      ...chart('web', level),
      ...chart('shop', refusing),
      'common.yaml': 'level: a\nnobody: c\n',
      '.meshgate.yaml': `targets:
  - { chart: web, values: [common.yaml], release: web, environment: prod }
  - { chart: shop, values: [common.yaml], release: shop, environment: prod }
`,
    }
    expect(outline(await deadValues(shared))).toEqual([])
  })
})

describe('a value that nothing defines', () => {
  it('is found at the template, once for all environments', async () => {
    const template = configMap('level: {{ .Values.level | quote }}\n  zone: {{ .Values.zone | quote }}')
    const [missing, ...further] = await deadValues(web(template, '', environments))
    expect(outline([missing!, ...further])).toEqual([
      'new warning web/templates/all.yaml:6 helm/undefined-value',
    ])
    expect(missing).toMatchObject({ environments: ['dev', 'prod'], at: { column: 12, endColumn: 24 } })
  })

  it('is said with the name that is defined, though others read that, too', async () => {
    const template = configMap('level: {{ .Values.level | quote }}\n  again: {{ .Values.levle | quote }}')
    const [missing] = await deadValues(web(template, 'level: a\n'))
    expect(missing?.message).toBe(
      'nothing defines `.Values.levle`, so that `data.again` of ConfigMap is empty; did you mean `level`?',
    )
  })

  it('is not repeated where a misspelt key is its cause', async () => {
    const template = configMap('zone: {{ .Values.gateway.zone | quote }}')
    expect(outline(await deadValues(web(template, 'gateway: { zoen: a }\n')))).toEqual([
      'new warning web/values.yaml:1 helm/dead-value',
    ])
  })

  it('has its place in the values beside it', async () => {
    const template = configMap('zone: {{ .Values.gateway.zone }}\n  name: {{ .Values.gateway.name }}')
    const [missing] = await deadValues(web(template, '# Where traffic comes in.\ngateway:\n  name: a\n'))
    expect(missing?.message).toBe(
      'nothing defines `.Values.gateway.zone`, so that `data.zone` of ConfigMap is empty',
    )
    expect(missing?.related).toMatchObject([
      { at: { file: 'web/values.yaml', line: 2 }, note: '`zone` belongs into this map' },
    ])
  })
})

it('a password of a packed dependency may be kept by `lookup`, as one of the chart itself', async () => {
  const password = (more: string): string => `{{- $present := ${more} }}
apiVersion: v1
kind: Secret
metadata: { name: web }
stringData: { password: {{ dig "data" "password" (randAlphaNum 8) $present }} }
`
  const codes = async (present: string): Promise<string[]> => {
    const packed = tgz(chart('web', password(present)))
    const files = {
      'top/Chart.yaml':
        'apiVersion: v2\nname: top\nversion: 1.0.0\ndependencies: [{ name: web, version: 1.0.0 }]\n',
      'top/charts/web-1.0.0.tgz': packed,
    }
    const { findings } = await report(memoryTree(files), null, { host: { valuesUse } })
    return findings.flatMap(({ rule, code }) => (rule === 'helm/non-deterministic' ? code : []))
  }
  expect(await codes('lookup "v1" "Secret" "shop" "web"')).toEqual(['kept-by-lookup'])
  expect(await codes('dict')).toEqual(['replaced'])
})
