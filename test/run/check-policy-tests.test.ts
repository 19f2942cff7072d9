import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { memoryTree } from '../../src/core/tree.ts'
import { unlimitedBudget } from '../../src/core/time-budget.ts'
import { testChanges } from '../../src/run/check-changes/test-changes.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { chart, report, type Files } from './scene.ts'

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
  hosts: [shop.example.com]
  gateways: [shop]
  http:
    - match: [{ uri: { prefix: /old } }]
      redirect: { uri: / }
`
const policy = (paths: string): string => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingress } }
  action: DENY
  rules: [{ to: [{ operation: { paths: [${paths}] } }] }]
`
const tests = `url: http://shop.example.com
gateway: istio-system/ingress
cases:
  - name: closed
    paths: [/a, /b]
    expect: 403
  - name: old
    each:
      - { paths: [/old], expect: 301 }
      - { paths: [/older], expect: 301 }
`
const config = 'targets: [{ environment: prod, manifests: [mesh.yaml, policy.yaml] }]'
const files = (paths: string, text = tests): Files => ({
  '.meshgate.yaml': config,
  'mesh.yaml': gateway,
  'policy.yaml': policy(paths),
  'shop.meshgate-test.yaml': text,
})

function outline({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule === 'meshgate/policy-test')
    .map(({ status, code, at, message, environments }: Finding) =>
      [status, code, `${at.file}:${at.line}`, environments.join(), message].join(' '),
    )
}

/** What of the tests weakens the check: `status severity FILE:LINE code message`. */
function weakenings({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule === 'meshgate/config-weakens')
    .map(({ severity, code, at, message }) => `${severity} ${code} ${at.file}:${at.line} ${message}`)
}

describe('a policy test that goes', () => {
  const served = gateway.replace(
    '  http:\n',
    '  http:\n    - match: [{ uri: { prefix: /a } }]\n      redirect: { uri: /c }\n',
  )
  const shop = (paths: string, text: string): Files => ({ ...files(paths, text), 'mesh.yaml': served })
  const withoutClosed = tests.replace(/ {2}- name: closed[^]*?403\n/, '')
  const gone = (edited: Files): Files =>
    Object.fromEntries(Object.entries(edited).filter(([name]) => !name.endsWith('meshgate-test.yaml')))

  it.each<[string, Files]>([
    ['with its case', shop('/x', withoutClosed)],
    ['with its file', gone(shop('/x', tests))],
    ['with its path', shop('/x', tests.replace('[/a, /b]', '[/b]'))],
  ])('%s is an error where the request now gets in', async (_, head) => {
    expect(weakenings(await report(head, shop('/a', tests)))).toEqual([
      expect.stringMatching(
        /^error hides-new shop[.]meshgate-test[.]yaml:\d `− closed` hides what this change/,
      ),
    ])
  })

  it.each<[string, Files, Files]>([
    ['the request is still refused', shop('/a, /b', withoutClosed), shop('/a', tests)],
    ['the request got in before', shop('/x', withoutClosed), shop('/y', tests)],
    ['nothing serves it any more', { ...gone(shop('/x', tests)), 'mesh.yaml': gateway }, shop('/a', tests)],
    [
      'another case asks the same',
      shop('/x', tests.replace('name: closed', 'name: open').replace('expect: 403', 'expect: 301')),
      shop('/a', tests),
    ],
  ])('is only listed where %s', async (_, head, base) => {
    expect(weakenings(await report(head, base))).toEqual([])
  })
})

