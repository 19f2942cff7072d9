import { groupBy } from '../../core/group.ts'
import { folderOf } from '../../core/path.ts'
import { writtenNamespace } from '../../model/deletion-policy.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import type { Reader } from '../../yaml/reader.ts'
import { fileRoles } from '../parts/file-roles.ts'
import { anyKind } from '../parts/patched-kinds.ts'
import { circlesIn } from './circles.ts'
import { isOfFlux } from './flux-names.ts'

/**
 * Flux Kustomizations and HelmReleases that wait for each other by `dependsOn`, at the entry of the first one. Flux applies
 * none of them (https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies).
 *
 * @param objects those of files
 */
export function dependencyCycles(objects: readonly Manifest[], reader: Reader): UnresolvedReference[] {
  const waiting = objects.filter((object) => kinds.has(object.kind) && isOfFlux(object))
  const byName = groupBy(waiting, ({ kind, name }) => `${kind}/${name}`)
  const dependencies = new Map(waiting.map((object) => [object, dependenciesOf(object, byName)] as const))
  const edges = new Map(
    [...dependencies].map(([object, ofObject]) => [object, ofObject.map(({ on }) => on)] as const),
  )
  return circlesIn(edges).flatMap((circle) => {
    const entries = circle.map((object, index) => {
      const next = circle[(index + 1) % circle.length]
      return dependencies.get(object)!.find(({ on }) => on === next)!
    })
    return cycleReference(circle, entries, reader)
  })
}

const kinds = new Set(['Kustomization', 'HelmRelease'])

/** An entry of `dependsOn`, and the object that it names. */
interface Dependency {
  readonly node: Node
  readonly on: Manifest
}

function dependenciesOf(object: Manifest, byName: ReadonlyMap<string, readonly Manifest[]>): Dependency[] {
  return object.spec.items('dependsOn').flatMap((entry) => {
    const node = entry.get('name')
    const namespace = entry.get('namespace').text || writtenNamespace(object.root)
    const named = (byName.get(`${object.kind}/${node.text}`) ?? []).filter((candidate) => {
      const written = writtenNamespace(candidate.root)
      return written === '' || namespace === '' || written === namespace
    })
    const on = nearest(named, object)
    return on ? { node, on } : []
  })
}

/** The only object of a name in the same file, else in the same folder, else in the tree. */
function nearest(named: readonly Manifest[], { target: file }: Manifest): Manifest | undefined {
  const inFile = named.filter(({ target }) => target === file)
  const inFolder = named.filter(({ target }) => folderOf(target) === folderOf(file))
  const candidates = [inFile, inFolder, named].find(({ length }) => length > 0) ?? []
  return candidates.length === 1 ? candidates[0] : undefined
}

function cycleReference(
  circle: readonly Manifest[],
  [entry, ...others]: readonly Dependency[],
  reader: Reader,
): UnresolvedReference[] {
  const roles = circle.map(({ target }) => fileRoles(reader)(target))
  if (!entry || roles.some(({ use }) => use !== 'objects')) return []
  const [first] = circle as [Manifest]
  const isPatched = roles.some(({ effect }) => effect.kinds.has(first.kind) || effect.kinds.has(anyKind))
  return [
    {
      code: 'dependency-cycle',
      node: entry.node,
      manifest: first,
      noun: first.kind,
      name: [...circle, first].map(({ name }) => name).join(' → '),
      path: null,
      similar: null,
      mayExist: isPatched ? 'a patch may change `dependsOn`' : null,
      related: others.map(({ node }) => ({ node, note: 'waits for the next one' })),
    },
  ]
}
