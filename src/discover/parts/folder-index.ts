import { groupBy } from '../../core/group.ts'
import { baseName, folderOf, joinPath } from '../../core/path.ts'

/** Looks up the folders of a tree. */
export interface FolderIndex {
  has(folder: string): boolean
  hasChart(folder: string): boolean
  /**
   * The folders that a path may mean: the folder itself, or folders that end with it if the source was built from a part of
   * the repository; empty if the source is another repository.
   */
  resolve(path: string): string[]
}

/** The folders of a list of files. */
export function folderIndex(files: readonly string[]): FolderIndex {
  const allFolders = new Set([''])
  for (const file of files) {
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end)
      if (allFolders.has(folder)) break
      allFolders.add(folder)
    }
  }
  const byName = groupBy(allFolders, baseName)
  const charts = new Set(files.filter((file) => baseName(file) === 'Chart.yaml').map(folderOf))
  return {
    has: (folder) => allFolders.has(folder),
    hasChart: (folder) => charts.has(folder),
    resolve(path) {
      const folder = joinPath('', path)
      if (allFolders.has(folder)) return [folder]
      return (byName.get(baseName(folder)) ?? []).filter((candidate) => candidate.endsWith(`/${folder}`))
    },
  }
}
