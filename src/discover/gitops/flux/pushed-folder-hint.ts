import { oncePer } from '../../../core/once-per.ts'
import { joinPath } from '../../../core/path.ts'
import type { Tree } from '../../../core/tree.ts'
import { folderIndex, type FolderIndex } from '../../parts/folder-index.ts'

/**
 * The end of a sentence with the setting to add, if exactly one folder of the tree contains the path, since CI may push
 * that folder as the artifact; else `''`.
 *
 * @param reference kind and name of the source: `OCIRepository/flux-system`
 * @param path the folder that is read from the source
 */
export function pushedFolderHint(reference: string, path: string, tree: Tree): string {
  const folder = joinPath('', path)
  if (!reference.startsWith('OCIRepository/') || folder === '') return ''
  const [found, ...others] = foldersOf(tree).resolve(folder)
  if (found === undefined || found === folder || others.length > 0) return ''
  const pushed = found.slice(0, -folder.length - 1)
  return `; if CI pushes \`${pushed}\` as this artifact, add \`${reference}: ${pushed}\` to \`repository.artifacts\` in the configuration`
}

const foldersOf = oncePer((tree: Tree): FolderIndex => folderIndex(tree.files))
