import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { memoryTree } from '../../src/core/tree.ts'
import { explainLog } from '../../src/explain-log/explain-log.ts'
import { formatReport } from '../../src/report/formats.ts'
import { explainedLogText } from '../../src/report/explained-log.ts'
import { policyTestsText } from '../../src/report/policy-tests-text.ts'
import { readConfig } from '../../src/config.ts'
import { ruleTestsText } from '../../src/report/rule-tests-text.ts'
import { testRules } from '../../src/run/rule-tests/test-rules.ts'
import { readerOf } from '../../src/yaml/reader.ts'
import { runPolicyTests } from '../../src/run/policy-tests/run-policy-tests.ts'
import { treeOf } from '../charts/example-sides.ts'
import { folderTexts } from '../charts/render.ts'
import { textLine } from '../effect/access-log/log-lines.ts'
import { blocksIn, expectTranscript } from '../guides/blocks.ts'
import { inputOf, report, scope, type Files } from './scene.ts'

const now = Date.UTC(2026, 0, 1)

/** The examples of SecureAuth as a repository. */
const secureauth: Files = {
  ...folderTexts('charts/istio-jwt'),
  ...folderTexts('examples/secureauth', 'apps/edge'),
  '.meshgate.yaml':
    'targets: [{ environment: prod, chart: apps/edge, release: edge, namespace: shop, values: [apps/edge/values-prod.yaml] }]\n',
}

describe('docs/policy-tests.md', () => {
  it('shows what its tests come to in the examples', async () => {
    const file = 'tests/orders.meshgate-test.yaml'
    const example = treeOf('base')
    const files = Object.fromEntries(example.files.map((path) => [path, example.read(path)!]))
    const text = blocksIn('docs/policy-tests.md', 'yaml').find((body) => body.startsWith(`# ${file}`))!
    const { report } = await runPolicyTests(inputOf(memoryTree({ ...files, [file]: text }), null, { now }), {
      paths: [file],
      filter: null,
    })
    expectTranscript(policyTestsText(report), blocksIn('docs/policy-tests.md', 'text')[0]!)
  })

  it('shows the two commands that end-to-end tests run', () => {
    const golden = readFileSync('test/e2e/golden/cli/first-policy-test.txt', 'utf8')
    const [written, failed] = golden.split('\n\n$ ')
    const shown = blocksIn('docs/policy-tests.md', 'text').find((body) =>
      body.startsWith('$ meshgate test --write'),
    )!
    const [first, second] = shown.split('\n\n$ ')
    expectTranscript(written!, first!)
    expectTranscript(`$ ${failed!}`, `$ ${second!}`)
  })
})

