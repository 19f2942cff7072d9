import { portsByAllocatedAddress } from '../effect/egress/allocated-ports.ts'
import type { Mesh } from '../model/mesh.ts'

/** The settings of the MeshConfig that limit who sees objects without an `exportTo`, and that are not applied. */
const defaultExports = [
  'defaultServiceExportTo',
  'defaultVirtualServiceExportTo',
  'defaultDestinationRuleExportTo',
] as const

/** A text for each setting of the mesh that is not applied and may hide or open hosts; `[]` if none is set. */
export function unreadSettings(mesh: Mesh): string[] {
  const exports = defaultExports
    .filter((key) =>
      mesh.configSources.some(({ config }) => config.items(key).some(({ text }) => text !== '*')),
    )
    .map((key) => `\`${key}\` of the MeshConfig is not applied, which hides objects without \`exportTo\``)
  return [...exports, ...portsByAllocatedAddress(mesh)]
}
