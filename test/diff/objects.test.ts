import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffObjects } from '../../src/diff/objects.ts'
import { rendered } from './manifests.ts'

const service = (name: string, timeout: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}}
spec:
  http:
    - timeout: ${timeout}
`

const sides = (release: string, environment: string, before: string, after: string) => {
  const more = { release, environment }
  const id = `${release}/${environment}`
  return [rendered(id, service('pay', before), more), rendered(id, service('pay', after), more)] as const
}

const secret = (value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: s, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"x":"${value}"}'}}\ndata: {token: ${value}, same: c2FtZQ==}\nstringData: {plain: ${value}}\n`

it('says nothing of comments, quotes and the order of keys', () => {
  const base = rendered('t', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: "1", y: two}\n')
  const head = rendered(
    't',
    '# new\nkind: ConfigMap\napiVersion: "v1"\ndata: {y: "two", x: \'1\'}\nmetadata:\n  name: a # a\n',
  )
  expect(diffObjects([base], [head], 'key')).toEqual([])
})

it('takes a kind of `extensions` for the same object in the group that replaced it', () => {
  const deployment = (apiVersion: string, kind = 'Deployment'): ReturnType<typeof rendered> =>
    rendered('t', `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`)
  const typesOf = (...[base, head]: readonly ReturnType<typeof rendered>[]): string[] =>
    diffObjects([base!], [head!], 'key').map(({ type }) => type)
  expect(typesOf(deployment('extensions/v1beta1'), deployment('apps/v1'))).toEqual(['changed'])
  expect(typesOf(deployment('extensions/v1beta1', 'Job'), deployment('apps/v1', 'Job'))).toEqual([
    'added',
    'removed',
  ])
})

it('tells a number from a text that looks like one', () => {
  const base = rendered(
    't',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: 1, flag: "yes"}\n',
  )
  const head = rendered(
    't',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: "1", flag: yes}\n',
  )
  const [change] = diffObjects([base], [head], 'key')
  expect(change?.fields).toEqual([
    { path: 'data.x', before: 1, after: '1' },
    { path: 'data.flag', before: 'yes', after: true },
  ])
  expect(change?.diff).toContain('-  x: 1\n-  flag: "yes"\n+  x: "1"\n+  flag: true\n')
})

it('names the changed field of a changed object', () => {
  const changes = diffObjects(
    [rendered('t', service('pay', '15s'))],
    [rendered('t', service('pay', '9s'))],
    'key',
  )
  expect(changes).toEqual([
    {
      type: 'changed',
      causes: [],
      object: {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        namespace: 'default',
        name: 'pay',
      },
      target: 't',
      environments: [],
      fields: [{ path: 'spec.http[0].timeout', before: '15s', after: '9s' }],
      diff: '@@ -4,4 +4,4 @@ metadata\n   name: pay\n spec:\n   http:\n-    - timeout: 15s\n+    - timeout: 9s\n',
    },
  ])
})

it('pairs objects by target, group, kind, namespace and name; an API version may change', () => {
  const base = rendered('t', `${service('pay', '9s')}---\n${service('old', '9s')}`)
  const head = rendered('t', `${service('new', '9s')}---\n${service('pay', '9s').replace('/v1', '/v1beta1')}`)
  const changes = diffObjects([base], [head], 'key')
  expect(
    changes.map(({ type, object, fields }) => [type, object.name, fields.map(({ path }) => path)]),
  ).toEqual([
    ['added', 'new', ['']],
    ['changed', 'pay', ['apiVersion']],
    ['removed', 'old', ['']],
  ])
})

it('pairs the nth object of a name with the nth', () => {
  const twice = `${service('pay', '1s')}---\n${service('pay', '2s')}`
  const changes = diffObjects(
    [rendered('t', twice)],
    [rendered('t', `${twice}---\n${service('pay', '3s')}`)],
    'key',
  )
  expect(changes.map(({ type }) => type)).toEqual(['added'])
  expect(changes[0]?.diff).toContain('+    - timeout: 3s')
})

it('takes all objects of a target that is gone as removed, and of a new one as added', () => {
  const old = rendered('old', `${service('a', '1s')}---\n${service('b', '1s')}`)
  const changes = diffObjects([old], [rendered('new', service('a', '1s'))], 'key')
  expect(changes.map(({ type, target, object }) => [type, target, object.name])).toEqual([
    ['added', 'new', 'a'],
    ['removed', 'old', 'a'],
    ['removed', 'old', 'b'],
  ])
})

