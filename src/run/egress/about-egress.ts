import type { Mesh } from '../../model/mesh.ts'

/**
 * True if a mesh has any ServiceEntry, Sidecar, VirtualService or EnvoyFilter, kinds that may declare, route or limit egress,
 * whatever the object is for; or if files contain its MeshConfig.
 */
export function isAboutEgress(mesh: Mesh): boolean {
  const kinds = ['ServiceEntry', 'Sidecar', 'VirtualService', 'EnvoyFilter'] as const
  return kinds.some((kind) => mesh.ofKind(kind).length > 0) || mesh.configSources.length > 0
}
