import { describe, expect, it } from 'vitest'
import { outline, report } from './scene.ts'

/** A definition of a GitRepository without the field `provider`, which the bundled one has. */
const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: gitrepositories.source.toolkit.fluxcd.io}
spec:
  group: source.toolkit.fluxcd.io
  names: {kind: GitRepository, plural: gitrepositories}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {url: {type: string}, interval: {type: string}}}}}}
`
const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec:
  url: https://git.example/shop
  interval: 5m
  provider: azure
`

describe('a definition of the repository', () => {
  it('that nothing applies makes nothing certain in another file', async () => {
    const { findings } = await report({ 'testdata/crd.yaml': definition, 'sources/shop.yaml': source })
    expect(outline(findings)).toEqual(['new info sources/shop.yaml:7 schema/unknown-field'])
    expect(findings[0]!.confidence).toBe('likely')
  })

  it('that is applied takes the place of the bundled one, and of those that are not', async () => {
    const applied = { 'crds/kustomization.yaml': 'resources: [crd.yaml]\n', 'crds/crd.yaml': definition }
    const changed = definition.replace('url: {type: string}', 'url: {type: integer}')
    const files = { ...applied, 'testdata/crd.yaml': changed, 'sources/shop.yaml': source }
    const { findings } = await report(files)
    expect(outline(findings)).toEqual(['new error sources/shop.yaml:7 schema/unknown-field'])
  })
})
