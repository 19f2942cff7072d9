import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addEgress } from '../../src/cli/mesh-commands.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { EgressAnswer, EgressDifferenceAnswer } from '../../src/core/egress-answer.ts'
import { egressMarkdown } from '../../src/report/egress/egress-markdown.ts'
import { egressMermaid } from '../../src/report/egress/egress-mermaid.ts'
import { egressSvg } from '../../src/report/egress/egress-svg.ts'
import { egressText } from '../../src/report/egress/egress-text.ts'
import { placeWords } from '../../src/report/egress/egress-words.ts'
import { askEgress } from '../../src/run/egress/ask-egress.ts'
import { graphOfAnswer } from '../../src/run/egress/egress-graph.ts'
import { folderTexts } from '../charts/render.ts'
import { describedEgress } from './answer-schemas.ts'
import { inputOf, type Files } from './scene.ts'

const mesh = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Namespace
metadata: { name: ops, labels: { istio-injection: enabled } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec: { outboundTrafficPolicy: { mode: REGISTRY_ONLY }, egress: [{ hosts: ['*/*'] }] }
`
const pay = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: shop }
spec:
  hosts:
    - pay.example.com
  exportTo: [.]
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`
const files = { 'mesh.yaml': mesh, 'pay.yaml': pay }

async function compare(head: Files, base: Files = files): Promise<EgressAnswer> {
  return describedEgress(await askEgress(inputOf(head, base, { options: { together: true } })))
}

async function differenceOf(head: Files, base?: Files): Promise<EgressDifferenceAnswer> {
  return (await compare(head, base)).meshes[0]!.difference!
}

/** A difference in one line for each change, and what it amounts to. */
async function outlineOf(head: Files, base?: Files): Promise<string[]> {
  const { verdict, because, anyHost, changes } = await differenceOf(head, base)
  return [
    ...anyHost.map(
      ({ kind, clients, by, missing }) =>
        `${kind} any host for ${clients.join(', ')} ${placeWords(by)} ${missing.join()}`,
    ),
    ...changes.map(({ kind, host, port, clients, by, missing }) =>
      `${kind} ${host}:${port} for ${clients.join(', ')} ${placeWords(by)} ${missing.join()}`.trim(),
    ),
    [verdict, ...because].join(': '),
  ]
}

it('is drawn as a picture of its own, with what is new', async () => {
  const answer = await compare({ ...files, 'more.yaml': pay.replaceAll('pay', 'more') })
  const svg = egressSvg(answer, graphOfAnswer)
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*><style>[^<]*<\/style><title /)
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
  expect(texts).toEqual([
    ...['all files together', 'namespace shop', 'more.example.com:443', 'new', 'pay.example.com:443'],
    ...['new', 'proxies see connections', 'New: 1 destination.'],
  ])
  expect(svg.match(/<(?!\/)[a-z]+/g)).toHaveLength(svg.match(/<\/[a-z]+>|\/>/g)!.length)
})

