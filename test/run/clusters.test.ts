import { describe, expect, it } from 'vitest'
import { chart, report, type Files } from './scene.ts'

const url = 'https://git.example/org/platform'
const options = { repository: () => ({ urls: [url], branches: [], mainBranch: null }) }

const application = (name: string, destination: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd }
spec:
  project: default
  destination: { namespace: shop, ${destination} }
  source: { repoURL: ${url}, path: ${name}/prod }
`

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: [web.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: backend } }] }]
`
const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [web.example.com] }]
`
const service = (name: string): string => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ports: [{ port: 80, name: http }] }
`

/** A route in one cluster, its gateway and its Service in another. */
const files: Files = {
  'apps/prod/web.yaml': application('web', 'name: east'),
  'apps/prod/edge.yaml': application('edge', "server: 'https://west.example'"),
  'web/prod/route.yaml': route,
  'web/prod/service.yaml': service('other'),
  'edge/prod/gateway.yaml': gateway,
  'edge/prod/backend.yaml': service('backend'),
}

async function problems(changes: Files, clusters: readonly object[] = []): Promise<string[]> {
  const configuration = { '.meshgate.yaml': JSON.stringify({ clusters }) }
  const { findings } = await report({ ...files, ...changes, ...configuration }, null, { options })
  return findings.filter(({ rule }) => rule.startsWith('routing/')).map(({ rule, code }) => `${rule}/${code}`)
}

const missingGateway = 'routing/gateway-exists/not-in-repository'
const unknownHost = 'routing/destination-known/unknown-host'
const secret = `apiVersion: v1
kind: Secret
metadata: { name: west, labels: { argocd.argoproj.io/secret-type: cluster } }
stringData: { name: WEST, server: https://west.example/ }
`

describe('clusters of one environment', () => {
  it.each([
    ['do not see each other, apart from Services', {}, [], [missingGateway]],
    [
      'see everything of each other in one mesh',
      {},
      [
        { name: 'east', mesh: 'mesh1' },
        { name: 'west', server: 'https://west.example', mesh: 'mesh1' },
      ],
      [],
    ],
    [
      'see no Services of each other in two meshes',
      {},
      [
        { name: 'east', mesh: 'mesh1' },
        { name: 'west', server: 'https://west.example', mesh: 'mesh2' },
      ],
      [unknownHost, missingGateway],
    ],
    [
      'are one by the Secret that names a server',
      { 'secret.yaml': secret, 'apps/prod/web.yaml': application('web', 'name: WEST') },
      [],
      [],
    ],
    [
      'may all have what states none',
      {
        'apps/prod/edge.yaml': application('edge', "name: '{{ cluster }}'"),
        'apps/prod/third.yaml': application('third', 'name: west'),
        'third/prod/service.yaml': service('third'),
      },
      [],
      [],
    ],
  ])('%s', async (_, changes, clusters, expected) => {
    expect(new Set(await problems(changes as Files, clusters))).toEqual(new Set(expected))
  })

  it('have an overlay each, of which none completes that of another environment', async () => {
    const kustomization = (...resources: string[]): string => `resources: [${resources.join(', ')}]\n`
    const overlays: Files = {
      'web/overlays/prod/kustomization.yaml': kustomization('route.yaml', 'service.yaml'),
      'web/overlays/prod/route.yaml': route.replace('name: web }', 'name: web, namespace: shop }'),
      'web/overlays/prod/service.yaml': service('backend').replace(' }', ', namespace: shop }'),
      'web/overlays/stage/kustomization.yaml': kustomization('gateway.yaml'),
      'web/overlays/stage/gateway.yaml': gateway.replace(' }', ', namespace: shop }'),
    }
    const found = async (tree: Files): Promise<string[]> =>
      (await report(tree)).findings.map(({ rule, code }) => `${rule}/${code}`)
    const moved = Object.entries(overlays).map(([path, text]) => [
      path.replace('web/overlays/stage', 'edge'),
      text,
    ])
    expect(await found(overlays)).toContain(missingGateway)
    expect(await found(Object.fromEntries(moved))).not.toContain(missingGateway)
  })
})

describe('what a cluster serves', () => {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: { name: asked }
data:
  version: {{ .Capabilities.KubeVersion.Minor | quote }}
  monitored: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" | quote }}
`
  const helmRelease = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: web, namespace: shop }
spec:
  interval: 10m
  chart: { spec: { chart: ./web, sourceRef: { kind: GitRepository, name: flux-system, namespace: flux-system } } }
`
  const east = {
    name: 'east',
    environment: 'prod',
    'kube-version': '1.31',
    'api-versions': ['monitoring.coreos.com/v1'],
  }

  async function served(object: Files, clusters: readonly object[]): Promise<string> {
    const tree = { ...chart('web', template), ...object, '.meshgate.yaml': JSON.stringify({ clusters }) }
    const { changes } = await report(tree, { '.meshgate.yaml': '{}' }, { options })
    const renamed = changes.find(({ object: { name } }) => name === 'asked')
    return (
      /version: "(\d+)"[\s\S]*monitored: "(\w+)"/
        .exec(renamed?.diff ?? '')
        ?.slice(1)
        .join(' ') ?? ''
    )
  }

  const applied = (more = '') => ({
    'prod/web.yaml': application('web', 'name: east').replace('web/prod }', `web${more} }`),
  })

  it('is what an Application is rendered for, unless it states that itself', async () => {
    expect(await served(applied(), [east])).toBe('31 true')
    expect(await served(applied(", helm: { kubeVersion: '1.29' }"), [east])).toBe('29 true')
    expect(await served(applied(), [{ name: 'east' }])).toMatch(/ false$/)
  })

  it('is that of the only cluster of an environment where no cluster is stated', async () => {
    const flux = { 'clusters/prod/web.yaml': helmRelease }
    expect(await served(flux, [east])).toBe('31 true')
    expect(await served(flux, [east, { name: 'west', environment: 'prod' }])).toMatch(/ false$/)
  })
})
