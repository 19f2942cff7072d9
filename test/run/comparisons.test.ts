import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison, Report } from '../../src/core/report.ts'
import { htmlReport } from '../../src/report/html/html.ts'
import { markdown } from '../../src/report/markdown.ts'
import { proofText } from '../../src/report/proof-words.ts'
import { text } from '../../src/report/text.ts'
import { verdict, type Gate } from '../../src/report/verdict.ts'
import { meshText, randomObjects, type Json } from '../effect/egress/random-mesh.ts'
import { report, type Files } from './scene.ts'

const gate: Gate = {
  failOn: 'error',
  minConfidence: 'certain',
  onlyNew: true,
  strict: false,
  failOnDiff: false,
}

const settings = `targets: [{ environment: prod, manifests: ['mesh/*.yaml'] }]
mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`

function entry(name: string, more = ''): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
${more}`
}

const files: Files = {
  '.meshgate.yaml': settings,
  'mesh/pay.yaml': entry('pay'),
  'mesh/namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio-injection: enabled } }\n',
}

function hiding(names: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    outboundTrafficPolicy: { mode: REGISTRY_ONLY }
    defaultServiceExportTo: ${names}
`
}

function queue(name: string): string {
  return `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  resolution: DNS
  ports: [{ number: 9000, name: tcp, protocol: TCP }]
`
}

/** Sidecars that capture DNS, and a host of TCP without addresses. */
const capturing: Files = {
  ...files,
  'mesh/istio.yaml': hiding("['*']").replace(
    'outboundTrafficPolicy',
    "defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' } }\n    outboundTrafficPolicy",
  ),
  'mesh/queue.yaml': queue('queue'),
}

function web(annotation: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }, annotations: { ${annotation} } }
    spec: { containers: [{ name: web, image: web }] }
`
}

function injector(ports: string): string {
  return `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '{ "global": { "proxy": { "excludeOutboundPorts": "${ports}" } } }' }
