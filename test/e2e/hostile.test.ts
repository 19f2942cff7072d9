import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkoutOf, temporaryRepository, type Content, type Repository } from '../host/repository.ts'
import { chart, configMap, outline, shortTimeout } from '../run/scene.ts'
import { check, meshgate } from './cli.ts'

const lines = (text: string): string[] => text.split(/\r\n|\n|\r/)
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`
const misleading = ['a\nb', '::error::forged', '`tick`', '\u202egnp']

/** Releases that nothing is wrong with, and one file with a defect that must be found whatever stands beside it. */
const sound: Readonly<Record<string, Content>> = {
  ...chart('sane', configMap, { 'values.yaml': 'level: low\n' }),
  ...chart('web', configMap),
  ...chart('linked', configMap),
  ...chart('stored', configMap),
  ...chart('nested', configMap),
  'other.yaml': shortTimeout(),
}

const hostile: Readonly<Record<string, Content>> = {
  ...Object.fromEntries(misleading.map((name) => [`web/values-${name}.yaml`, shortTimeout()])),
  'linked/values.yaml': { link: '/etc/passwd' },
  'linked/values-prod.yaml': { link: '../../../../../../etc/passwd' },
  'passwd.yaml': { link: '/etc/passwd' },
  'stored/values-prod.yaml': pointer,
  'stored/values-stage.yaml': 'level: low\n',
  'stored/values-dev.yaml/inner.yaml': 'level: low\n',
  'mesh/gateway.yaml': pointer,
  'far/from/charts/case/Values.yaml': shortTimeout('upper'),
  'far/from/charts/case/values.yaml': shortTimeout('lower'),
}

/** A definition whose pattern takes V8 longer than the world lasts, and an object that it is asked about. */
const endlessPattern = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: { type: object, properties: { spec: { type: string, pattern: '^(a+)+$' } } }
---
apiVersion: example.com/v1
kind: Widget
metadata: { name: shop }
spec: ${'a'.repeat(60)}!
`

describe.skipIf(!existsSync('dist/cli.js'))('a definition with a pattern that never ends', () => {
  it('is asked all the same', () => {
    const repository = temporaryRepository()
    repository.commit({ 'widget.yaml': endlessPattern })
    try {
      const { report } = check(repository.path, '--together')
      expect(outline(report.findings)).toEqual(['new error widget.yaml:18 schema/invalid'])
    } finally {
      repository.remove()
    }
  })
})

describe.skipIf(!existsSync('dist/cli.js'))('a JSON schema that leads back to itself', () => {
  it('is told where it is named, and the rest is checked', () => {
    const repository = temporaryRepository()
    const schema =
      '{"x-kubernetes-group-version-kind": [{"group": "example.com", "version": "v1", "kind": "Widget"}]'
    repository.commit({
      '.meshgate.yaml': 'schemas: [widget.json, size.json]\n',
      'widget.json': `${schema}, "$ref": "#"}\n`,
      'size.json': `${schema.replaceAll('Widget', 'Size')}, "properties": {"spec": {"pattern": "^(a+)+$"}}}\n`,
      'widget.yaml': 'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: shop }\n',
      'size.yaml': `apiVersion: example.com/v1\nkind: Size\nmetadata: { name: shop }\nspec: ${'a'.repeat(60)}!\n`,
    })
    try {
      const { report } = check(repository.path)
      expect(outline(report.findings)).toEqual([
        'new error .meshgate.yaml:1 schema/configured-schema-invalid',
        'new error size.yaml:4 schema/invalid',
      ])
    } finally {
      repository.remove()
    }
  })
})

const onOddNames = process.platform === 'linux' && existsSync('dist/cli.js')

