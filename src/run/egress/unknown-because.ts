import { changedCaptures } from '../../effect/egress/changed-captures.ts'
import { portsByUnstatedCapture } from '../../effect/egress/allocated-ports.ts'
import { comparedReaches } from '../../effect/egress/compared-reaches.ts'
import { networkPolicies } from '../../effect/egress/limits.ts'
import { unknownDataplane, type MeshEgress } from '../../effect/egress/mesh-egress.ts'
import { missingForNewPods } from '../../effect/egress/openness-difference.ts'
import { manifestTitle } from '../../effect/request/registry/age.ts'
import { differentSpellings } from '../../effect/request/registry/host-spellings.ts'
import { referencedNames } from '../../istio/hosts/object-links.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, objectKey } from '../../model/presence.ts'
import { withoutStandIns } from '../../core/namespace.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { TreeOfMeshes } from '../../inspect/tree-of-meshes.ts'
import type { RenderedMeshes } from '../open-trees.ts'
import type { RunInput } from '../run-input.ts'
import { unreadInMesh, unreadInTree, readingChangeTexts } from '../unread.ts'
import type { EgressSide } from './egress-side.ts'

/**
 * The reasons why there may be more egress than was found: unread inputs of head and base, and differences that are
 * read and not understood. Empty if everything that could matter was read.
 */
export function unknownBecause(
  head: EgressSide,
  base: EgressSide | null,
  baseTree: TreeOfMeshes,
  { configFile }: Pick<RunInput['options'], 'configFile'>,
): string[] {
  return unique([
    ...[head.rendered.tree, baseTree].flatMap(unreadInTree),
    ...(base ? [head, base] : [head]).flatMap(({ egress, rendered }) => unreadInMesh(egress.mesh, rendered)),
    ...readingChangeTexts(head.rendered.tree, baseTree, configFile),
    ...notUnderstood(head.egress, base && base.egress),
  ])
}

/** The differences between head and base that are read and not understood: names, extensions, network policies. */
export function notUnderstood(head: MeshEgress, base: MeshEgress | null): string[] {
  const meshes = [head, ...(base ? [base] : [])].map(({ mesh }) => mesh)
  return unique([
    ...meshes.flatMap(unknownNames),
    ...differentSpellings(meshes),
    ...unknownEffects(head, base),
    ...missingForNewPods(comparedReaches(head, base)).map(
      (input) => `whether new pods without a sidecar reach more than others depends on ${input}`,
    ),
    ...changedLimits(head, base),
    ...changedCaptures(head.mesh, base && base.mesh),
    ...portsByUnstatedCapture(head.mesh, base && base.mesh),
  ])
}

/** The unread inputs of a tree and a mesh, by which more or less may be reached. */
export function unreadOfEgress({ egress, rendered }: EgressSide): string[] {
  return unique([...unreadInTree(rendered.tree), ...unreadInMesh(egress.mesh, rendered)])
}

/** The unread inputs of meshes without statements about egress. */
export function unreadOfOthers(meshes: readonly Mesh[], rendered: RenderedMeshes): string[] {
  return unique(meshes.flatMap((mesh) => unreadInMesh(mesh, rendered)))
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].map(withoutStandIns)
}

/** The kinds of which an object with an unknown name may be about any host. */
const kindsOfHosts: readonly MeshKind[] = [
  ...(['ServiceEntry', 'VirtualService', 'DestinationRule', 'Sidecar', 'Gateway', 'HTTPRoute'] as const),
  ...(['TLSRoute', 'TCPRoute', 'GRPCRoute'] as const),
]

/**
 * Sentences about objects that may concern any host: `nothing states the namespace of KIND NAME`, or that something fills in
 * a placeholder in one of its names later. At most one for each object.
 */
export function unknownNames(mesh: Mesh): string[] {
  const objects = kindsOfHosts.flatMap((kind) => mesh.ofKind(kind))
  return objects.flatMap((object) => {
    if (!hasStatedNamespace(object)) return [`nothing states the namespace of ${object.kind} ${object.name}`]
    const unfilled = referencedNames(object).texts.find(isUnfilled)
    return unfilled === undefined
      ? []
      : [`something fills in \`${unfilled}\` of ${manifestTitle(object)} later`]
  })
}

/** The missing inputs of the pods of head and of base, unless nothing differs: what base did not reach is unknown as well. */
function unknownEffects(head: MeshEgress, base: MeshEgress | null): string[] {
  const reaches = (base ? [head, base] : [head]).flatMap((side) => [
    ...side.clients.map((client) => side.reachOf(client)),
    ...[...side.gateways().values()].map(({ reach }) => reach),
  ])
  const missing = [...new Set(reaches.flatMap((reach) => reach.missing))].filter(
    (input) => input !== unknownDataplane,
  )
  if (missing.length === 0) return []
  if (base && changedObjects(head.mesh.manifests, base.mesh.manifests).length === 0) return []
  return missing.map((input) => `${input}${input.includes(', ') ? ',' : ''} is not known`)
}

/** Network policies that differ. What they allow is not decided. */
function changedLimits(head: MeshEgress, base: MeshEgress | null): string[] {
  const [inHead, inBase] = [head, base].map((egress) => (egress ? networkPolicies(egress.mesh) : []))
  const [atHead, atBase] = [head, base].map((egress) => (egress ? policiesOfGateways(egress) : []))
  return [
    ...changedObjects(inHead!, inBase!).map(
      (policy) => `${manifestTitle(policy)} differs, which also limits what is reached`,
    ),
    ...changedObjects(atHead!, atBase!).map(
      (policy) => `${manifestTitle(policy)} differs, which limits what a gateway lets through`,
    ),
  ]
}

/** The policies in the namespaces of gateways with exits. */
function policiesOfGateways({ mesh, gateways }: MeshEgress): Manifest[] {
  const sending = [...gateways().values()]
  if (sending.length === 0) return []
  const namespaces = new Set([mesh.rootNamespace, ...sending.map(({ client }) => client.proxy.namespace)])
  return [...mesh.ofKind('AuthorizationPolicy'), ...mesh.ofKind('RequestAuthentication')].filter(
    ({ namespace }) => namespaces.has(namespace),
  )
}

/** The objects that only one list has, or that differ; each once. */
function changedObjects(head: readonly Manifest[], base: readonly Manifest[]): Manifest[] {
  const [inHead, inBase] = [byKey(head), byKey(base)]
  const keys = new Set([...inHead.keys(), ...inBase.keys()])
  return [...keys].flatMap((key) => {
    const [before, after] = [inBase.get(key), inHead.get(key)]
    const isSame = before && after && canonicalJson(before.root) === canonicalJson(after.root)
    return isSame ? [] : [(after ?? before)!]
  })
}

function byKey(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(objects.map((object) => [objectKey(object), object]))
}