it('joins what is the same in several environments of one release, and nothing else', () => {
  const all = [
    sides('shop', 'dev', '1s', '2s'),
    sides('shop', 'stage', '1s', '3s'),
    sides('shop', 'prod', '1s', '2s'),
    sides('other', 'prod', '1s', '2s'),
  ]
  const changes = diffObjects(
    all.map(([base]) => base),
    all.map(([, head]) => head),
    'key',
  )
  expect(changes.map(({ target, environments }) => [target, environments])).toEqual([
    ['shop/dev', ['dev', 'prod']],
    ['shop/stage', ['stage']],
    ['other/prod', ['prod']],
  ])
})

it('shows that a Secret changes, and never its values', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{12,30}$/), fc.stringMatching(/^[A-Z]{12,30}$/), (before, after) => {
      const changes = diffObjects([rendered('t', secret(before))], [rendered('t', secret(after))], 'key')
      const shown = JSON.stringify(changes)
      expect(shown).not.toContain(before)
      expect(shown).not.toContain(after)
      expect(shown).not.toContain('c2FtZQ')
      expect(changes[0]?.fields.map(({ path }) => path)).toEqual([
        'metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]',
        'data.token',
        'stringData.plain',
      ])
      for (const { before: left, after: right } of changes[0]!.fields) {
        expect(left).toMatch(/^<masked [0-9a-f]{8}>$/)
        expect(right).toMatch(/^<masked [0-9a-f]{8}>$/)
      }
    }),
    { numRuns: 20 },
  )
})

it('gives equal masks to equal secrets, and only within one run', () => {
  const target = rendered(
    't',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: {a: eA==, b: eA==, c: eQ==}\n',
  )
  const masks = (key: string) => diffObjects([], [target], key)[0]!.diff.match(/<masked \w+>/g)
  expect(masks('one')).toEqual(masks('one'))
  expect(masks('one')).not.toEqual(masks('two'))
  const [a, b, c] = masks('one')!
  expect(a).toBe(b)
  expect(a).not.toBe(c)
})

it('masks fields that a Secret must not have, too', () => {
  const target = rendered(
    't',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: hidden\nstringData: {a: {b: hidden}, c: [hidden]}\n',
  )
  expect(JSON.stringify(diffObjects([], [target], 'key'))).not.toContain('hidden')
})

it('masks secrets in any object, and shows the rest of it', () => {
  const deployment = (password: string, level: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - name: web
          env:
            - {name: DB_PASSWORD, value: ${password}}
            - {name: DB_URL, value: 'postgres://app:${password}@db/app'}
            - {name: LEVEL, value: ${level}}
`
  const [change] = diffObjects(
    [rendered('t', deployment('hunter2', 'info'))],
    [rendered('t', deployment('hunter3', 'debug'))],
    'key',
  )
  expect(JSON.stringify(change)).not.toMatch(/hunter/)
  expect(change?.fields.map(({ path, after }) => [path, after])).toEqual([
    ['spec.template.spec.containers[0].env[0].value', expect.stringMatching(/^<masked \w{8}>$/)],
    [
      'spec.template.spec.containers[0].env[1].value',
      expect.stringMatching(/^postgres:\/\/app:<masked \w{8}>@db\/app$/),
    ],
    ['spec.template.spec.containers[0].env[2].value', 'debug'],
  ])
})

it('keeps keys that every JavaScript object has', () => {
  const base = rendered('t', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {toString: a}\n')
  const head = rendered('t', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {__proto__: b}\n')
  const [change] = diffObjects([base], [head], 'key')
  expect(change?.fields).toEqual([
    { path: 'data.toString', before: 'a' },
    { path: 'data.__proto__', after: 'b' },
  ])
  expect(change?.diff).toContain('-  toString: a\n+  __proto__: b\n')
})

it.each(['base', 'head'])('of a target that is partial in %s compares what both sides have', (side) => {
  const [own, unchanged] = [service('a', '1s'), service('b', '1s')]
  const partial = rendered('t', own, { isPartial: true })
  const whole = rendered('t', `${service('a', '2s')}---\n${unchanged}`)
  const [base, head] = side === 'base' ? [partial, whole] : [whole, partial]
  const changes = diffObjects([base], [head], 'key')
  expect(changes.map(({ type, object }) => [type, object.name])).toEqual([['changed', 'a']])
})

it('of a target that one side does not have says that its objects come or go, partial or not', () => {
  const partial = rendered('t', service('a', '1s'), { isPartial: true })
  expect(diffObjects([], [partial], 'key')).toMatchObject([{ type: 'added' }])
  expect(diffObjects([partial], [], 'key')).toMatchObject([{ type: 'removed' }])
})
