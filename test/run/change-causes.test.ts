import { expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { chart, report, type Files } from './scene.ts'

/** A ConfigMap that shows two values, and one that shows the first of them. */
const twoObjects = `apiVersion: v1
kind: ConfigMap
metadata: {name: both, namespace: shop}
data: {level: {{ .Values.level | quote }}, size: {{ .Values.size | quote }}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: one, namespace: shop}
data: {level: {{ .Values.level | quote }}}
`

/** Changes in one line each: `type name: file:line before > after`. */
function causes({ changes }: Pick<Report, 'changes'>): string[] {
  return changes.map(({ type, object, causes: deciding }) => {
    const lines = deciding.map(
      ({ at, side, before, after }) =>
        `${side === 'base' ? 'base ' : ''}${at.file}:${at.line} ${before ?? ''} > ${after ?? ''}`,
    )
    return `${type} ${object.name}: ${lines.join('; ')}`
  })
}

async function causesOf(base: Files, head: Files): Promise<string[]> {
  return causes(await report(head, base))
}

it('the changed line that decides an object is its cause, and not the one beside it', async () => {
  const base = chart('web', twoObjects, {
    'values.yaml': 'level: low\nsize: 1\n',
    'values-prod.yaml': 'size: 2\n',
  })
  const head = { ...base, 'web/values.yaml': 'level: high\nsize: 3\n' }
  expect(await causesOf(base, head)).toEqual([
    'changed both: web/values.yaml:1 level: low > level: high',
    'changed one: web/values.yaml:1 level: low > level: high',
  ])
  const both = { ...head, 'web/values-prod.yaml': 'size: 4\n' }
  expect(await causesOf(base, both)).toEqual([
    'changed both: web/values-prod.yaml:1 size: 2 > size: 4; web/values.yaml:1 level: low > level: high',
    'changed one: web/values.yaml:1 level: low > level: high',
  ])
})

it('equal changes of two environments have the causes of both', async () => {
  const base = chart('web', twoObjects, {
    'values.yaml': 'level: low\nsize: 1\n',
    'envs/dev.yaml': '# dev\nlevel: low\n',
    'envs/prod.yaml': 'level: low\n',
  })
  const head = { ...base, 'web/envs/dev.yaml': '# dev\nlevel: high\n', 'web/envs/prod.yaml': 'level: high\n' }
  expect((await causesOf(base, head))[1]).toBe(
    'changed one: web/envs/dev.yaml:2 level: low > level: high; web/envs/prod.yaml:1 level: low > level: high',
  )
})

it('templates, removed lines and dependencies are causes, too', async () => {
  const base = chart('web', `${twoObjects}# {{ .Values.label }}\n`, {
    'values.yaml': 'level: low\n# why\nsize: 1\nlabel: x\n',
  })
  const head = {
    ...base,
    'web/values.yaml': 'level: low\nlabel: x\n',
    'web/templates/all.yaml': base['web/templates/all.yaml']!.replace('name: one', 'name: two'),
  }
  expect(await causesOf(base, head)).toEqual([
    'changed both: base web/values.yaml:3 size: 1 > ',
    expect.stringMatching(/^added two: web\/templates\/all.yaml:8 metadata: {name: one, .*> .*name: two,/),
    expect.stringMatching(/^removed one: web\/templates\/all.yaml:8 /),
  ])
  const dependency = (version: string, level: string): Files =>
    chart('shop', '# nothing\n', {
      'Chart.yaml': `apiVersion: v2\nname: shop\nversion: ${version}\ndependencies:\n  - name: web\n    version: ${version}\n`,
      'Chart.lock': `digest: ${version}\n`,
      ...Object.fromEntries(
        Object.entries(chart('charts/web', twoObjects, { 'values.yaml': `level: ${level}\nsize: 1\n` })),
      ),
    })
  expect(await causesOf(dependency('1.0.0', 'low'), dependency('1.1.0', 'high'))).toEqual([
    'changed both: shop/Chart.yaml:6 version: 1.0.0 > version: 1.1.0',
    'changed one: shop/Chart.yaml:6 version: 1.0.0 > version: 1.1.0',
  ])
})

it('nothing is said where either of two lines is enough', async () => {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: {name: one, namespace: shop}
data: {on: "{{ or .Values.first .Values.second }}"}
`
  const values = (value: boolean): string => `first: ${value}\nsize: 1\nsecond: ${value}\n`
  const base = chart('web', template, { 'values.yaml': values(false) })
  expect(await causesOf(base, { ...base, 'web/values.yaml': values(true) })).toEqual(['changed one: '])
})

it('what cannot be taken back alone is the cause if nothing else is', async () => {
  const template = (check: string): string => `${check}apiVersion: v1
kind: ConfigMap
metadata: {name: one, namespace: shop}
data: {level: "{{ .Values.level }}"}
`
  const base = chart('web', template(''), { 'values.yaml': 'level: 2\n' })
  const check = '{{ if lt (int .Values.level) 3 }}{{ fail "too low" }}{{ end }}\n'
  const head = { ...base, ...chart('web', template(check), { 'values.yaml': 'level: 5\n' }) }
  expect(await causesOf(base, head)).toEqual(['changed one: web/values.yaml:1 level: 2 > level: 5'])
})

it('a new release has the file that makes it as its cause', async () => {
  const base = chart('web', twoObjects, { 'values.yaml': 'size: 1\n', 'envs/dev.yaml': 'level: low\n' })
  const head = { ...base, 'web/envs/prod.yaml': 'level: high\n' }
  expect(await causesOf(base, head)).toEqual([
    'added both: web/envs/prod.yaml:1  > ',
    'added one: web/envs/prod.yaml:1  > ',
  ])
})

const kustomization = (resources: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: shop\nresources:${resources}\n`
const configMap = (name: string, level: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {level: ${level}}\n`

it('a kustomization is built again, and what it names stands at the line that names it', async () => {
  const base = {
    'shop/kustomization.yaml': kustomization(' [a.yaml, b.yaml]'),
    'shop/a.yaml': configMap('a', 'low'),
    'shop/b.yaml': configMap('b', 'low'),
  }
  const head = {
    'shop/kustomization.yaml': kustomization('\n  - a.yaml\n  - c.yaml'),
    'shop/a.yaml': configMap('a', 'high'),
    'shop/c.yaml': configMap('c', 'low'),
  }
  expect(await causesOf(base, head)).toEqual([
    'changed a: shop/a.yaml:4 data: {level: low} > data: {level: high}',
    'added c: shop/kustomization.yaml:4 resources: [a.yaml, b.yaml] > resources:',
    'removed b: shop/kustomization.yaml:4 resources: [a.yaml, b.yaml] > resources:',
  ])
})

it('objects that are applied as they stand are their own cause', async () => {
  const base = { 'a.yaml': `${configMap('a', 'low')}---\n${configMap('b', 'low')}` }
  const head = {
    'a.yaml': `${configMap('a', 'low')}---\n${configMap('b', 'high')}`,
    'c.yaml': configMap('c', 'low'),
  }
  expect(await causesOf(base, head)).toEqual([
    'changed b: a.yaml:9 data: {level: low} > data: {level: high}',
    'added c: c.yaml:1  > ',
  ])
})

it('secrets in the lines of causes are masked', async () => {
  const template = `apiVersion: v1
kind: Secret
metadata: {name: login, namespace: shop}
stringData: {password: {{ .Values.password }}}
`
  const values = (password: string): string => `password: ${password}\n`
  const base = chart('web', template, { 'values.yaml': values('b7Kq9zWx3mPd') })
  const result = await report({ ...base, 'web/values.yaml': values('t5Rv8nYc2hLs') }, base)
  expect(causes(result)).toHaveLength(1)
  expect(result.changes[0]!.causes[0]).toMatchObject({ at: { line: 1 } })
  expect(JSON.stringify(result)).not.toMatch(/b7Kq9zWx3mPd|t5Rv8nYc2hLs/)
})

it('causes are looked for only if they are asked for', async () => {
  const base = chart('web', twoObjects, { 'values.yaml': 'level: low\nsize: 1\n' })
  const head = { ...base, 'web/values.yaml': 'level: high\nsize: 1\n' }
  expect(causes(await report(head, base, { changeCauses: false }))).toEqual([
    'changed both: ',
    'changed one: ',
  ])
})

it('a difference of thousands of lines is shown by the first lines that differ', async () => {
  const text = (version: string): string => {
    const lines = Array.from({ length: 6000 }, (_, index) => `  k${index}${version}: ${version}\n`)
    return `# version ${version}\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: big, namespace: shop }\ndata:\n${lines.join('')}`
  }
  expect(await causesOf({ 'big.yaml': text('a') }, { 'big.yaml': text('b') })).toEqual([
    'changed big: big.yaml:6 k0a: a > k0b: b',
  ])
})
