import { describe, expect, it } from 'vitest'
import { lintOnce } from '../../src/inspect/lint-once.ts'
import { manifestsOf } from '../../src/model/manifest.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { emptyMesh, type MeshInput } from '../../src/model/mesh.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'
import { scope } from './scene.ts'

const documents = parseDocuments(
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: shop}
spec: {hosts: [a.example], http: [{timeout: 1x, route: [{destination: {host: a.example}}]}]}
`,
  'a.yaml',
)

const target = { kind: 'manifests', id: 'a.yaml', path: 'a.yaml', environment: 'prod' } as const
const settings = { files: ['a.yaml'], missing: [], loose: 'together' } as const

const manifests = manifestsOf(documents, 'a.yaml', null)

/** A mesh as head and base make it: of the same objects and documents, but with targets and lists of their own. */
function meshInput(overrides: Partial<MeshInput> = {}): MeshInput {
  return {
    ...emptyMesh,
    environment: 'prod',
    targets: [{ ...target, ...settings }],
    manifests: [...manifests],
    documents: documents.map((document) => ({ file: 'a.yaml', document, problems: document.problems })),
    context: { ...emptyContext, unread: { names: new Set(), isAnyNamespace: false } },
    ...overrides,
  }
}

describe('a mesh of both trees', () => {
  it('is linted once if it is the same', () => {
    const host = { ...scope.host }
    const findings = lintOnce(meshInput(), host)
    expect(findings).not.toEqual([])
    expect(lintOnce(meshInput(), host)).toBe(findings)
  })

  it('is linted again in another run', () => {
    expect(lintOnce(meshInput(), { ...scope.host })).not.toBe(lintOnce(meshInput(), { ...scope.host }))
  })

  const sameText = parseDocuments(documents[0]!.source.text, 'a.yaml')
  const alterations: Readonly<Record<string, Partial<MeshInput>>> = {
    'an object more': { manifests: [...manifests, ...manifests] },
    'an object less': { manifests: [] },
    'another object': { manifests: manifestsOf(sameText, 'a.yaml', null) },
    'another document': {
      documents: sameText.map((document) => ({ file: 'a.yaml', document, problems: document.problems })),
    },
    'another reading': {
      documents: documents.map((document) => ({
        file: 'a.yaml',
        document,
        problems: document.problems,
        reading: 'unread',
      })),
    },
    'other settings of a target': { targets: [{ ...target, ...settings, loose: 'alone' }] },
    'an object around': { otherObjects: manifests },
    'a part': { parts: manifests },
    'something that is not rendered': { isPartial: true },
    'another environment': { environment: null },
    'another time': { context: { ...emptyContext, now: 1 } },
    'an unread namespace': {
      context: { ...emptyContext, unread: { names: new Set(['shop']), isAnyNamespace: false } },
    },
    'a known kind': { context: { ...emptyContext, kinds: new Map([['v1/A', kindShape()]]) } },
  }
  for (const [name, overrides] of Object.entries(alterations))
    it(`is linted again with ${name}`, () => {
      const host = { ...scope.host }
      expect(lintOnce(meshInput(overrides), host)).not.toBe(lintOnce(meshInput(), host))
    })
})

function kindShape() {
  return { apiVersion: 'v1', kind: 'A', schema: {} } as const
}
