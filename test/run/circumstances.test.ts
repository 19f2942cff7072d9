import { describe, expect, it } from 'vitest'
import { UsageError } from '../../src/core/errors.ts'
import { outline, report } from './scene.ts'

const rule = 'egress/tcp-without-address'

/** Istio 1.25 and later give the host an address, which proxies use that capture DNS. */
const files = {
  'mesh.yaml': `apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: '{"outboundTrafficPolicy": {"mode": "REGISTRY_ONLY"}, "defaultConfig": {"proxyMetadata": {"ISTIO_META_DNS_CAPTURE": "true"}}}'
`,
  'db.yaml': `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: db, namespace: shop}
spec:
  hosts: [db.example.org]
  resolution: DNS
  ports:
    - {number: 5432, name: tcp, protocol: TCP}
`,
}

const configured = (text: string) => ({ ...files, '.meshgate.yaml': text })

const findingsOf = async (...trees: Parameters<typeof report>) => outline((await report(...trees)).findings)

describe('the version of Istio', () => {
  it('is the newest known one unless the configuration says otherwise', async () => {
    expect(await findingsOf(files)).toEqual([])
    expect(await findingsOf(configured('istio-version: 1.24\n'))).toEqual([`new warning db.yaml:8 ${rule}`])
  })

  const installed = (kind: string, group: string, spec: object): string =>
    JSON.stringify({ apiVersion: group, kind, metadata: { name: 'istiod', namespace: 'gitops' }, spec })
  const application = (targetRevision: string, chart = 'istiod') =>
    installed('Application', 'argoproj.io/v1alpha1', {
      destination: {},
      sources: [{ repoURL: 'https://istio-release.storage.googleapis.com/charts', chart, targetRevision }],
    })
  const release = (version: string, name = 'istio') =>
    installed('HelmRelease', 'helm.toolkit.fluxcd.io/v2', {
      interval: '1h',
      chart: { spec: { chart: 'base', version, sourceRef: { kind: 'HelmRepository', name } } },
    })
  const warned = async (extraFiles: Record<string, string>): Promise<boolean> =>
    (await findingsOf({ ...files, ...extraFiles })).some((line) => line.endsWith(rule))

  it.each([
    ['an Application', { 'a.yaml': application('1.24.1') }],
    ['two that agree', { 'a.yaml': application('1.24.1', 'base'), 'b.yaml': application('1.24.3') }],
    ['a HelmRelease', { 'a.yaml': release('~1.24.0') }],
    ['a HelmRelease of a pattern', { 'a.yaml': release('1.24.x') }],
    [
      'an OCIRepository',
      {
        'a.yaml': installed('OCIRepository', 'source.toolkit.fluxcd.io/v1', {
          interval: '1h',
          url: 'oci://gcr.io/istio-release/charts/istiod',
          ref: { tag: '1.24.0' },
        }),
      },
    ],
    ['an Istio', { 'a.yaml': installed('Istio', 'sailoperator.io/v1', { version: 'v1.24.2' }) }],
    [
      'a chart that depends on it',
      {
        'mesh/Chart.yaml':
          'apiVersion: v2\nname: mesh\nversion: 1.0.0\ndependencies: [{name: istiod, version: 1.24.0, repository: "https://istio-release.storage.googleapis.com/charts"}]\n',
      },
    ],
    [
      'the Deployment of istiod',
      {
        'a.yaml': installed('Deployment', 'apps/v1', {
          selector: { matchLabels: { app: 'istiod' } },
          template: {
            metadata: { labels: { app: 'istiod' } },
            spec: { containers: [{ name: 'discovery', image: 'docker.io/istio/pilot:1.24.0-distroless' }] },
          },
        }),
      },
    ],
  ])('is what the repository installs: %s', async (_, extraFiles) => {
    expect(await warned(extraFiles)).toBe(true)
  })

  it.each([
    ['another chart of the name', { 'a.yaml': release('1.24.0', 'bitnami') }],
    ['a range that takes newer ones', { 'a.yaml': release('^1.24.0') }],
    ['two that differ', { 'a.yaml': application('1.24.1'), 'b.yaml': application('1.30.0') }],
    [
      'what the configuration says otherwise',
      { 'a.yaml': application('1.24.1'), '.meshgate.yaml': 'istio-version: 1.27\n' },
    ],
  ])('but not %s', async (_, extraFiles) => {
    expect(await warned(extraFiles)).toBe(false)
  })

  it('decides which kinds are gone, but where the repository defines them', async () => {
    const old =
      '{apiVersion: rbac.istio.io/v1alpha1, kind: ServiceRole, metadata: {name: a}, spec: {rules: []}}'
    const gone = async (extraFiles: Record<string, string>) =>
      (await findingsOf({ 'role.yaml': old, ...extraFiles })).some((line) =>
        line.endsWith('schema/unknown-kind'),
      )
    expect(await gone({})).toBe(true)
    expect(await gone({ '.meshgate.yaml': 'istio-version: 1.6\n' })).toBe(false)
    expect(await gone({ '.meshgate.yaml': 'istio-version: 1.7\n' })).toBe(true)
    const definition = {
      group: 'rbac.istio.io',
      names: { kind: 'ServiceRole', plural: 'serviceroles' },
      scope: 'Namespaced',
      versions: [
        { name: 'v1alpha1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } },
      ],
    }
    expect(
      await gone({
        'crd.yaml': installed('CustomResourceDefinition', 'apiextensions.k8s.io/v1', definition),
      }),
    ).toBe(false)
  })

  it('that the person names counts more', async () => {
    const istioVersion = { major: 1, minor: 25 }
    expect(
      await findingsOf(configured('istio-version: 1.24\n'), null, { options: { istioVersion } }),
    ).toEqual([])
  })

  it('of head decides about base, too: what it makes wrong is not new, what it makes right is not fixed', async () => {
    expect(await findingsOf(configured('istio-version: 1.24\n'), files)).toEqual([
      `existing warning db.yaml:8 ${rule}`,
    ])
    expect(await findingsOf(files, configured('istio-version: 1.24\n'))).toEqual([
      'new warning .meshgate.yaml:1 meshgate/config-weakens',
    ])
  })

  it('that does not exist is a mistake', async () => {
    await expect(report(configured('istio-version: latest\n'))).rejects.toThrow(UsageError)
  })
})

describe('the configuration of the mesh', () => {
  it('names the namespace whose policies hold everywhere', async () => {
    const policies = {
      'policies.yaml': ['RequestAuthentication', 'AuthorizationPolicy']
        .map((kind) =>
          JSON.stringify({
            apiVersion: 'security.istio.io/v1',
            kind,
            metadata: { name: 'all', namespace: kind === 'AuthorizationPolicy' ? 'mesh' : 'shop' },
            spec:
              kind === 'AuthorizationPolicy'
                ? { action: 'DENY', rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }] }
                : {
                    jwtRules: [
                      {
                        issuer: 'https://a.example.org',
                        jwksUri: 'https://a.example.org/k',
                        audiences: ['a'],
                      },
                    ],
                  },
          }),
        )
        .join('\n---\n'),
    }
    const enforced = (settings: string) =>
      findingsOf({ ...policies, '.meshgate.yaml': settings }).then((lines) =>
        lines.filter((line) => line.endsWith('jwt/not-enforced')),
      )
    expect(await enforced('mesh: {}\n')).toHaveLength(1)
    expect(await enforced('mesh: {rootNamespace: mesh}\n')).toEqual([])
  })
})

