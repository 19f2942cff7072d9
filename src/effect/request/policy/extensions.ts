import type { AttachedKind } from '../../../istio/policy/attachment.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { manifestTitle } from '../registry/age.ts'
import { attachedPolicies } from './attachment.ts'

/** Where in a proxy an EnvoyFilter changes something (`configPatches[].match.context`). */
export type PatchContext = 'SIDECAR_OUTBOUND' | 'SIDECAR_INBOUND' | 'GATEWAY' | 'WAYPOINT'

/**
 * One missing input, `what KIND NAME does`, for each EnvoyFilter, TrafficExtension and WasmPlugin of `extensionsOf`; empty
 * without any.
 *
 * @param context where in the proxy; only EnvoyFilters with a patch for it count
 * @param service at a waypoint: the Service or ServiceEntry that it serves
 */
export function unreadExtensions(
  mesh: Mesh,
  proxy: MeshProxy,
  context: PatchContext,
  service?: Manifest,
): readonly string[] {
  return extensionsOf(mesh, proxy, context, service).map(
    (extension) => `what ${manifestTitle(extension)} does`,
  )
}

/**
 * The EnvoyFilters, TrafficExtensions and WasmPlugins that change what a proxy does, or may do so.
 *
 * @param service at a waypoint: the Service or ServiceEntry that it serves
 */
export function extensionsOf(
  mesh: Mesh,
  proxy: MeshProxy,
  context: PatchContext,
  service?: Manifest,
): readonly Manifest[] {
  return extensionKinds
    .flatMap((kind) => attachedPolicies(mesh, kind, proxy, service))
    .map(({ policy }) => policy)
    .filter((extension) => extension.kind !== 'EnvoyFilter' || patches(extension, context))
}

const extensionKinds = [
  'EnvoyFilter',
  'TrafficExtension',
  'WasmPlugin',
] as const satisfies readonly AttachedKind[]

function patches({ spec }: Manifest, context: PatchContext): boolean {
  return spec
    .items('configPatches')
    .some((patch) => ['', 'ANY', ...contexts[context]].includes(patch.at('match', 'context').text))
}

/** istiod patches waypoints as it does sidecars (istio `pilot/pkg/networking/core/listener_builder.go`, patchListeners). */
const contexts: Readonly<Record<PatchContext, readonly PatchContext[]>> = {
  SIDECAR_OUTBOUND: ['SIDECAR_OUTBOUND'],
  SIDECAR_INBOUND: ['SIDECAR_INBOUND'],
  GATEWAY: ['GATEWAY'],
  WAYPOINT: ['WAYPOINT', 'SIDECAR_INBOUND', 'SIDECAR_OUTBOUND'],
}
