import { describe, expect, it } from 'vitest'
import { compareText } from '../../src/core/order.ts'
import { report, type Files } from './scene.ts'

const web = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web }
spec:
  hosts: ['web.\${DOMAIN}']
  http:
    - timeout: \${TIMEOUT:=60s}
      retries: { attempts: 3, perTryTimeout: 5s, retryOn: reset }
      route: [{ destination: { host: web } }]
`
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ports: [{ name: http, port: 80 }]
`

const ks = (spec: string): string => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  prune: true
  path: ./apps
  sourceRef: { kind: GitRepository, name: flux-system }
  targetNamespace: shop
${spec}`

const settings = `apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: flux-system }
data:
  DOMAIN: example.com
  TIMEOUT: 2s
`

function tree(spec: string, files: Files = {}): Files {
  return { 'clusters/home/apps.yaml': ks(spec), 'apps/web.yaml': web, 'apps/service.yaml': service, ...files }
}

const substituteFrom = (...references: readonly string[]): string =>
  `  postBuild:\n    substituteFrom:\n${references.map((reference) => `      - { ${reference} }\n`).join('')}`

describe('what a Flux Kustomization builds', () => {
  it('is in the report as rendered, with the objects as Flux applies them', async () => {
    const { targets } = await report(tree(''))
    expect(targets.toSorted((a, b) => compareText(a.kind, b.kind))).toMatchObject([
      { kind: 'flux-kustomization', name: 'apps', namespace: 'flux-system', status: 'rendered' },
      {
        kind: 'kustomization',
        environment: 'home',
        status: 'rendered',
        statedBy: { file: 'clusters/home/apps.yaml' },
      },
      { kind: 'manifests', path: 'clusters/home/apps.yaml', status: 'read' },
    ])
    const { changes } = await report(tree('  postBuild: { substitute: { DOMAIN: example.com } }\n'), tree(''))
    expect(changes.filter(({ object }) => object.kind === 'VirtualService')).toMatchObject([
      {
        object: { kind: 'VirtualService', namespace: 'shop', name: 'web' },
        fields: expect.arrayContaining([
          { path: 'spec.hosts[0]', after: 'web.example.com' },
          { path: 'spec.http[0].timeout', before: '${TIMEOUT:=60s}', after: '60s' },
        ]) as unknown,
      },
    ])
  })

  it.each([
    ['a ConfigMap', substituteFrom('kind: ConfigMap, name: settings'), 'settings.yaml:6'],
    [
      'the object',
      '  postBuild:\n    substitute:\n      DOMAIN: example.com\n      TIMEOUT: 2s\n',
      'clusters/home/apps.yaml:15',
    ],
    [
      'a patch in the object',
      '  patches:\n    - target: { kind: VirtualService }\n      patch: |\n        - op: replace\n          path: /spec/http/0/timeout\n          value: 2s\n',
      'clusters/home/apps.yaml:17',
    ],
  ])('has findings at the value that causes them: in %s', async (_, spec, place) => {
    const { findings } = await report(tree(spec, { 'settings.yaml': settings }))
    expect(
      findings
        .filter(({ rule }) => rule === 'routing/timeout-covers-retries')
        .map(({ at, cause }) => `${at.file}:${at.line} ${cause}`),
    ).toEqual([`${place} exact`])
  })

  it('keeps a variable that only the cluster knows, which is no finding', async () => {
    const { findings, targets } = await report(tree(substituteFrom('kind: Secret, name: cluster-secrets')))
    expect(targets.filter(({ status }) => status === 'failed')).toEqual([])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('fails alone, at its object, where it cannot be built', async () => {
    const { findings, targets } = await report(
      tree('  patches:\n    - patch: |\n        - op: replace\n          path: /spec\n          value: {}\n'),
    )
    expect(findings.map(({ rule }) => rule)).toContain('gitops/build-failed')
    expect(targets).toContainEqual(expect.objectContaining({ kind: 'flux-kustomization', status: 'failed' }))
  })
})
