import { describe, expect, it } from 'vitest'
import { namedClusters } from '../../src/discover/gitops/clusters.ts'
import { chart, found } from './trees.ts'

const url = 'https://git.example/org/platform'
const config = `clusters:
  - { name: eu, server: 'https://eu.example/', labels: { tier: gold }, annotations: { region: eu-1 }, environment: prod }
  - { name: us, server: 'https://us.example', labels: { tier: silver } }
  - { name: in-cluster }
repository: { aliases: [${url}] }
`

const application = (destination: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web, namespace: argocd }
spec:
  destination: { namespace: shop, ${destination} }
  source: { repoURL: ${url}, path: web }
`

const set = (selector: string): string => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web, namespace: argocd }
spec:
  goTemplate: true
  generators: [{ clusters: {${selector}} }]
  template:
    metadata: { name: 'web-{{ .name }}' }
    spec:
      destination: { namespace: '{{ .metadata.labels.tier }}', server: '{{ .server }}' }
      source: { repoURL: ${url}, path: web }
`

async function placed(text: string): Promise<string[]> {
  const files = { '.meshgate.yaml': config, 'web/Chart.yaml': chart('web'), 'all.yaml': text }
  const { targets } = await found(files)
  return targets.flatMap(({ manager, environment, namespace }) =>
    manager ? `${manager.name} ${manager.cluster} ${environment} ${namespace}` : [],
  )
}

describe('clusters of the configuration', () => {
  it.each([
    ['name: eu', 'web eu prod shop'],
    ['server: https://eu.example', 'web eu prod shop'],
    ['server: https://us.example/', 'web us null shop'],
    ['server: https://kubernetes.default.svc', 'web in-cluster null shop'],
    ['name: other-dev', 'web other-dev dev shop'],
  ])('give a destination its name and environment: %s', async (destination, expected) => {
    expect(await placed(application(destination))).toEqual([expected])
  })

  it('are what a generator of clusters yields', async () => {
    expect(await placed(set(' selector: { matchLabels: { tier: gold } } '))).toEqual(['web-eu eu prod gold'])
    const labelled = 'selector: { matchExpressions: [{ key: tier, operator: Exists }] }'
    expect(await placed(set(labelled))).toEqual(['web-eu eu prod gold', 'web-us us null silver'])
  })

  it('are found by name before they are found by server', () => {
    const { of } = namedClusters([
      { name: 'https://b', server: 'https://a' },
      { name: 'c', server: 'https://b' },
    ])
    expect(of('https://b')?.name).toBe('c')
    expect(of('')).toBeUndefined()
  })
})