`
}

const opened: Files = { ...files, 'mesh/maps.yaml': entry('maps') }
const labelled: Files = {
  ...files,
  'mesh/pay.yaml': entry('pay').replace('name: pay,', 'name: pay, labels: { team: shop },'),
}

const options = { gate, version: '0.0.0', docsUrl: 'https://example.org/rules' }

/** The verdict of each mesh on what is reached outside, with the reasons why there may be more. */
function verdicts({ comparisons }: Report): string[] | undefined {
  return comparisons
    ?.filter(({ area }) => area === 'egress')
    .map((comparison) => [comparison.verdict, ...comparison.because].join(': '))
}

describe('what pods newly reach outside', () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: platform, namespace: argocd }
spec:
  source: { repoURL: https://git.example/platform, path: policies }
  destination: { namespace: shop, server: https://kubernetes.default.svc }
`
  const policy =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: out, namespace: shop }\n'
  it.each<[string, Files, Files, string[]]>([
    ['is proved to be nothing where a label differs', labelled, files, ['nothing-new']],
    ['is all that is listed', opened, files, ['new']],
    ['is nothing where a host goes', files, opened, ['nothing-new']],
    [
      'is not known beside an Application that is not rendered',
      { ...labelled, 'mesh/app.yaml': application },
      { ...files, 'mesh/app.yaml': application },
      ['unknown: Application argocd/platform is not rendered'],
    ],
    [
      'may be more beside a file that is no YAML',
      { ...opened, 'mesh/broken.yaml': 'kind: [' },
      files,
      ['new: mesh/broken.yaml is no valid YAML'],
    ],
    [
      'is not known where only base has a file that is no YAML',
      labelled,
      { ...files, 'mesh/broken.yaml': 'kind: [' },
      ['unknown: mesh/broken.yaml is no valid YAML'],
    ],
    [
      'is not known where a policy of the network differs',
      { ...files, 'mesh/policy.yaml': `${policy}spec: { podSelector: {}, policyTypes: [Egress] }\n` },
      files,
      ['unknown: NetworkPolicy shop/out differs, which also limits what is reached'],
    ],
    [
      'is not known where other calls of pods go past their sidecar',
      { ...files, 'mesh/web.yaml': web("traffic.sidecar.istio.io/excludeOutboundPorts: '443'") },
      { ...files, 'mesh/web.yaml': web('') },
      [
        'unknown: `traffic.sidecar.istio.io/excludeOutboundPorts` of Deployment shop/web differs, by which calls go past the sidecar',
      ],
    ],
    [
      'is not known where sidecars are injected in another way',
      { ...files, 'mesh/injector.yaml': injector('443') },
      { ...files, 'mesh/injector.yaml': injector('') },
      [
        'unknown: `global.proxy.excludeOutboundPorts` of the sidecar injector differs, by which calls of pods may go past their sidecar',
      ],
    ],
    [
      'is not known where new pods have no sidecar, and no file states what others reach',
      {
        '.meshgate.yaml': settings.replace(/^mesh:.*\n/m, ''),
        'mesh/pay.yaml': entry('pay'),
        'mesh/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n',
      },
      { '.meshgate.yaml': settings.replace(/^mesh:.*\n/m, ''), 'mesh/pay.yaml': entry('pay') },
      [
        'unknown: whether new pods without a sidecar reach more than others depends on the `outboundTrafficPolicy` of the MeshConfig, which is in no file',
      ],
    ],
    [
      'is not known where nothing says which files belong together',
      { 'mesh/pay.yaml': labelled['mesh/pay.yaml']! },
      { 'mesh/pay.yaml': files['mesh/pay.yaml']! },
      ['unknown: nothing says which files are applied together (`targets` or `--together` does)'],
    ],
    [
      'is not all that is listed where the configuration leaves it out',
      { ...opened, '.meshgate.yaml': `${settings}rules: { change/egress/opened: 'off' }\n` },
      { ...files, '.meshgate.yaml': `${settings}rules: { change/egress/opened: 'off' }\n` },
      ['new: the configuration leaves out `change/egress/opened`'],
    ],
    [
      'is not known where the mesh hides objects by default',
      { ...labelled, 'mesh/istio.yaml': hiding('[.]') },
      { ...files, 'mesh/istio.yaml': hiding('[.]') },
      [
        'unknown: `defaultServiceExportTo` of the MeshConfig is not applied, which hides objects without `exportTo`',
      ],
    ],
    [
      'is proved where the mesh states the default',
      { ...labelled, 'mesh/istio.yaml': hiding("['*']") },
      { ...files, 'mesh/istio.yaml': hiding("['*']") },
      ['nothing-new'],
    ],
    [
      'is not known where istiod allocates addresses to hosts that share a port',
      { ...capturing, 'mesh/queue-2.yaml': queue('queue-2') },
      capturing,
      [
        'unknown: which hosts get connections to the addresses that istiod allocates, at port 9000, is not known',
      ],
    ],
    [
      'is proved where no other host has the port of an allocated address',
      { ...capturing, 'mesh/pay.yaml': labelled['mesh/pay.yaml']! },
      capturing,
      ['nothing-new'],
    ],
    [
      'is not known where hosts share a port and no file states whether sidecars capture DNS',
      { ...files, 'mesh/queue.yaml': queue('queue'), 'mesh/queue-2.yaml': queue('queue-2') },
      { ...files, 'mesh/queue.yaml': queue('queue') },
      [
        'unknown: no file states whether sidecars capture DNS (`ISTIO_META_DNS_CAPTURE`), which decides which hosts get connections at port 9000',
      ],
    ],
    [
      'is proved where the hosts that share a port are those of base',
      { ...labelled, 'mesh/queue.yaml': queue('queue'), 'mesh/queue-2.yaml': queue('queue-2') },
      { ...files, 'mesh/queue.yaml': queue('queue'), 'mesh/queue-2.yaml': queue('queue-2') },
      ['nothing-new'],
    ],
    [
      'is proved where hosts share a port and the MeshConfig does not capture DNS',
      {
        ...files,
        'mesh/istio.yaml': hiding("['*']"),
        'mesh/queue.yaml': queue('queue'),
        'mesh/queue-2.yaml': queue('queue-2'),
      },
      { ...files, 'mesh/istio.yaml': hiding("['*']"), 'mesh/queue.yaml': queue('queue') },
      ['nothing-new'],
    ],
    [
      'is a proof where the configuration leaves out what is gone',
      { ...files, '.meshgate.yaml': `${settings}rules: { change/egress/closed: 'off' }\n` },
      { ...opened, '.meshgate.yaml': `${settings}rules: { change/egress/closed: 'off' }\n` },
      ['nothing-new'],
    ],
    [
      'is not known where the configuration says otherwise what is read',
      { ...labelled, '.meshgate.yaml': `${settings}exclude: [other/**]\n` },
      files,
      ['unknown: `exclude` of .meshgate.yaml differs, which says what is read'],
    ],
    ['is not asked where nothing is about it', { 'a.yaml': 'a: 1' }, { 'a.yaml': 'a: 2' }, []],
  ])('%s', async (_, head, base, expected) => {
    expect(verdicts(await report(head, base))).toEqual(expected)
  })

  it('is a host that counts as one of the mesh, too', async () => {
    const found = await report(
      { ...files, 'mesh/vm.yaml': entry('vm', '  location: MESH_INTERNAL\n') },
      files,
    )
    expect(verdicts(found)).toEqual(['new'])
    expect(found.consequences.map(({ code, sentence }) => `${code}: ${sentence}`)).toEqual([
      'opened: lets pods of any namespace reach `vm.example.com:443`, which counts as a host of the mesh (`MESH_INTERNAL`)',
    ])
  })

  it('is any host by a MeshConfig in values of which no object is rendered', async () => {
    const istiod = (mode: string): Files => ({
      ...files,
      '.meshgate.yaml':
        'targets: [{ environment: prod, manifests: [mesh/*.yaml] }, { environment: prod, values: [istiod/values.yaml] }]\n',
      'istiod/values.yaml': `meshConfig:\n  outboundTrafficPolicy:\n    mode: ${mode}\n`,
    })
    const found = await report(istiod('ALLOW_ANY'), istiod('REGISTRY_ONLY'))
    expect(found.consequences.map(({ code, at }) => `${code} ${at.file}:${at.line}`)).toContain(
      'any-host istiod/values.yaml:3',
    )
    expect(verdicts(found)?.[0]).toMatch(/^new/)
  })

  it('is missing for a policy at a gateway to which no file has routes', async () => {
    const policy = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-admin, namespace: shop }
spec:
  selector: { matchLabels: { istio: ingress } }
  action: DENY
  rules: [{ to: [{ operation: { paths: [/admin*] } }] }]
`
    const gateway = (more: string): Files => ({
      '.meshgate.yaml': settings,
      'mesh/gateway.yaml': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*']${more} }]
`,
    })
    const verdictWithout = async (more: string, routes: Files = {}): Promise<string | undefined> => {
      const head = { ...gateway(more), ...routes }
      const { comparisons = [] } = await report(head, { ...head, 'mesh/policy.yaml': policy })
      return comparisons
        .filter(({ area }) => area === 'access')
        .map(({ verdict: access, because }) => [access, ...because].join(': '))
        .join()
    }
    const routes: Files = {
      'mesh/routes.yaml': `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{ route: [{ destination: { host: web } }] }]
`,
    }
    expect(await verdictWithout('')).toBe(
      'unknown: no file has routes at port 80 of Gateway shop/edge, and which requests get through to routes of other repositories is not known',
    )
    expect(await verdictWithout('', routes)).toMatch(/^new/)
    expect(await verdictWithout(', tls: { httpsRedirect: true }')).toMatch(/^(new|nothing-new)/)
  })

  it('is said as a proof only of meshes in which objects change', async () => {
    const both: Files = {
      ...files,
      '.meshgate.yaml': settings.replace(
        'targets: [',
        "targets: [{ environment: dev, manifests: ['dev/*.yaml'] }, ",
      ),
      'dev/mail.yaml': entry('mail'),
      'dev/namespace.yaml': files['mesh/namespace.yaml']!,
    }
    const namespace = files['mesh/namespace.yaml']!.replace('labels: {', 'labels: { team: shop,')
    expect(proofText(await report({ ...both, 'mesh/namespace.yaml': namespace }, both))).toBe(
      'no request is newly allowed and nothing new can be reached outside (proved for prod)',
    )
  })

  it('is said as a proof in the comment and on a terminal, and nowhere without one', async () => {
    const namespace = files['mesh/namespace.yaml']!.replace('labels: {', 'labels: { team: shop,')
    const [equal, more, without] = [
      await report({ ...labelled, 'mesh/namespace.yaml': namespace }, files),
      await report(opened, files),
      await report(
        { ...labelled, 'mesh/broken.yaml': 'kind: [' },
        { ...files, 'mesh/broken.yaml': 'kind: [' },
      ),
    ]
    expect(markdown(equal, options)).toContain(
      'No request is newly allowed and nothing new can be reached outside (proved for prod).',
    )
    expect(markdown(more, options)).toContain('> Nothing else can be reached outside (proved for prod).')
    expect(text(equal, { gate })).toContain(
      'no request is newly allowed and nothing new can be reached outside (proved for prod)\n',
    )
    expect(markdown(without, options)).not.toContain('proved for')
    expect(markdown(without, options)).toContain(
      '- whether anything else can be reached outside is not known in prod: mesh/broken.yaml is no valid YAML',
    )
    expect(verdict(equal, gate)).toMatchObject({ failed: false })
  })

  it('is said where the root is named', async () => {
    const [named, whole] = await Promise.all(
      [[''], []].map((paths) => report(labelled, files, { options: { paths } })),
    )
    expect(named!.notCompared).toBeUndefined()
    expect(named!.comparisons).toEqual(whole!.comparisons)
  })

  it('is not said where paths narrow the run', async () => {
    const found = await report(labelled, files, { options: { paths: ['mesh/pay.yaml'] } })
    expect(found.comparisons).toBeUndefined()
    expect(found.notCompared).toContain('this run reads only some paths')
    expect(found.summary.complete).toBe(true)
    const reason = 'hat merging does to requests is not compared: this run reads only some paths'
    expect(text(found, { gate })).toContain(`w${reason}`)
    expect(markdown(found, options)).toContain(`- w${reason}`)
    expect(htmlReport(found, { ...options, rules: [] }).replace(/<[^>]*>/g, '')).toContain(`W${reason}`)
    expect((await report(files, null, { options: { paths: ['mesh/pay.yaml'] } })).notCompared).toBeUndefined()
  })
})