describe('policy tests in a check', () => {
  it('are findings at their cases, with the line that decides', async () => {
    const result = await report(files('/a'), files('/a, /b'))
    expect(outline(result)).toEqual([
      'new failed shop.meshgate-test.yaml:4 prod the policy test `closed` fails for `GET http://shop.example.com/b`: expected status 403, not refused with 404',
    ])
    expect(result.findings[0]!.related).toMatchObject([
      { at: { file: 'mesh.yaml', line: 7 }, note: 'Gateway istio-system/shop spec.servers[0] decides' },
    ])
    expect(result.policyTests).toEqual({ files: 1, passed: 3, failed: 1 })
  })

  it('are existing where base fails, new where further requests do, fixed where head passes', async () => {
    expect(outline(await report(files('/c'), files('/a')))).toEqual([
      expect.stringMatching(/^new failed .* `GET http:\/\/shop.example.com\/a`/),
      expect.stringMatching(/^existing failed .* `GET http:\/\/shop.example.com\/b`/),
    ])
    expect(outline(await report(files('/a, /b'), files('/a')))).toEqual([
      expect.stringMatching(/^fixed failed /),
    ])
    expect(outline(await report(files('/c'), files('/d')))).toEqual([
      expect.stringMatching(/^existing .*`GET [^`]*` and 1 more request: expected /),
    ])
  })

  it('are found where only what the change reaches is looked at', async () => {
    const sides = (stagePaths: string, text = tests): Files => ({
      ...chart('app', `${gateway}---${policy('{{ .Values.paths }}')}`),
      'prod.yaml': 'paths: /a, /b\n',
      'stage.yaml': `paths: ${stagePaths}\n`,
      '.meshgate.yaml': `targets:
  - { environment: prod, chart: app, namespace: istio-system, values: [prod.yaml] }
  - { environment: stage, chart: app, namespace: istio-system, values: [stage.yaml] }
`,
      'shop.meshgate-test.yaml': text,
    })
    const changed = { options: { all: false } }
    expect(outline(await report(sides('/a'), sides('/a, /b'), changed))).toEqual([
      expect.stringMatching(/^new failed shop.meshgate-test.yaml:4 stage /),
    ])
    const { policyTests, ...unchanged } = await report(
      { ...sides('/a'), 'README.md': 'words' },
      sides('/a'),
      changed,
    )
    expect([outline({ ...unchanged }), policyTests]).toEqual([[], { files: 1, passed: 0, failed: 0 }])
    // A test that comes runs in all environments.
    const added = tests.replace('/a, /b', '/c')
    expect(outline(await report(sides('/a, /b', added), sides('/a, /b'), changed))).toEqual([
      expect.stringMatching(/^new failed shop.meshgate-test.yaml:4 prod,stage .* and 1 more/),
    ])
  })

  it('are not run for a part of a repository, nor without time, which is said', async () => {
    const part = await report(files('/c'), null, { options: { paths: ['policy.yaml'] } })
    expect([outline(part), part.policyTests]).toEqual([[], undefined])
    expect(part.skipped).toContainEqual({
      file: 'shop.meshgate-test.yaml',
      reason: expect.stringContaining('this run reads only some paths') as string,
    })
    const budget = { ...unlimitedBudget, seconds: 5, isSpent: (phase: string) => phase === 'check' }
    const late = await report(files('/c'), null, { host: { budget } })
    expect(outline(late)).toEqual([])
    expect(late.skipped).toContainEqual({
      file: 'shop.meshgate-test.yaml',
      reason: "not checked: the run's time budget of 5 s was used up",
    })
  })

  it('that cannot be read are findings', async () => {
    const pointer =
      'version https://git-lfs.github.com/spec/v1\noid sha256:0000000000000000000000000000000000000000000000000000000000000000\nsize 9\n'
    expect(outline(await report({ ...files('/a', 'cases: ['), 'b.meshgate-test.yaml': pointer }))).toEqual([
      expect.stringMatching(/^new mistake b.meshgate-test.yaml:1 {2}cannot be read: a Git LFS pointer/),
      expect.stringMatching(/^new mistake shop.meshgate-test.yaml:1 /),
    ])
  })

  it('have a severity like all rules', async () => {
    const warning = {
      ...files('/c'),
      '.meshgate.yaml': `${config}\nrules: { meshgate/policy-test: warning }\n`,
    }
    const { findings } = await report(warning)
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain(
      'meshgate/policy-test warning',
    )
  })
})

describe('changes of policy tests', () => {
  const changes = (base: Files, head: Files): string[] =>
    testChanges(readerOf(memoryTree(base)), readerOf(memoryTree(head))).map(
      ({ effect, side, at, key, before, after, note }) =>
        [effect, side, `${at.file}:${at.line}`, key, before ?? '', after ?? '', note ?? ''].join('|'),
    )
  const testFile = (text: string): Files => ({ 'shop.meshgate-test.yaml': text })

  it.each([
    [
      'a case',
      tests.replace(/ {2}- name: closed\n.*\n.*\n/, ''),
      'loosens|base|shop.meshgate-test.yaml:4|cases|',
    ],
    [
      'a row',
      tests.replace(/ {6}- .*older.*\n/, ''),
      'loosens|base|shop.meshgate-test.yaml:10|cases[old].each|',
    ],
    [
      'a path',
      tests.replace('/a, /b', '/a'),
      'loosens|base|shop.meshgate-test.yaml:5|cases[closed].paths|/b||',
    ],
    [
      'an expectation',
      tests.replace('403', 'allowed'),
      'changes|head|shop.meshgate-test.yaml:6|cases[closed].expect|403|allowed|',
    ],
    [
      'one that nothing meets',
      tests.replace('403', 'depends'),
      'loosens|head|shop.meshgate-test.yaml:6|cases[closed].expect|403|depends|',
    ],
    [
      'what is elsewhere',
      `${tests}elsewhere: [a.b]\n`,
      'loosens|head|shop.meshgate-test.yaml:11|elsewhere||a.b|',
    ],
    [
      'a method',
      tests.replace('/b]', '/b]\n    methods: [PUT]'),
      'changes|head|shop.meshgate-test.yaml:6|cases[closed].methods||[PUT]|',
    ],
  ])('name %s', (_, text, expected) => {
    const [change, ...others] = changes(testFile(tests), testFile(text))
    expect(others).toEqual([])
    expect(change).toContain(expected)
  })

  it('name the row whose expectation is another one', () => {
    expect(
      changes(testFile(tests), testFile(tests.replace('[/older], expect: 301', '[/older], expect: 302'))),
    ).toEqual([
      'changes|head|shop.meshgate-test.yaml:10|cases[old].each[[["paths",["/older"]]]].expect|301|302|',
    ])
  })

  it('name files that come and go, and follow one that moves', () => {
    expect(changes(testFile(tests), {})).toEqual([
      'loosens|base|shop.meshgate-test.yaml:1||||its policy tests are gone',
    ])
    expect(changes({}, testFile(tests))).toEqual([
      'tightens|head|shop.meshgate-test.yaml:1||||new policy tests',
    ])
    expect(changes(testFile(tests), { 'tests/shop.meshgate-test.yaml': tests })).toEqual([])
  })

  it('are in the report', async () => {
    const { checkChanges } = await report(files('/a, /b', tests.replace('403', '404')), files('/a, /b'))
    expect(checkChanges.map(({ key }) => key)).toEqual(['cases[closed].expect'])
  })
})

it('names of tokens and claims are no secrets, and a JWT is one', async () => {
  const jwt = `eyJhbGciOiJub25lIn0.${btoa(JSON.stringify({ iss: 'https://id.example' }))}.c2lnbmF0dXJl`
  const text = `url: http://shop.example.com
tokens:
  somebody else: { issuer: https://id.example/realm-of-somebody, claims: { password: no-secret-at-all } }
cases:
  - name: closed
    headers: { x-forwarded-token: ${jwt} }
    token: somebody else
    expect: 200
`
  const { findings } = await report(files('/a', text))
  const [finding] = findings.filter(({ rule }) => rule === 'meshgate/policy-test')
  expect(finding!.message).toContain('with token somebody else')
  expect(JSON.stringify(findings)).not.toContain(jwt)
})
