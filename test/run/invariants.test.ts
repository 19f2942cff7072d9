import { describe, expect, it } from 'vitest'
import type { Finding, Report } from '../../src/core/report.ts'
import { checkAgain, isUnsettled, settleTree } from '../../src/run/session/check-again.ts'
import { inputOf, report, type Files } from './scene.ts'

const edge = `apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, namespace: edge }
spec:
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge }, annotations: { inject.istio.io/templates: gateway } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: edge }
spec:
  selector: { app: edge }
  servers:
    - { hosts: [shop.example.com], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: shop } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ timeout: 10s, route: [{ destination: { host: shop.edge.svc.cluster.local, port: { number: 80 } } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: edge }
spec: { selector: { app: shop }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`

/** A policy of the chart; its paths come from the values. */
const policy = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: edge, namespace: edge }
spec:
  selector: { matchLabels: { app: edge } }
  rules:
    - to:
        - operation:
            paths: {{ toJson .Values.open }}
`

function settings(invariant: string): string {
  return `targets:
  - { environment: prod, manifests: ['mesh/*.yaml'] }
  - { environment: prod, chart: chart, namespace: edge }
invariants:
  - ${invariant}
`
}

const never = '{ never: { paths: [/admin/*] }, environments: [prod] }'

function files(open: string, invariant = never): Files {
  return {
    '.meshgate.yaml': settings(invariant),
    'mesh/edge.yaml': edge,
    'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 0.1.0\n',
    'chart/values.yaml': `open: [${open}]\n`,
    'chart/templates/policy.yaml': policy,
  }
}

/** The findings about invariants: `status severity confidence FILE:LINE code`. */
function outline({ findings }: Report): string[] {
  return findings
    .filter(({ rule }) => rule.startsWith('invariant/'))
    .map(
      ({ status, severity, confidence, at, code, environments }) =>
        `${status} ${severity} ${confidence} ${at.file}:${at.line} ${code} ${environments.join()}`,
    )
}

describe('an invariant', () => {
  const opened = files("'/admin/*', /health")
  const closed = files('/health')

  it.each<[string, Files, Files | null, string[]]>([
    ['is proved without a word', closed, opened, []],
    [
      'is broken at the value that lets requests in',
      opened,
      null,
      ['new error certain chart/values.yaml:1 access prod'],
    ],
    ['is broken by a change', opened, closed, ['new error certain chart/values.yaml:1 access prod']],
    [
      'is broken in base, too',
      { ...opened, 'a.md': '' },
      opened,
      ['existing error certain chart/templates/policy.yaml:9 access prod'],
    ],
    [
      'may be for an environment that does not exist',
      files('/health', never.replace('prod', 'prd')),
      null,
      ['new warning certain .meshgate.yaml:5 unchecked '],
    ],
    [
      'may be for one environment that exists and one that does not',
      files('/health', never.replace('prod', 'prod, prd')),
      null,
      ['new warning certain .meshgate.yaml:5 unchecked '],
    ],
    [
      'is not proved where something is not read',
      { ...closed, 'mesh/more.yaml': 'kind: [' },
      null,
      ['new warning certain .meshgate.yaml:5 undecided '],
    ],
    [
      'is not proved where a host is written in two ways',
      { ...closed, 'mesh/edge.yaml': edge.replace('hosts: [shop.', 'hosts: [Shop.') },
      null,
      ['new warning certain .meshgate.yaml:5 undecided '],
    ],
    [
      'is likely broken where something is not read',
      { ...opened, 'mesh/more.yaml': 'kind: [' },
      null,
      ['new warning likely chart/values.yaml:1 access prod'],
    ],
  ])('%s', async (_, head, base, expected) => {
    expect(outline(await report(head, base))).toEqual(expected)
  })

  it.each<[string, Files, string[]]>([
    ['that holds', closed, ['requests for `/admin/*` must never get in in prod']],
    ['that is broken', opened, []],
    ['of which nothing is known', { ...closed, 'mesh/more.yaml': 'kind: [' }, []],
    ['that is about nothing', files('/health', never.replace('prod', 'prd')), []],
  ])('is a proof of the report only where it holds: %s', async (_, head, expected) => {
    const { provedInvariants = [] } = await report(head)
    expect(
      provedInvariants.map(({ sentence, environments }) => `${sentence} in ${environments.join()}`),
    ).toEqual(expected)
  })

  it('holds where the configuration comes from outside', async () => {
    const { '.meshgate.yaml': text = '', ...others } = opened
    const { findings } = await report(others, null, {
      configSource: { text },
      options: { configFile: '.meshgate.yaml' },
    })
    const [broken] = findings.filter(({ rule }) => rule === 'invariant/broken')
    expect(broken!.at).toMatchObject({ file: 'chart/values.yaml', line: 1 })
    expect(broken!.related.map(({ note }) => note)).not.toContain('the invariant')
  })

  it('names the environment where no object breaks it', async () => {
    const { findings } = await report(
      files('/health', '{ only: { namespaces: [], reach: [pay.example.com] } }'),
    )
    const broken = findings.filter(({ rule }) => rule === 'invariant/broken')
    expect(broken).toMatchObject([{ at: { file: '.meshgate.yaml', line: 5 }, confidence: 'likely' }])
    expect(broken[0]!.message).toMatch(
      /^pods of any namespace reach any host in prod, and no pods may reach /,
    )
  })

  it.each([
    ['opened', opened],
    ['closed', closed],
  ])('is neither broken nor proved by a part of the repository, which is said: %s', async (_, head) => {
    const found = await report(head, null, { options: { paths: ['chart'] } })
    expect(outline(found)).toEqual([])
    expect(found.provedInvariants).toBeUndefined()
    expect(found.summary.complete).toBe(false)
    expect(found.skipped).toEqual([
      { file: '.meshgate.yaml', reason: expect.stringContaining('this run reads only some paths') as string },
    ])
  })

  describe('in a session', () => {
    it('is decided once no edit follows, as a run decides it; until then that is said', async () => {
      const checked = await checkAgain(inputOf(opened), null, new Set())
      expect(outline(checked.report)).toEqual([])
      expect(checked.report.provedInvariants).toBeUndefined()
      expect(checked.report.skipped).toEqual([
        { file: '.meshgate.yaml', reason: expect.stringContaining('once no edit follows') as string },
      ])
      expect(isUnsettled(checked)).toBe(true)
      const settled = await settleTree(checked, inputOf(opened))
      const found = await report(opened, null)
      expect(outline(settled.report)).toEqual(outline(found))
      expect(settled.report.skipped).toEqual([])
      expect(outline({ ...found, findings: [...settled.appeared] })).toEqual(outline(found))
      expect(isUnsettled(settled)).toBe(false)
    })

    it('is decided again after an edit, which may repair it', async () => {
      const settled = await settleTree(await checkAgain(inputOf(opened), null, new Set()), inputOf(opened))
      const edited = new Set(Object.keys(opened))
      const checked = await checkAgain(inputOf(closed), settled, edited)
      // Until then the findings stay.
      expect([outline(checked.report), isUnsettled(checked)]).toEqual([outline(settled.report), true])
      expect([checked.appeared, checked.fixed]).toEqual([[], []])
      const repaired = await settleTree(checked, inputOf(closed))
      expect(repaired.fixed.map(({ rule, status }) => [rule, status])).toEqual([
        ['invariant/broken', 'fixed'],
      ])
      expect(repaired.appeared).toEqual([])
      expect(repaired.report.provedInvariants).toHaveLength(1)
      const again = await settleTree(await checkAgain(inputOf(closed), repaired, new Set()), inputOf(closed))
      expect([again.appeared, again.fixed]).toEqual([[], []])
    })

    it('keeps its findings at their lines until it is decided again, unless the invariants differ', async () => {
      const settled = await settleTree(await checkAgain(inputOf(opened), null, new Set()), inputOf(opened))
      const [{ at }] = settled.report.findings as [Finding]
      const moved = { ...opened, [at.file]: `# one\n# two\n${opened[at.file]}` }
      const checked = await checkAgain(inputOf(moved), settled, new Set([at.file]))
      expect(
        checked.report.findings.map((finding) => [finding.rule, finding.at.file, finding.at.line]),
      ).toEqual([['invariant/broken', at.file, at.line + 2]])
      const replacing = {
        ...moved,
        '.meshgate.yaml': settings(never).replace(
          /invariants:[^]*/,
          'invariants: [{ never: { paths: [/other] } }]\n',
        ),
      }
      const replaced = await checkAgain(inputOf(replacing), checked, new Set(['.meshgate.yaml']))
      expect(outline(replaced.report)).toEqual([])
    })

    it('lacks nothing where there is none', async () => {
      const without = { ...opened, '.meshgate.yaml': settings(never).replace(/invariants:[^]*/, '') }
      const checked = await checkAgain(inputOf(without), null, new Set())
      expect([checked.report.skipped, isUnsettled(checked)]).toEqual([[], false])
    })
  })

  it('cannot be removed unseen', async () => {
    const head = { ...opened, '.meshgate.yaml': settings(never).replace(/invariants:[^]*/, '') }
    const { findings } = await report(head, closed)
    expect(findings.filter(({ rule }) => rule === 'meshgate/config-weakens')).toMatchObject([
      { severity: 'error', code: 'loosens' },
    ])
  })
})
