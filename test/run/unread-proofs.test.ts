import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { proofText } from '../../src/report/proof-words.ts'
import { guardedMesh } from './guarded-mesh.ts'
import { report, type Files } from './scene.ts'

/*
 * Nothing is proved while something that could matter is not read: no line about access, about egress or about an invariant is
 * printed for a mesh beside a target, file or setting that nobody knows.
 */

const settings = (targets = '', mesh = 'mesh: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }'): string =>
  `targets: [{ environment: prod, manifests: [mesh/*.yaml] }${targets}]
${mesh}
invariants:
  - never: { token: none, hosts: [shop.example.com] }
  - only: { namespaces: [shop], reach: [nowhere.files.example.com] }
`

const chart: Files = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
  'chart/templates/all.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n',
}
const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: { name: charts, namespace: shop }
spec: { url: https://charts.example.com }
---
`
const release = (spec: string): string => `${source}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 5m
${spec}`

/** Things that are not read, as files that a tree has besides. */
const unread = {
  'a target that fails to render': {
    ...chart,
    'chart/templates/all.yaml': '{{ fail "no" }}',
    '.meshgate.yaml': settings(', { environment: prod, chart: chart, namespace: shop }'),
  },
  'a remote base': {
    'overlay/kustomization.yaml': 'resources: [https://github.com/example/bases//shop?ref=v1]\n',
    'mesh/flux.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: rest, namespace: flux-system }
spec: { interval: 5m, path: ./overlay, prune: true, sourceRef: { kind: GitRepository, name: flux-system } }
`,
  },
  'a registry chart that is missing': {
    ...chart,
    'chart/Chart.yaml':
      'apiVersion: v2\nname: chart\nversion: 1.0.0\ndependencies: [{ name: more, version: 1.0.0, repository: https://charts.example.com }]\n',
    '.meshgate.yaml': settings(', { environment: prod, chart: chart, namespace: shop }'),
  },
  'a release of a registry': {
    'mesh/release.yaml': release(
      '  chart: { spec: { chart: web, version: 1.0.0, sourceRef: { kind: HelmRepository, name: charts } } }\n',
    ),
  },
  'an Application of another repository': {
    'mesh/app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: rest, namespace: argocd }
spec:
  source: { repoURL: https://git.example/rest, path: rest }
  destination: { namespace: shop, server: https://kubernetes.default.svc }
`,
  },
  'values from a Secret': {
    ...chart,
    'mesh/release.yaml': release(
      '  chart: { spec: { chart: ./chart, sourceRef: { kind: GitRepository, name: flux-system } } }\n  valuesFrom: [{ kind: Secret, name: web-values }]\n',
    ),
  },
  'a file that does not parse': { 'mesh/broken.yaml': 'kind: [' },
  'a file outside of what is listed together': { '.meshgate.yaml': settings().replace(/^targets.*\n/, '') },
} satisfies Record<string, Files>

type Side = 'base' | 'head' | 'both'

const whole: Files = { ...guardedMesh, '.meshgate.yaml': settings() }

/** Changes that open, that close, and that do neither. */
const edits: readonly ((files: Files) => Files)[] = [
  edit('mesh/files.yaml', '{ name: files,', '{ name: files, labels: { team: shop },'),
  edit('mesh/files.yaml', '[one.files.example.com]', '[one.files.example.com, two.files.example.com]'),
  edit('mesh/files.yaml', 'resolution: NONE', 'resolution: DNS'),
  edit('mesh/admin.yaml', '[/admin/*]', '[/admin/*, /debug/*]'),
  edit('mesh/admin.yaml', '[/admin/*]', '[/admin/x]'),
  edit('mesh/token.yaml', '{ name: token,', '{ name: token, labels: { team: shop },'),
  edit('mesh/token.yaml', "['*']", "['https://login.example.com/*']"),
  edit('mesh/mtls.yaml', 'STRICT', 'PERMISSIVE'),
  edit('mesh/shop.yaml', 'image: shop:1.0', 'image: shop:1.1'),
]

function edit(file: keyof typeof guardedMesh, from: string, to: string): (files: Files) => Files {
  return (files) => ({ ...files, [file]: files[file]!.replace(from, to) })
}

const change = fc.subarray([...edits], { minLength: 1, maxLength: 3 })

/** What a report proves, by the areas of the lines. */
function provedBy({ comparisons = [], provedInvariants = [] }: Report): string[] {
  return [
    ...comparisons.flatMap(({ area, because }) => (because.length === 0 ? area : [])),
    ...provedInvariants.map(() => 'invariant'),
  ]
}

/** The reports of a change, as it is and with something besides on a side. */
async function reportsOf(
  applied: readonly (typeof edits)[number][],
  besides: Files,
  side: Side,
): Promise<{ readonly known: Report; readonly part: Report }> {
  const head = applied.reduce((files, apply) => apply(files), whole)
  const on = (files: Files, isHidden: boolean): Files => (isHidden ? { ...files, ...besides } : files)
  return {
    known: await report(head, whole),
    part: await report(on(head, side !== 'base'), on(whole, side !== 'head')),
  }
}

const sides: readonly Side[] = ['base', 'head', 'both']

describe('no proof line is printed', () => {
  it.each(
    Object.entries<Files>(unread).flatMap(([what, besides]) =>
      sides.map((side) => ({ what, besides, side })),
    ),
  )('beside $what of $side', async ({ besides, side }) => {
    await fc.assert(
      fc.asyncProperty(change, async (applied) => {
        const { known: complete, part } = await reportsOf(applied, besides, side)
        expect(provedBy(complete)).toEqual(expect.arrayContaining(['egress', 'invariant']))
        // Invariants are about head alone.
        expect(provedBy(part).filter((area) => area !== 'invariant' || side !== 'base')).toEqual([])
        if (side !== 'base') expect(proofText(part)).toBe('')
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('about access where what is read proves it', async () => {
    const { known: complete } = await reportsOf([edits[3]!], {}, 'both')
    expect(provedBy(complete)).toContain('access')
  })

  const filter = (context: string): Files => ({
    'mesh/filter.yaml': `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: filter, namespace: istio-system }
spec: { configPatches: [{ applyTo: HTTP_FILTER, match: { context: ${context} }, patch: { operation: INSERT_BEFORE, value: { name: lua } } }] }
`,
  })

  it.each(['base', 'head'] as const)('beside an EnvoyFilter that only %s has', async (side) => {
    await fc.assert(
      fc.asyncProperty(change, async (applied) => {
        const { part } = await reportsOf(applied, filter('ANY'), side)
        const proved = provedBy(part).filter((area) => area !== 'invariant' || side === 'head')
        expect(proved).toEqual([])
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })

  it('that nothing is new outside where head alone lacks the MeshConfig', async () => {
    const config: Files = {
      'mesh/istio.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata: { mesh: "outboundTrafficPolicy: { mode: REGISTRY_ONLY }" }\n',
    }
    const unset = { '.meshgate.yaml': settings('', '') }
    await fc.assert(
      fc.asyncProperty(change, async (applied) => {
        const head = { ...applied.reduce((files, apply) => apply(files), whole), ...unset }
        const found = await report(head, { ...whole, ...unset, ...config })
        expect(proofText(found)).not.toContain('nothing new')
        expect(found.consequences).toContainEqual(
          expect.objectContaining({ code: 'any-host', confidence: 'likely' }),
        )
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
})