it('is a flowchart with what is new for some pods alone, what is gone, and what else decides', async () => {
  const limits = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: ops }
spec: { podSelector: {}, egress: [] }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: extra, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { context: SIDECAR_OUTBOUND }
      patch: { operation: ADD, value: { name: other } }
`
  const old = { 'old.yaml': pay.replaceAll('pay', 'old'), 'limits.yaml': limits }
  const head = { ...files, 'pay.yaml': pay.replace('[.]', '[., ops]'), 'limits.yaml': limits }
  const answer = await compare(head, { ...files, ...old })
  expect(egressMermaid(answer, graphOfAnswer)).toMatchInlineSnapshot(`
    "flowchart LR
      subgraph m0 ["all files together"]
        m0n0["namespace ops#59; also limited by NetworkPolicy ops/out"]
        m0n1["namespace shop#59; depends on what EnvoyFilter shop/extra does, which adds the cluster #96;other#96;"]
        m0n2["pay.example.com:443"]
        m0n3["old.example.com:443"]
        m0n0 ==> m0n2
        m0n1 --x m0n3
        m0n1 -.-> m0n2
        m0note0["New: 1 destination. There may be more because what EnvoyFilter shop/extra does, which adds the cluster #96;other#96;, is not known"]
      end
    "
  `)
  const svg = egressSvg(answer, graphOfAnswer)
  expect(svg).toContain('>also limited by NetworkPolicy ops/out</text>')
  expect(svg).toContain('>depends on what EnvoyFilter shop/extra does,</text>')
})

describe('against base', () => {
  it('nothing is new where nothing differs', async () => {
    expect(await outlineOf(files)).toEqual(['nothing-new'])
  })

  it('nothing is new where both sides have the same files, read or not', async () => {
    const broken = { ...files, 'broken.yaml': 'apiVersion: v1\nkind: [' }
    const input = inputOf(broken, broken, { options: { together: true } })
    const verdictOf = async (isUnchanged: boolean): Promise<string> =>
      (await askEgress({ ...input, isUnchanged: () => isUnchanged })).meshes[0]!.difference!.verdict
    expect([await verdictOf(false), await verdictOf(true)]).toEqual(['unknown', 'nothing-new'])
  })

  it.each<[string, Files, string[]]>([
    [
      'a host is added',
      { 'pay.yaml': pay.replace('  exportTo', '    - evil.example.com\n  exportTo') },
      ['opened evil.example.com:443 for namespace shop pay.yaml:8', 'new'],
    ],
    [
      'a host is exported to all',
      { 'pay.yaml': pay.replace('[.]', "['*']") },
      ['opened pay.example.com:443 for namespace ops, any other namespace pay.yaml:8', 'new'],
    ],
    [
      'the port that is connected to changes',
      { 'pay.yaml': pay.replace('number: 443,', 'number: 443, targetPort: 8443,') },
      [
        'opened pay.example.com:8443 for namespace shop pay.yaml:10',
        'closed pay.example.com:443 for namespace shop pay.yaml:7',
        'new',
      ],
    ],
    [
      'an endpoint takes the place of the host',
      { 'pay.yaml': `${pay}  endpoints: [{ address: 203.0.113.9 }]\n` },
      [
        'opened pay.example.com:443 for namespace shop pay.yaml:11',
        'closed pay.example.com:443 for namespace shop pay.yaml:7',
        'new',
      ],
    ],
    [
      'any host passes',
      { 'mesh.yaml': mesh.replace('REGISTRY_ONLY', 'ALLOW_ANY') },
      ['opened any host for namespace ops, namespace shop, any other namespace mesh.yaml:13 ', 'new'],
    ],
    [
      'the policy is no longer stated',
      { 'mesh.yaml': mesh.replace('outboundTrafficPolicy: { mode: REGISTRY_ONLY }, ', '') },
      [
        'opened any host for namespace ops, namespace shop, any other namespace  the `outboundTrafficPolicy` of the MeshConfig, which is in no file',
        'new',
      ],
    ],
    [
      'a wildcard covers the host',
      { 'pay.yaml': pay.replace('pay.example.com', "'*.example.com'").replace('DNS', 'NONE') },
      [
        'opened *.example.com:443 for namespace shop pay.yaml:7',
        'changed pay.example.com:443 for namespace shop pay.yaml:7',
        'new',
      ],
    ],
    [
      'a host is gone',
      { 'pay.yaml': '' },
      ['closed pay.example.com:443 for namespace shop pay.yaml:7', 'nothing-new'],
    ],
  ])('%s', async (_, change, expected) => {
    expect(await outlineOf({ ...files, ...change })).toEqual(expected)
  })

  it('a Sidecar imports a host that it did not', async () => {
    const sidecar = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
  egress:
    - hosts:
        - istio-system/*
`
    const base = { ...files, 'sidecar.yaml': sidecar }
    const head = { ...files, 'sidecar.yaml': `${sidecar}        - ./*\n` }
    expect(await outlineOf(head, base)).toEqual([
      'opened pay.example.com:443 for namespace shop sidecar.yaml:10',
      'new',
    ])
    expect(await outlineOf(base, head)).toEqual([
      'closed pay.example.com:443 for namespace shop pay.yaml:7',
      'nothing-new',
    ])
  })

  it('a Sidecar no longer excludes a host', async () => {
    const sidecar = (hosts: string): string => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
  egress:
    - hosts: ${hosts}
`
    const base = { ...files, 'sidecar.yaml': sidecar("['*/*', '~*/pay.example.com']") }
    const head = { ...files, 'sidecar.yaml': sidecar("['*/*']") }
    expect(await outlineOf(head, base)).toEqual([
      'opened pay.example.com:443 for namespace shop sidecar.yaml:8',
      'new',
    ])
  })

  it('a workload without a sidecar reaches any host', async () => {
    const batch = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: batch, namespace: shop }
spec:
  template:
    metadata: { labels: { app: batch, sidecar.istio.io/inject: 'false' } }
    spec: { containers: [{ name: batch, image: batch:1 }] }
`
    expect(await outlineOf({ ...files, 'batch.yaml': batch })).toEqual([
      'opened any host for Deployment shop/batch  ',
      'changed pay.example.com:443 for Deployment shop/batch pay.yaml:7',
      'new',
    ])
  })

  it.each<[string, Files, string]>([
    [
      'a file is no YAML',
      { 'broken.yaml': 'apiVersion: v1\nkind: [' },
      'unknown: broken.yaml is no valid YAML',
    ],
    [
      'a NetworkPolicy differs',
      {
        'network.yaml':
          'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: out, namespace: shop }\nspec: { podSelector: {}, policyTypes: [Egress] }\n',
      },
      'unknown: NetworkPolicy shop/out differs, which also limits what is reached',
    ],
    [
      'an EnvoyFilter adds a cluster',
      {
        'filter.yaml': `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: out, namespace: shop }
spec:
  configPatches:
    - applyTo: CLUSTER
      match: { context: SIDECAR_OUTBOUND }
      patch:
        operation: ADD
        value:
          name: out
          load_assignment:
            endpoints:
              - lb_endpoints:
                  - endpoint: { address: { socket_address: { address: out.example.com, port_value: 443 } } }
`,
      },
      'unknown: what EnvoyFilter shop/out does, which adds the cluster `out` to out.example.com:443, is not known',
    ],
    [
      'a name is filled in later',
      { 'later.yaml': pay.replace('pay.example.com', '${HOST}').replace('name: pay', 'name: later') },
      'new: something fills in `${HOST}` of ServiceEntry shop/later later',
    ],
    [
      'a host is written in two ways',
      {
        'capital.yaml': pay
          .replace('pay.example.com', 'Pay.example.com')
          .replace('name: pay', 'name: capital'),
      },
      'Istio does not take for `pay.example.com`',
    ],
    [
      'a chart is not rendered',
      {
        'app.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a, namespace: argocd }\nspec: { project: p, destination: { namespace: shop }, source: { repoURL: https://charts.example.com, chart: x, targetRevision: 1.0.0 } }\n',
      },
      'unknown: ',
    ],
  ])('nothing is proved where %s', async (_, added, expected) => {
    expect((await outlineOf({ ...files, ...added })).at(-1)).toContain(expected)
  })

  describe('what does not render', () => {
    const app = {
      'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n',
      'app/templates/a.yaml': '{{ fail "no" }}',
    }
    const unread = 'app is not rendered'
    const title = 'not read, so that more or less may be reached'

    it('is named beside what is reached', async () => {
      const answer = await askEgress(inputOf({ ...files, ...app }, null, { options: { together: true } }))
      expect(answer.unread).toEqual([unread])
      expect(egressText(answer)).toContain(`elsewhere\n  ${title}\n    ${unread}\n`)
      expect(egressMermaid(answer, graphOfAnswer)).toContain(`  elsewhere["${title}: ${unread}"]`)
      expect(egressMarkdown(answer)).toContain(`## Elsewhere\n\n**${title}**\n\n- ${unread}`)
    })

    it('is named with the mesh that it belongs to', async () => {
      const targets = `targets:
  - { environment: prod, manifests: [mesh.yaml, pay.yaml] }
  - { environment: prod, chart: app, namespace: ops }
`
      const answer = await askEgress(inputOf({ ...files, ...app, '.meshgate.yaml': targets }, null))
      expect(answer.unread).toEqual([])
      expect(answer.meshes).toEqual([
        expect.objectContaining({ unread: [expect.stringMatching(/not rendered$/)] }),
      ])
      expect(egressText(answer)).toContain(`  ${title}\n    app@prod is not rendered`)
      expect(egressText(answer)).toContain('nothing outside by what was read')
      expect(egressMermaid(answer, graphOfAnswer)).toContain(
        `    m0unread["${title}: app#64;prod is not rendered"]`,
      )
    })
  })

  it('files of which nothing says that they belong together prove nothing', async () => {
    const { meshes } = await askEgress(inputOf(files, files))
    expect(meshes.map(({ difference }) => difference?.verdict)).not.toContain('nothing-new')
  })
})

