import type { Mesh } from '../../model/mesh.ts'

/** True if objects of a mesh declare, route or limit egress, or files contain its MeshConfig. */
export function isAboutEgress(mesh: Mesh): boolean {
  const kinds = ['ServiceEntry', 'Sidecar', 'VirtualService', 'EnvoyFilter'] as const
  return kinds.some((kind) => mesh.ofKind(kind).length > 0) || mesh.configSources.length > 0
}
