import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { isClusterScoped } from '../../model/cluster-scope.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../model/placeholder.ts'
import { isSureOfNamespace } from '../../model/presence.ts'
import { quote } from '../quote.ts'
import { defineRule } from '../rule.ts'

export const duplicateObject = defineRule({
  id: 'gitops/duplicate-object',
  severity: 'error',
  summary: 'One object is defined twice in what is applied together.',
  why: 'A cluster holds one object of a kind and name. The one that is applied last replaces the other without a word, two controllers take it from each other for ever, and Helm refuses the release.',
  fix: 'Keep one of the two, or give it another name or namespace.',
  on: {
    *manifest(manifest, mesh) {
      const same = byIdentity(mesh).get(identity(manifest)) ?? []
      if (same.length < 2) return
      const first = same
        .slice(0, Math.max(0, same.indexOf(manifest)))
        .find((one) => clash(one, manifest, mesh))
      if (!first) return
      const name = first.root.at('metadata', 'name')
      yield {
        node: manifest.root.at('metadata', 'name'),
        message: `${manifest.kind} ${quote(shownName(manifest))} is defined twice in what is applied together: one replaces the other`,
        about: identity(manifest),
        related: [
          {
            node: name,
            note:
              first.target === manifest.target ? 'the first one' : `the first one, of ${quote(first.target)}`,
          },
        ],
      }
    },
  },
})

const byIdentity = oncePer((mesh: Mesh) => groupBy(mesh.manifests.filter(isOneOfMany), identity))

/** Hooks are created when their moment comes, and removed; what has no name yet has no identity. */
function isOneOfMany({ root, name, namespace }: Manifest): boolean {
  const isHook = root.at('metadata', 'annotations', 'helm.sh/hook').exists
  return !isHook && name !== '' && !isUnfilled(name) && !isUnfilled(namespace)
}

/** Versions of one group are the same object. */
const identity = oncePer((manifest: Manifest): string => {
  const { kind, namespace, name } = manifest
  const group = groupOf(manifest)
  return [group, kind, isClusterScoped(group, kind) ? '' : namespace, name].join('\0')
})

function shownName(manifest: Manifest): string {
  const { kind, namespace, name } = manifest
  return isClusterScoped(groupOf(manifest), kind) ? name : `${namespace}/${name}`
}

/**
 * True if the two would meet in a cluster. Where nothing states the namespace of a target, its release goes by a name
 * that is made of its chart's: of two such targets the files cannot tell.
 */
function clash(one: Manifest, other: Manifest, mesh: Mesh): boolean {
  if (isSameText(one, other)) return false
  return one.target === other.target || [one, other].every((manifest) => isPlaced(manifest, mesh))
}

function isPlaced(manifest: Manifest, mesh: Mesh): boolean {
  if (!isClusterScoped(groupOf(manifest), manifest.kind)) return isSureOfNamespace(manifest)
  const target = targetsById(mesh).get(manifest.target)
  return target?.kind !== 'helm' || target.namespace !== null
}

const targetsById = oncePer((mesh: Mesh) => new Map(mesh.targets.map((target) => [target.id, target])))

/** One file that two targets take in. */
function isSameText(one: Manifest, other: Manifest): boolean {
  const [a, b] = [one.root.place, other.root.place]
  return a.file === b.file && a.line === b.line && a.column === b.column
}