describe('beside the allow-list', () => {
  const now = Date.UTC(2026, 5, 1)

  /** What is wrong, in one line each. */
  async function problems(list: string, head: Files = files, base: Files | null = {}): Promise<string[]> {
    const config = { '.meshgate.yaml': `egress-allowlist:\n${list}` }
    const { meshes, allowlist } = await askEgress(
      inputOf({ ...head, ...config }, base && { ...base, ...config }, { now, options: { together: true } }),
    )
    return [
      ...meshes.flatMap(({ outside = [] }) =>
        outside.map(
          ({ severity, host, port, clients, by }) =>
            `${severity} ${host}:${port ?? '*'} for ${clients.join(', ')} ${placeWords(by)}`,
        ),
      ),
      ...allowlist.map(({ kind, severity, host, line }) => `${severity} ${kind} ${host} ${line}`),
    ]
  }
  const entry = (fields: string): string =>
    `  - { host: '*.example.com', owner: team, reason: payments${fields} }\n`

  it.each<[string, string, string[]]>([
    ['a list with the host', "  - '*.example.com'\n", []],
    ['a list with the host at its port', entry(', ports: [443]'), []],
    [
      'a list with other ports',
      entry(', ports: [80, 8443]'),
      ['error pay.example.com:443 for namespace shop pay.yaml:7', 'warning unused *.example.com 2'],
    ],
    ['a list with the namespace', entry(', namespaces: [shop]'), []],
    [
      'a list with another namespace',
      entry(', namespaces: [ops]'),
      ['error pay.example.com:443 for namespace shop pay.yaml:7'],
    ],
    [
      'a list for another environment',
      entry(', environments: [prod]'),
      ['error pay.example.com:443 for namespace shop pay.yaml:7', 'warning unused *.example.com 2'],
    ],
    ['an entry that still counts', entry(', until: 2026-06-01'), []],
    [
      'an entry that has expired',
      entry(', until: 2026-05-31'),
      ['error pay.example.com:443 for namespace shop pay.yaml:7', 'error expired *.example.com 2'],
    ],
    [
      'an entry without a use',
      "  - '*.example.com'\n  - other.example.org:443\n",
      ['warning unused other.example.org 3'],
    ],
  ])('%s', async (_, list, expected) => {
    expect(await problems(list)).toEqual(expected)
  })

  it('counts what is new alone, and without a base all', async () => {
    const list = '  - other.example.org\n'
    const unused = 'warning unused other.example.org 2'
    expect(await problems(list, files, files)).toEqual([unused])
    expect(await problems(list, files, null)).toEqual([
      'error pay.example.com:443 for namespace shop pay.yaml:7',
      unused,
    ])
  })

  it('refuses any host unless the list has all of them', async () => {
    const open = { ...files, 'mesh.yaml': mesh.replace('REGISTRY_ONLY', 'ALLOW_ANY') }
    expect(await problems("  - '*.example.com'\n", open, files)).toEqual([
      'error *:* for namespace ops, namespace shop, any other namespace mesh.yaml:13',
    ])
    expect(await problems("  - '*'\n", open, files)).toEqual([])
  })

  it('only warns of what is not certain', async () => {
    const open = {
      ...files,
      'mesh.yaml': mesh.replace('outboundTrafficPolicy: { mode: REGISTRY_ONLY }, ', ''),
    }
    const found = await problems("  - '*.example.com'\n", open, files)
    expect(found).toEqual([expect.stringMatching(/^warning \*:\* for namespace ops/)])
  })
})

