import { attachedPolicies, type AttachedPolicy } from '../request/policy/attachment.ts'
import { extensionsOf, type PatchContext } from '../request/policy/extensions.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { isUnknown } from '../request/match/truth.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { Manifest } from '../../model/manifest.ts'
import { policyKinds, type MeshPair, type MeshSide, type PolicyKind } from './mesh-pair.ts'
import { changedPoliciesAt, isSamePlace } from './policy-pairs.ts'
import type { ProxySide } from './proxy-conditions.ts'

/**
 * One key for each policy that applies to a proxy, or may apply, ordered by kind; by default of all three kinds. Policies
 * with equal content have equal keys; the key of a policy that may apply also names the missing inputs.
 */
export function policyKeys(place: ProxySide, kinds: readonly PolicyKind[] = policyKinds): string[] {
  return kinds.flatMap((kind) => keysOf(place, attachedAt(place, kind)))
}

function attachedAt({ side, proxy, service }: ProxySide, kind: PolicyKind): readonly AttachedPolicy[] {
  return attachedPolicies(side.mesh, kind, proxy, service)
}

function keysOf({ side }: ProxySide, policies: readonly AttachedPolicy[]): string[] {
  return policies.map(
    ({ policy, isAttached }) =>
      `${side.keyOf(policy)}${isUnknown(isAttached) ? ` ${isAttached.missing.join()}` : ''}`,
  )
}

/**
 * Equal for proxies with the same policies in head and in base: a key of the policies of head, of what base has beside them, and of
 * what base lacks. If the same pods are meant, only policies that differ are looked up in base.
 */
export function pairedPolicyKey({ changes }: MeshPair, head: ProxySide, base: ProxySide): string {
  const ofHead = policyKeys(head)
  if (isSamePlace(head, base))
    return JSON.stringify([
      ofHead,
      policyKinds.flatMap((kind) => keysOf(base, changedPoliciesAt(base, kind))),
      [],
    ])
  const [inHead, inBase] = [new Set(ofHead), new Set(policyKeys(base))]
  const unchanged = policyKinds.flatMap((kind) =>
    keysOf(
      head,
      attachedAt(head, kind).filter(({ policy }) => !changes.isChanged(policy)),
    ),
  )
  return JSON.stringify([
    ofHead,
    [...inBase].filter((key) => !inHead.has(key)),
    unchanged.filter((key) => !inBase.has(key)),
  ])
}

/** True if the same policies of a kind apply to a proxy in head and in base. */
export function hasEqualPolicies(head: ProxySide, base: ProxySide, kind: PolicyKind): boolean {
  if (isSamePlace(head, base))
    return [head, base].every((place) => changedPoliciesAt(place, kind).length === 0)
  const [ofHead, ofBase] = [head, base].map((place) => policyKeys(place, [kind]).join('\n'))
  return ofHead === ofBase
}

/** The EnvoyFilters and WasmPlugins at a proxy. */
export function extensionKeys(
  { mesh, keyOf }: MeshSide,
  proxy: MeshProxy,
  context: PatchContext,
  service?: Manifest,
): string[] {
  return extensionsOf(mesh, proxy, context, service).map(keyOf)
}

/**
 * A sentence for each EnvoyFilter, TrafficExtension or WasmPlugin of a proxy that only one side has, or that differs: what
 * it does is not compared.
 */
export function extensionReservations(head: ProxySide, base: ProxySide, context: PatchContext): string[] {
  const [inHead, inBase] = [head, base].map(
    ({ side, proxy, service }) => new Set(extensionKeys(side, proxy, context, service)),
  )
  const texts = [head, base].flatMap(({ side, proxy, service }) =>
    extensionsOf(side.mesh, proxy, context, service)
      .filter((extension) => !inHead!.has(side.keyOf(extension)) || !inBase!.has(side.keyOf(extension)))
      .map((extension) => `${manifestTitle(extension)} differs, and what it does is not known`),
  )
  return [...new Set(texts)]
}
