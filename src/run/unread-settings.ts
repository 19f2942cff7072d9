import type { Mesh } from '../model/mesh.ts'

/** The settings of the MeshConfig that limit who sees objects without an `exportTo`, and that are not applied. */
const defaultExports = [
  'defaultServiceExportTo',
  'defaultVirtualServiceExportTo',
  'defaultDestinationRuleExportTo',
] as const

/** A text for each setting of the mesh that is not applied and may hide objects; `[]` if none is set. */
export function unreadSettings({ configSources }: Pick<Mesh, 'configSources'>): string[] {
  return defaultExports
    .filter((key) => configSources.some(({ config }) => config.items(key).some(({ text }) => text !== '*')))
    .map((key) => `which objects without \`exportTo\` \`${key}\` of the MeshConfig hides`)
}
