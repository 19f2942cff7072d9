import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Target } from '../../src/core/target.ts'
import { isStatedNamespace } from '../../src/core/namespace.ts'
import { lint } from '../../src/lint.ts'
import { manifestsOf, type Manifest } from '../../src/model/manifest.ts'
import { createMesh, emptyMesh, type Mesh } from '../../src/model/mesh.ts'
import { duplicateObject } from '../../src/rules/gitops/duplicate-object.ts'
import { parseDocuments } from '../../src/yaml/parse.ts'

const targets: readonly Target[] = [
  ...(['a', 'b'] as const).map((id): Target => ({
    ...{ kind: 'helm', id, path: id, environment: null, missing: [] },
    ...{ release: id, namespace: id === 'a' ? null : 'shop', values: [] },
  })),
  { kind: 'manifests', id: 'c', path: 'c', environment: null, missing: [], files: [] },
]

interface Shape {
  readonly kind: string
  readonly namespace: string
}

/** A file with some objects of one name, and the targets that take it in. */
const file = fc.record({
  objects: fc.array(
    fc.record<Shape>({
      kind: fc.constantFrom('ConfigMap', 'Namespace'),
      namespace: fc.constantFrom('', 'shop', 'default'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  users: fc.subarray([...targets], { minLength: 1 }),
})

function textOf({ kind, namespace }: Shape): string {
  const where = namespace === '' ? '' : `, namespace: ${namespace}`
  return `---\napiVersion: v1\nkind: ${kind}\nmetadata: { name: app${where} }\n`
}

/** What a cluster would hold as one of two objects, as the rule's words say. */
function clash(first: Manifest, second: Manifest): boolean {
  const place = ({ root }: Manifest) => JSON.stringify(root.location)
  if (place(first) === place(second)) return false
  return first.target === second.target || (isPlaced(first) && isPlaced(second))
}

function isPlaced({ kind, namespace, target }: Manifest): boolean {
  const own = targets.find(({ id }) => id === target)!
  return kind === 'Namespace' ? own.kind !== 'helm' || own.namespace !== null : isStatedNamespace(namespace)
}

function identity({ kind, namespace, name }: Manifest): string {
  return JSON.stringify([kind, kind === 'Namespace' ? '' : namespace, name])
}

/** Each repeated object with the first one that it repeats, found by comparing all with all before them. */
function inPairs({ manifests }: Mesh): [number, number][] {
  return manifests.flatMap((manifest, index): [number, number][] => {
    const first = manifests.findIndex(
      (earlier, at) => at < index && identity(earlier) === identity(manifest) && clash(earlier, manifest),
    )
    return first < 0 ? [] : [[index, first]]
  })
}

test('the index of definitions finds what comparing each object with all before it finds', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), (files) => {
      const manifests = files.flatMap(({ objects, users }, index) => {
        const documents = parseDocuments(objects.map(textOf).join(''), `file${index}.yaml`)
        return users.flatMap((target) =>
          manifestsOf(documents, target.id, target.kind === 'helm' ? target.namespace : null),
        )
      })
      const mesh = createMesh({ ...emptyMesh, targets, manifests })
      const indexOf = new Map(
        manifests.map(({ root, target }, index) => [JSON.stringify([root.location, target]), index]),
      )
      const found = lint(mesh, [duplicateObject]).map(({ manifest, related }): unknown => ({
        at: indexOf.get(JSON.stringify([manifest!.root.location, manifest!.target])),
        first: (related[0]!.node as Manifest['root']).root.location,
      }))
      const expected = inPairs(mesh).map(([at, first]) => ({ at, first: manifests[first]!.root.location }))
      expect(found).toEqual(expect.arrayContaining(expected))
      expect(found).toHaveLength(expected.length)
    }),
    { numRuns: 300 },
  )
})