describe('the allow-list of egress', () => {
  const rule = 'egress/outside-allowlist'
  const outside = [`new error db.yaml:5 ${rule}`]

  it('is what the configuration allows, as far as the workflow or the person allows it, too', async () => {
    expect(await findingsOf(files)).toEqual([])
    expect(await findingsOf(configured('egress-allowlist: []\n'))).toEqual(outside)
    expect(await findingsOf(configured('egress-allowlist: ["*.example.org:5432"]\n'))).toEqual([])
    expect(await findingsOf(files, null, { options: { egressAllowlist: ['api.example.com'] } })).toEqual(
      outside,
    )
    const both = configured('egress-allowlist: [api.example.com]\n')
    expect(await findingsOf(both, null, { options: { egressAllowlist: ['db.example.org'] } })).toEqual(
      outside,
    )
    const wide = configured('egress-allowlist: ["*"]\n')
    expect(await findingsOf(wide, null, { options: { egressAllowlist: ['*.example.org'] } })).toEqual([])
    expect(await findingsOf(wide, null, { options: { egressAllowlist: ['*.example.com'] } })).toEqual(outside)
  })

  it('of head decides about base, too', async () => {
    expect(await findingsOf(configured('egress-allowlist: []\n'), files)).toEqual([
      `existing error db.yaml:5 ${rule}`,
    ])
  })

  it('with what is no host is a mistake', async () => {
    await expect(report(files, null, { options: { egressAllowlist: ['a b'] } })).rejects.toThrow(UsageError)
  })
})