it('lists what sidecars share apart from what pods in ambient mode call through a waypoint', async () => {
  const ambient = `
apiVersion: v1
kind: Namespace
metadata: { name: ambient, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: out, namespace: ambient }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: ambient, labels: { istio.io/use-waypoint: out } }
spec: { hosts: [api.example.com], resolution: DNS, ports: [{ number: 80, name: http, protocol: HTTP }] }
`
  const { meshes } = await compare({ ...files, 'ambient.yaml': ambient })
  expect(meshes[0]!.shared.map(({ host, via }) => `${host} ${via.join()}`)).toEqual(['api.example.com '])
  expect(
    meshes[0]!.groups.map(({ clients, reachesShared, exits }) => [
      clients.join(),
      reachesShared,
      exits.map(({ host, via }) => `${host} ${via.join()}`),
    ]),
  ).toEqual([
    ['namespace ambient', false, ['api.example.com waypoint ambient/out']],
    ['namespace ops,any other namespace', true, []],
    ['namespace shop', true, ['pay.example.com ']],
  ])
})

describe('of a chart', () => {
  const chart = folderTexts('charts/istio-egress')
  const values = (hosts: readonly string[], timeout = '9s'): string =>
    `mediatedTls:\n${hosts.map((host, index) => `  host${index}:\n    externalHost: ${host}\n    timeout: ${timeout}\n`).join('')}`
  const filesOf = (text: string): Files => ({
    ...chart,
    'platform/mesh.yaml': mesh,
    'values-prod.yaml': text,
    '.meshgate.yaml': `targets:
  - { environment: prod, chart: charts/istio-egress, release: out, namespace: shop, values: [values-prod.yaml] }
  - { environment: prod, manifests: [platform/*.yaml] }
`,
  })

  it('says what is new at the line of the values, in every format', async () => {
    const head = filesOf(values(['pay.example.com', 'files.example.com'], '5s'))
    const answer = await askEgress(inputOf(head, filesOf(values(['pay.example.com']))))
    expect(egressText(answer)).toMatchInlineSnapshot(`
      "prod
        all that import every host
          files.example.com:443  called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries  values-prod.yaml:6
          files.example.com:443  called as tls on port 443; passes as TLS of the application  values-prod.yaml:6
          pay.example.com:443  called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries  values-prod.yaml:3
          pay.example.com:443  called as tls on port 443; passes as TLS of the application  values-prod.yaml:3
        namespace ops, namespace shop and any other namespace
          what all reach
        against base
          opened  files.example.com:443 for namespace ops, namespace shop and any other namespace  values-prod.yaml:6
            + called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries
            + called as tls on port 443; passes as TLS of the application
          changed  pay.example.com:443 for namespace ops, namespace shop and any other namespace  values-prod.yaml:4
            - called as http on port 80; mediated: TLS added and verified; timeout 9s; up to 3 tries
            + called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries
          New: 1 destination.
      "
    `)
    expect(egressMarkdown(answer)).toMatchInlineSnapshot(`
      "## prod

      **New: 1 destination.**

      |  | Destination | For | How | Because of |
      | --- | --- | --- | --- | --- |
      | opened | \`files.example.com:443\` | namespace ops, namespace shop and any other namespace | called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries<br>called as tls on port 443; passes as TLS of the application | \`values-prod.yaml:6\` |
      | changed | \`pay.example.com:443\` | namespace ops, namespace shop and any other namespace | called as http on port 80; mediated: TLS added and verified; timeout 9s; up to 3 tries<br>→ called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries | \`values-prod.yaml:4\` |

      | Who | Reaches | How | Declared by |
      | --- | --- | --- | --- |
      | all that import every host | \`files.example.com:443\` | called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries | \`values-prod.yaml:6\` |
      | all that import every host | \`files.example.com:443\` | called as tls on port 443; passes as TLS of the application | \`values-prod.yaml:6\` |
      | all that import every host | \`pay.example.com:443\` | called as http on port 80; mediated: TLS added and verified; timeout 5s; up to 3 tries | \`values-prod.yaml:3\` |
      | all that import every host | \`pay.example.com:443\` | called as tls on port 443; passes as TLS of the application | \`values-prod.yaml:3\` |
      | namespace ops, namespace shop and any other namespace | what all reach |  |  |
      "
    `)
    expect(egressMermaid(answer, graphOfAnswer)).toMatchInlineSnapshot(`
      "flowchart LR
        subgraph m0 ["prod"]
          m0n0["namespace ops, namespace shop and any other namespace"]
          m0n1["files.example.com:443"]
          m0n2["pay.example.com:443"]
          m0n0 ==> m0n1
          m0n0 -->|"in another way"| m0n2
          m0n0 -.->|"in another way"| m0n2
          m0note0["New: 1 destination."]
        end
      "
    `)
  })
})

it('its options are those of the guide', () => {
  const program = new Command()
  addEgress(program, {} as Terminal)
  const options = program.commands[0]!.options.map(({ long }) => long)
  const guide = readFileSync(new URL('../../docs/egress.md', import.meta.url), 'utf8')
  const documented = [...guide.matchAll(/^\| `(--[a-z]+)/gm)].map(([, option]) => option)
  expect(options).toEqual(expect.arrayContaining(documented))
  expect(documented).toEqual(expect.arrayContaining(['--base', '--environment', '--together', '--format']))
})
