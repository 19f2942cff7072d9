import { targetRefs } from '../../../istio/policy/policy-targets.ts'
import { gatewayNameLabel } from '../../../istio/policy/kubernetes-gateway.ts'
import { policySelector, workloadSelector } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { nameOf } from '../registry/age.ts'

/** Where in a proxy an EnvoyFilter changes something (`configPatches[].match.context`). */
export type PatchContext = 'SIDECAR_OUTBOUND' | 'SIDECAR_INBOUND' | 'GATEWAY' | 'WAYPOINT'

/** What decisions of a proxy rest on, since files do not tell what it does: EnvoyFilters and WasmPlugins. */
export function unreadExtensions(mesh: Mesh, proxy: MeshProxy, context: PatchContext): readonly string[] {
  return extensionsOf(mesh, proxy, context).map((extension) => `what ${nameOf(extension)} does`)
}

/** The EnvoyFilters and WasmPlugins that may change what a proxy does. */
export function extensionsOf(mesh: Mesh, proxy: MeshProxy, context: PatchContext): readonly Manifest[] {
  const filters = mesh
    .ofKind('EnvoyFilter')
    .filter((filter) => patches(filter, context) && isNear(mesh, filter, proxy))
    .filter((filter) => mayHold(filter, proxy, isSelected(proxy, workloadSelector(filter)) !== false))
  const plugins = mesh
    .ofKind('WasmPlugin')
    .filter((plugin) => isNear(mesh, plugin, proxy))
    .filter((plugin) => mayHold(plugin, proxy, isSelected(proxy, policySelector(plugin)) !== false))
  return [...filters, ...plugins]
}

function isNear({ rootNamespace }: Mesh, { namespace }: Manifest, proxy: MeshProxy): boolean {
  return namespace === rootNamespace || namespace === proxy.namespace
}

/** A target may be the Gateway of the pods, or at a waypoint something that it serves. */
function mayHold(extension: Manifest, { type, labels }: MeshProxy, mayBeSelected: boolean): boolean {
  const refs = targetRefs(extension)
  if (refs.length === 0) return mayBeSelected
  const others = type === 'waypoint' && refs.some((ref) => !ref.startsWith('Gateway/'))
  return others || refs.includes(`Gateway/${labels.get(gatewayNameLabel)}`)
}

function patches({ spec }: Manifest, context: PatchContext): boolean {
  return spec
    .items('configPatches')
    .some((patch) => ['', 'ANY', context].includes(patch.at('match', 'context').text))
}
