import { expect, it } from 'vitest'
import { manifestsOf, objectRef } from '../../src/model/manifest.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

it.each([
  ['a namespaced object', 'v1', 'ConfigMap', 'shop'],
  ['an object of cluster scope', 'rbac.authorization.k8s.io/v1', 'ClusterRole', undefined],
  ['a kind whose scope is not known', 'example.com/v1', 'Widget', 'shop'],
])('%s is shown with the namespace that contains it', (_, apiVersion, kind, namespace) => {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\n`
  const [manifest] = manifestsOf(parseDocuments(text, 'a.yaml'), 'release', 'shop')
  expect(objectRef(manifest!)).toEqual({
    apiVersion,
    kind,
    ...(namespace !== undefined && { namespace }),
    name: 'web',
  })
})