describe.skipIf(!onOddNames)('a repository that is hostile on disk and in Git', () => {
  let repository: Repository
  beforeAll(() => {
    repository = temporaryRepository()
    repository.commit(sound)
    repository.commit(hostile)
    const submodule = `160000,${'1'.repeat(40)},nested/charts/sub`
    mkdirSync(join(repository.path, 'nested/charts/sub'), { recursive: true })
    repository.git('update-index', '--add', '--cacheinfo', submodule)
    repository.git('commit', '--quiet', '--message', 'A submodule')
  })
  afterAll(() => repository.remove())

  it('has one finding for each thing, at its place, and the rest is checked', () => {
    const { report, stdout, exitCode } = check(repository.path, '--base', 'HEAD~1')
    const errors = report.findings.filter(
      ({ severity, at }) => severity === 'error' && at.file !== 'other.yaml',
    )
    expect(
      outline(errors)
        .map((line) => line.replace(/^(new|existing) error /, ''))
        .toSorted(),
    ).toEqual(
      [
        ...misleading.map((name) => `web/values-${name}.yaml:4 routing/timeout-covers-retries`),
        'linked/values.yaml:1 helm/render-failed',
        'stored/values-prod.yaml:1 helm/render-failed',
        'nested/charts/sub:1 helm/render-failed',
        'far/from/charts/case/Values.yaml:4 routing/timeout-covers-retries',
        'far/from/charts/case/values.yaml:4 routing/timeout-covers-retries',
      ].toSorted(),
    )
    expect(outline(report.findings)).toContain('existing error other.yaml:4 routing/timeout-covers-retries')
    expect(report.skipped.map(({ file }) => file).toSorted()).toEqual([
      'linked/values-prod.yaml',
      'mesh/gateway.yaml',
      'passwd.yaml',
      'stored/values-dev.yaml',
    ])
    expect(report.targets.filter(({ status }) => status === 'unchanged').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['sane', 'stored@stage']),
    )
    expect(exitCode).toBe(1)
    expect(stdout + JSON.stringify(report)).not.toContain('root:')
    expect(lines(stdout).filter((line) => line.trimStart().startsWith('::'))).toEqual([])
    expect(stdout).not.toContain('\u202e')
  })
})

describe.skipIf(!existsSync('dist/cli.js'))('a repository of charts that never end', () => {
  it('has a report within the time budget, which says what was not checked', () => {
    const repository = temporaryRepository()
    const endless = `${'{{ range until 1000 }}'.repeat(5)}${'{{ end }}'.repeat(5)}\n`
    const names = Array.from({ length: 8 }, (_, index) => `endless-${index}`)
    repository.commit(
      Object.assign({ 'other.yaml': shortTimeout() }, ...names.map((name) => chart(name, endless))),
    )
    try {
      const { report, exitCode } = check(repository.path, '--time-budget', '8')
      expect(outline(report.findings)).toContain('new error other.yaml:4 routing/timeout-covers-retries')
      expect(report.findings.filter(({ rule }) => rule === 'helm/render-failed')).toEqual([])
      const reason = "not checked: the run's time budget of 8 s was used up"
      for (const id of names)
        expect(report.targets).toContainEqual(expect.objectContaining({ id, status: 'not-rendered', reason }))
      expect(report.summary.complete).toBe(false)
      expect(exitCode).toBe(1)
    } finally {
      repository.remove()
    }
  })
})

describe.skipIf(!existsSync('dist/cli.js'))('a base that cannot be had', () => {
  const open: Repository[] = []
  afterEach(() => open.splice(0).forEach((temporary) => temporary.remove()))

  function shallowClone(): Repository {
    const origin = temporaryRepository()
    const commit = origin.commit(sound)
    const clone = checkoutOf(origin, commit, 1)
    open.push(origin, clone)
    return clone
  }

  it.each([
    [
      'whose remote is gone',
      (clone: Repository) => clone.git('remote', 'set-url', 'origin', 'file:///nowhere'),
    ],
    ['without a remote', (clone: Repository) => clone.git('remote', 'remove', 'origin')],
    ['whose remote has no such branch', () => ''],
  ])('in a clone %s is one sentence, and not a clean run', (_, harm) => {
    const clone = shallowClone()
    harm(clone)
    const { exitCode, stdout, stderr } = meshgate(clone.path, 'check', '--base', 'release')
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^meshgate: .*`release`|^meshgate: there is no remote/)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  it('for lack of its objects is one sentence, too', () => {
    const repository = temporaryRepository()
    open.push(repository)
    repository.commit(sound)
    const oid = repository.git('rev-parse', 'HEAD:other.yaml')
    repository.commit({ 'other.yaml': shortTimeout('pay', '12s') })
    repository.write({ [`.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`]: null })
    const { exitCode, stderr } = meshgate(repository.path, 'check', '--base', 'HEAD~1')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: `meshgate: the object ${oid} is missing in this clone\n`,
    })
  })
})
