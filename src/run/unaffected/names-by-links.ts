import { groupBy } from '../../core/group.ts'
import { folderOf } from '../../core/tree.ts'

/** Paths under which a file is found, its own first; `null` where they are too many to tell. */
export type NamesOf = (path: string) => readonly string[] | null

/** Finds the names that symbolic links give to a file or to a folder above it, through other links, too. */
export function namesByLinks(links: ReadonlyMap<string, string>): NamesOf {
  const byTarget = groupBy([...links], ([, target]) => target)
  return (path) => {
    const names: Name[] = [{ path, links: [] }]
    for (const { path: name, links: used } of names) {
      for (const place of linkedPlaces(name)) {
        for (const [link] of byTarget.get(place) ?? []) {
          // A link inside of what it points at brings nothing new.
          if (used.includes(link)) continue
          const below = place === '' ? `/${name}` : name.slice(place.length)
          names.push({ path: link + below, links: [...used, link] })
        }
      }
      if (names.length > mostNames) return null
    }
    return names.map((name) => name.path)
  }
}

interface Name {
  readonly path: string
  /** The links on the way. */
  readonly links: readonly string[]
}

/** Links of links multiply. */
const mostNames = 100

/** A path and all folders that hold it, `''` for the root. */
export function linkedPlaces(path: string): string[] {
  const places = [path]
  for (let place = path; place !== '';) places.push((place = folderOf(place)))
  return places
}
