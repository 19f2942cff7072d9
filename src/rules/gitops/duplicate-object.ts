import { groupBy } from '../../core/group.ts'
import { isClusterScoped } from '../../model/cluster-scope.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { quote } from '../message/quote.ts'
import { refusedDuplicate } from './helpers/refused-duplicate.ts'
import { defineRule } from '../rule.ts'

export const duplicateObject = defineRule({
  id: 'gitops/duplicate-object',
  codes: ['defined-twice'],
  severity: 'error',
  summary: 'Files that are applied together define the same object twice.',
  why: 'A cluster has one object of each kind and name. The definition that is applied last silently replaces the other, two controllers keep overwriting each other, and Helm refuses the release.',
  fix: 'Keep one of the two, or give it another name or namespace.',
  across: {
    *manifest(manifest, mesh) {
      const first = firstDefinitions(mesh).get(manifest)
      if (!first) return
      const name = first.root.at('metadata', 'name')
      yield {
        code: 'defined-twice',
        node: manifest.root.at('metadata', 'name'),
        message: `${manifest.kind} ${quote(shownName(manifest))} is defined twice in files that are applied together: ${resultOf(manifest, first, mesh)}; keep one`,
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

/** The result of two definitions: kustomize refuses both, a cluster applies one after the other. */
function resultOf({ target }: Manifest, first: Manifest, mesh: Mesh): string {
  return first.target === target && unbuiltTargets(mesh).has(target)
    ? 'kustomize builds nothing of it'
    : 'one definition replaces the other'
}

/** The ids of kustomizations that kustomize refuses because of two objects with one identity. */
const unbuiltTargets = derived(
  [],
  ({ builds = [] }): ReadonlySet<string> =>
    new Set(
      builds.flatMap(({ build }) =>
        build.status === 'not-built' && refusedDuplicate(build.message) ? build.target.id : [],
      ),
    ),
)

/** For each object that has an earlier definition, the first definition that it clashes with. */
const firstDefinitions = derived('everything', (mesh): ReadonlyMap<Manifest, Manifest> => {
  const groups = groupBy(mesh.manifests.filter(hasIdentity), identity)
  return new Map(
    [...groups.values()].flatMap((definitions) =>
      definitions.length > 1 ? clashingPairs(definitions, mesh) : [],
    ),
  )
})

/** Of definitions of one identity, those that clash with an earlier one, each with the first that it clashes with. */
function clashingPairs(definitions: readonly Manifest[], mesh: Mesh): [Manifest, Manifest][] {
  const earlier = new Map<string, Definition[]>()
  return [...new Set(definitions)].flatMap((manifest, index): [Manifest, Manifest][] => {
    const definition = { manifest, index, text: textOf(manifest) }
    const groups = clashGroups(manifest, mesh)
    const clashing = groups.flatMap(
      (group) => earlier.get(group)?.find(({ text }) => text !== definition.text) ?? [],
    )
    for (const group of groups) keepDistinct(definition, group, earlier)
    const [first] = clashing.toSorted((a, b) => a.index - b.index)
    return first ? [[manifest, first.manifest]] : []
  })
}

/** A definition with its index among those of the same identity. */
interface Definition {
  readonly manifest: Manifest
  readonly index: number
  readonly text: string
}

/** Adds a definition to a group, which keeps two of different origin: any later definition differs from one of them. */
function keepDistinct(definition: Definition, group: string, earlier: Map<string, Definition[]>): void {
  const definitions = earlier.get(group) ?? []
  if (definitions.length < 2 && definitions.every(({ text }) => text !== definition.text))
    definitions.push(definition)
  earlier.set(group, definitions)
}

/**
 * True for an object that a cluster has once. Hooks of Helm are left out, since Helm creates and removes them, and objects
 * whose name or namespace has a placeholder, since their identity is not known.
 */
function hasIdentity({ root, name, namespace }: Manifest): boolean {
  const isHook = root.at('metadata', 'annotations', 'helm.sh/hook').exists
  return !isHook && name !== '' && !isUnfilled(name) && !isUnfilled(namespace)
}

/** A key of the object in a cluster: group, kind, namespace and name. Two versions of a group are the same object. */
function identity(manifest: Manifest): string {
  const { kind, namespace, name } = manifest
  const group = groupOf(manifest)
  return [group, kind, isClusterScoped(group, kind) ? '' : namespace, name].join('\0')
}

function shownName(manifest: Manifest): string {
  const { kind, namespace, name } = manifest
  return isClusterScoped(groupOf(manifest), kind) ? name : `${namespace}/${name}`
}

/**
 * The groups of an object: two definitions that share a group would clash in a cluster. Each object is in the group of
 * its target. It is in the group `all` only if its namespace is certain: a release whose namespace nothing states may go
 * into any namespace, so that the files do not tell whether two such targets clash. That a kustomization is applied beside
 * others is inferred from its path, so that only its own objects clash.
 */
function clashGroups(manifest: Manifest, mesh: Mesh): string[] {
  const targetGroup = `target ${manifest.target}`
  const isKustomized = targetsById(mesh).get(manifest.target)?.kind === 'kustomization'
  return !isKustomized && hasCertainNamespace(manifest, mesh) ? [targetGroup, 'all'] : [targetGroup]
}

function hasCertainNamespace(manifest: Manifest, mesh: Mesh): boolean {
  if (!isClusterScoped(groupOf(manifest), manifest.kind)) return hasStatedNamespace(manifest)
  const target = targetsById(mesh).get(manifest.target)
  return target?.kind !== 'helm' || target.namespace !== null
}

const targetsById = derived([], (mesh) => new Map(mesh.targets.map((target) => [target.id, target])))

/** A key of the place where an object is written; equal for an object of a file that two targets include. */
function textOf({ root }: Manifest): string {
  const { file, line, column } = root.location
  return JSON.stringify([file, line, column])
}