/** A way in which something that may matter is not read, or not understood. */
const hidings = {
  'nothing is hidden': (_, shown) => shown,
  'a file of head is no YAML': (name, { head, base }) => ({ base, head: { ...head, [name]: 'kind: [' } }),
  'a file of base is no YAML': (name, { head, base }) => ({ head, base: { ...base, [name]: 'kind: [' } }),
  'a file is in another repository': (name, { head, base }) => ({
    head: { ...without(head, name), 'mesh/app.yaml': elsewhere },
    base: { ...without(base, name), 'mesh/app.yaml': elsewhere },
  }),
  'a file of head is in a chart that fails': (name, { head, base }) => ({
    head: { ...without(head, name), ...failingChart },
    base,
  }),
  'nothing says what belongs together': (_, { head, base }) => ({
    head: without(head, '.meshgate.yaml'),
    base: without(base, '.meshgate.yaml'),
  }),
} as const satisfies Record<string, (name: string, sides: Sides) => Sides>

interface Sides {
  readonly head: Files
  readonly base: Files
}

const elsewhere = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: rest, namespace: argocd }
spec:
  source: { repoURL: https://git.example/rest, path: rest }
  destination: { namespace: shop, server: https://kubernetes.default.svc }
`
const failingChart: Files = {
  '.meshgate.yaml': settings.replace(
    'targets: [',
    'targets: [{ environment: prod, chart: chart, namespace: shop }, ',
  ),
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
  'chart/templates/all.yaml': '{{ fail "no" }}',
}

function without(shown: Files, name: string): Files {
  return Object.fromEntries(Object.entries(shown).filter(([path]) => path !== name))
}

/** Settings that state all that random meshes may depend on. */
const wholeSettings = settings.replace(
  'mesh: {',
  "mesh: { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'false' } },",
)

/** The objects of a mesh, one file each. */
function filesOf(objects: readonly Json[]): Files {
  const texts = meshText(objects).split('\n---\n')
  return {
    '.meshgate.yaml': wholeSettings,
    ...Object.fromEntries(texts.map((object, index) => [`mesh/${index}.yaml`, object])),
  }
}

const change = fc.record({
  base: randomObjects,
  /** Objects in the place of those of base. */
  edits: fc.array(fc.tuple(fc.nat(7), randomObjects), { minLength: 1, maxLength: 2 }),
  hiding: fc.constantFrom(...(Object.keys(hidings) as (keyof typeof hidings)[])),
  hidden: fc.nat(7),
})

describe('no run says that nothing new is reached', () => {
  it('while something that could matter is not read', { timeout: 300_000 }, async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(change, async ({ base, edits, hiding, hidden }) => {
        const head = edits.reduce<readonly Json[]>(
          (objects, [index, [edit]]) => objects.with(index % objects.length, edit!),
          base,
        )
        const sides = { head: filesOf(head), base: filesOf(base) }
        const name = `mesh/${Object.keys(sides.base).length - 2 - (hidden % base.length)}.yaml`
        const whole = verdictOf(await report(sides.head, sides.base))
        const shown = hidings[hiding](name, sides)
        const part = hiding === 'nothing is hidden' ? null : await report(shown.head, shown.base)
        if (part)
          for (const { verdict, because } of ofEgress(part)) {
            expect(verdict).not.toBe('nothing-new')
            expect(because).not.toEqual([])
          }
        expect(whole?.because ?? []).toEqual([])
        const key = `${hiding === 'nothing is hidden' ? '' : 'hidden '}${whole?.verdict}`
        seen.set(key, (seen.get(key) ?? 0) + 1)
      }),
      { numRuns: 25 },
    )
    // The runs have each kind of answer, so that no expectation is empty.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['hidden new', 'hidden nothing-new']))
  })
})

function verdictOf(found: Report): Comparison | undefined {
  return ofEgress(found)[0]
}

function ofEgress({ comparisons = [] }: Report): Comparison[] {
  return comparisons.filter(({ area }) => area === 'egress')
}
