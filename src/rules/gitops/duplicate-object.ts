import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { isClusterScoped } from '../../model/cluster-scope.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'

export const duplicateObject = defineRule({
  id: 'gitops/duplicate-object',
  codes: ['defined-twice'],
  severity: 'error',
  summary: 'One object is defined twice in what is applied together.',
  why: 'A cluster holds one object of a kind and name. The one that is applied last replaces the other without a word, two controllers take it from each other for ever, and Helm refuses the release.',
  fix: 'Keep one of the two, or give it another name or namespace.',
  across: {
    *manifest(manifest, mesh) {
      const first = firstDefinitions(mesh).get(manifest)
      if (!first) return
      const name = first.root.at('metadata', 'name')
      yield {
        code: 'defined-twice',
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

/** For each object that is defined before, the first definition that it clashes with. */
const firstDefinitions = derived('everything', (mesh): ReadonlyMap<Manifest, Manifest> => {
  const groups = groupBy(mesh.manifests.filter(isOneOfMany), identity)
  return new Map([...groups.values()].flatMap((same) => (same.length > 1 ? repeated(same, mesh) : [])))
})

/** An object with the first one that it clashes with, for those of one identity. */
function repeated(same: readonly Manifest[], mesh: Mesh): [Manifest, Manifest][] {
  const earlier = new Map<string, Definition[]>()
  return [...new Set(same)].flatMap((manifest, index): [Manifest, Manifest][] => {
    const definition = { manifest, index, text: textOf(manifest) }
    const groups = clashGroups(manifest, mesh)
    const found = groups.flatMap(
      (group) => earlier.get(group)?.find(({ text }) => text !== definition.text) ?? [],
    )
    for (const group of groups) keep(definition, group, earlier)
    const [first] = found.toSorted((one, other) => one.index - other.index)
    return first ? [[manifest, first.manifest]] : []
  })
}

/** An object among those of its identity, in their order. */
interface Definition {
  readonly manifest: Manifest
  readonly index: number
  readonly text: string
}

/** Two of different texts are enough: whatever comes later differs from one of them. */
function keep(definition: Definition, group: string, earlier: Map<string, Definition[]>): void {
  const kept = earlier.get(group) ?? []
  if (kept.length < 2 && kept.every(({ text }) => text !== definition.text)) kept.push(definition)
  earlier.set(group, kept)
}

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
 * Names for what an object is applied with: two that share one would meet in a cluster. Where nothing states the
 * namespace of a target, its release goes by a name that is made of its chart's: of two such targets the files cannot
 * tell.
 */
function clashGroups(manifest: Manifest, mesh: Mesh): string[] {
  const own = `target ${manifest.target}`
  return isPlaced(manifest, mesh) ? [own, 'all'] : [own]
}

function isPlaced(manifest: Manifest, mesh: Mesh): boolean {
  if (!isClusterScoped(groupOf(manifest), manifest.kind)) return hasStatedNamespace(manifest)
  const target = targetsById(mesh).get(manifest.target)
  return target?.kind !== 'helm' || target.namespace !== null
}

const targetsById = derived([], (mesh) => new Map(mesh.targets.map((target) => [target.id, target])))

/** The same for what stands in one file that two targets take in. */
function textOf({ root }: Manifest): string {
  const { file, line, column } = root.location
  return JSON.stringify([file, line, column])
}
