import type { TreeOfMeshes } from '../inspect/tree-of-meshes.ts'
import type { Mesh } from '../model/mesh.ts'
import { configurationDifferences } from './check-changes/configuration.ts'
import type { RenderedMeshes } from './open-trees.ts'
import { unreadInputs, unreadTexts, type UnreadTree } from './request/unread-inputs.ts'
import { unreadSettings } from './unread-settings.ts'

/** The files and helmfiles of a tree that could not be read. */
export function unreadInTree({ unreadFiles }: Pick<TreeOfMeshes, 'unreadFiles'>): readonly string[] {
  return unreadFiles
}

/** The unread inputs of a mesh, and of what may be applied with it. */
export function unreadInMesh(mesh: Mesh, { tree, environments }: RenderedMeshes): string[] {
  const { renders, gitops, rendered } = tree
  return unreadBeside(mesh, { renders, gitops, environments, targets: rendered.targets })
}

/** The unread inputs of a mesh of a tree that lists them, and settings of the mesh that are not applied. */
export function unreadBeside(mesh: Mesh, tree: UnreadTree): string[] {
  return [
    ...unreadTexts(unreadInputs(mesh, tree)),
    ...unreadSettings(mesh),
    ...(isOfLooseFile(mesh)
      ? ['nothing says which files are applied together (`targets` or `--together` does)']
      : []),
  ]
}

/** True for a mesh of a file of which nothing states what it is applied with. */
export function isOfLooseFile({ targets }: Mesh): boolean {
  return targets.some((target) => target.kind === 'manifests' && target.loose === 'alone')
}

/** The configuration keys that decide what is read. */
const readingKeys: ReadonlySet<string | undefined> = new Set([
  ...['targets', 'exclude', 'manifests', 'mesh', 'clusters', 'repository'],
])

/** A text for each configuration key that decides what is read and differs between base and head; `[]` if none does. */
export function readingChangeTexts(
  head: Pick<TreeOfMeshes, 'sources'>,
  base: Pick<TreeOfMeshes, 'sources'>,
  configFile: string,
): string[] {
  const differences = configurationDifferences(base.sources.reader, head.sources.reader, configFile)
  const keys = differences.map(({ path }) => path[0]).filter((key) => readingKeys.has(key))
  return [...new Set(keys)].map((key) => `\`${key}\` of ${configFile} differs, which says what is read`)
}
