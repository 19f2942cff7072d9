import { groupBy } from '../../core/group.ts'
import { folderOf } from '../../core/path.ts'

/** Returns all paths of a file, its own first; `null` if there are too many. */
export type NamesOf = (path: string) => readonly string[] | null

/** Finds the paths that symbolic links to a file or to a folder above it create, also through other links. */
export function namesByLinks(links: ReadonlyMap<string, string>): NamesOf {
  const byTarget = groupBy([...links], ([, target]) => target)
  return (path) => {
    const names: Name[] = [{ path, links: [] }]
    for (const { path: name, links: used } of names) {
      for (const prefix of pathAndFolders(name)) {
        for (const [link] of byTarget.get(prefix) ?? []) {
          // A link inside its own target creates no new path.
          if (used.includes(link)) continue
          const below = prefix === '' ? `/${name}` : name.slice(prefix.length)
          names.push({ path: link + below, links: [...used, link] })
        }
      }
      if (names.length > maxNames) return null
    }
    return names.map((name) => name.path)
  }
}

interface Name {
  readonly path: string
  /** The links that the path goes through. */
  readonly links: readonly string[]
}

/** Limit on the paths of a file, since links to links multiply. */
const maxNames = 100

/** A path and all folders above it, `''` for the root. */
export function pathAndFolders(path: string): string[] {
  const paths = [path]
  for (let folder = path; folder !== '';) paths.push((folder = folderOf(folder)))
  return paths
}