describe('docs/custom-rules.md', () => {
  const rulesWith = (id: string): string =>
    blocksIn('docs/custom-rules.md', 'yaml').find((text) => text.includes(`- id: ${id}\n`))!

  it('shows what its rule finds in the examples', async () => {
    const [config, rule] = blocksIn('docs/custom-rules.md', 'yaml')
    const example = treeOf('base')
    const files = Object.fromEntries(example.files.map((path) => [path, example.read(path)!]))
    const settings = `${Buffer.from(files['.meshgate.yaml'] ?? []).toString()}\n${config!}`
    const head = { ...files, '.meshgate.yaml': settings, 'policies/timeouts.yaml': rule! }
    const checked = await report(memoryTree(head))
    const gate = {
      failOn: 'error',
      minConfidence: 'certain',
      onlyNew: true,
      strict: false,
      failOnDiff: false,
    } as const
    expectTranscript(
      formatReport(checked, 'text', { gate, rules: [] }),
      blocksIn('docs/custom-rules.md', 'text')[0]!,
    )
  })

  it('shows a rule about changes', async () => {
    const changes = rulesWith('custom/timeout-steps')
    const treeWith = (timeout: string) => ({
      '.meshgate.yaml': 'custom-rules: [policies]\n',
      'policies/steps.yaml': changes,
      'route.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http: [{ timeout: ${timeout}, route: [{ destination: { host: shop.example.com } }] }]
`,
    })
    const messages = async (timeout: string) => {
      const { findings } = await report(treeWith(timeout), treeWith('5s'))
      return findings.flatMap(({ rule, message }) => (rule.startsWith('custom/') ? message : []))
    }
    expect(await messages('15s')).toEqual([])
    expect(await messages('16s')).toEqual(['the timeout grows to `16s` at once; add `10s` at most'])
  })

  it('shows a rule about values files', async () => {
    const found = async (tag: string): Promise<string[]> => {
      const { findings } = await report(
        memoryTree({
          '.meshgate.yaml': 'custom-rules: [policies]\n',
          'policies/images.yaml': rulesWith('custom/pinned-image'),
          'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
          'web/values.yaml': `image:\n  tag: ${tag}\n`,
          'web/templates/a.yaml': 'x: {{ .Values.image.tag }}\n',
        }),
      )
      return findings.flatMap(({ rule, at, message }) =>
        rule.startsWith('custom/') ? `${at.file}:${at.line} ${message}` : [],
      )
    }
    expect(await found('1.0.0')).toEqual([])
    expect(await found('latest')).toEqual([
      'web/values.yaml:2 the image of tag `latest` changes by itself; name a version',
    ])
  })

  it('shows a rule about the values of a release', async () => {
    const label = (owner: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { owner: ${owner} } }
`
    const found = async (owner: string): Promise<string[]> => {
      const { findings } = await report({
        '.meshgate.yaml': 'custom-rules: [policies]\n',
        'policies/owner.yaml': rulesWith('custom/owner-label'),
        'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
        'web/values.yaml': 'owner: shop\n',
        'web/templates/a.yaml': label(owner),
        'plain.yaml': label('nobody'),
      })
      return findings.flatMap(({ rule, at, message }) =>
        rule.startsWith('custom/') ? `${at.file}:${at.line} ${message}` : [],
      )
    }
    expect(await found('shop')).toEqual([])
    expect(await found('team')).toEqual([
      'web/templates/a.yaml:3 the values name `shop` as the owner; label the object so',
    ])
  })

  it('shows what its examples come to', async () => {
    const examples = blocksIn('docs/custom-rules.md', 'yaml').find((text) => text.includes('# expect:'))!
    const files = {
      '.meshgate.yaml': 'custom-rules: [policies]\n',
      'policies/timeouts.yaml': rulesWith('custom/route-timeout'),
      'policies/timeouts.example.yaml': examples,
    }
    const reader = readerOf(memoryTree(files))
    const tested = await testRules(reader, await readConfig(reader), scope, [])
    expectTranscript(ruleTestsText(tested), blocksIn('docs/custom-rules.md', 'text')[1]!)
  })
})

describe('docs/jwt.md', () => {
  it('has tests that hold for the example of SecureAuth', async () => {
    const [text] = blocksIn('docs/jwt.md', 'yaml')
    const input = inputOf({ ...secureauth, 'tests/a.meshgate-test.yaml': text! }, null, { now })
    const { report } = await runPolicyTests(input, { paths: [], filter: null })
    expect(policyTestsText(report)).toBe('3 tests passed in 1 file\n')
  })

  it('shows what a log is explained by', async () => {
    const denied = {
      status: 403,
      details: 'rbac_access_denied_matched_policy[ns[istio-system]-policy[shop-edge-orders]-rule[4]]',
      host: 'orders.example.com',
    }
    const expired = { ...denied, status: 401, details: 'jwt_authn_access_denied{Jwt_is_expired}' }
    const log = await explainLog({
      ...inputOf(secureauth, null, { now }),
      lines: [
        textLine({ ...denied, request: 'PUT /api/orders HTTP/1.1' }),
        textLine({ ...denied, request: 'PUT /api/orders HTTP/1.1', time: '2026-11-02T10:05:12.000Z' }),
        textLine(expired),
      ],
    })
    expectTranscript(explainedLogText(log), blocksIn('docs/jwt.md', 'text')[0]!)
  })
})
