import { closestName } from '../../schema/suggest.ts'
import type { TreePaths } from './tree-paths.ts'

/**
 * The path as it is written with its first segment that does not exist replaced by a similar name in that folder; `null` if
 * there is none.
 *
 * @param path where `written` leads in the tree
 */
export function similarPath(written: string, path: string, paths: TreePaths): string | null {
  const segments = path.split('/')
  const missing = segments.findIndex((_, index) => {
    const current = segments.slice(0, index + 1).join('/')
    return !paths.hasFolder(current) && !paths.hasFile(current)
  })
  if (missing < 0) return null
  const name = segments[missing]!
  const names = paths.configurationIn(segments.slice(0, missing).join('/'))
  const similar = names.length > maxNames ? undefined : closestName(name, names, maxEdits)
  if (similar === undefined) return null
  const writtenSegments = written.replace(/\/+$/, '').split('/')
  const at = writtenSegments.length - (segments.length - missing)
  if (writtenSegments[at] !== name) return null
  const replaced = writtenSegments.with(at, similar)
  // A similar folder must contain the rest of the path as well.
  const target = segments.with(missing, similar).join('/')
  return paths.hasFile(target) || paths.hasFolder(target) ? replaced.join('/') : null
}

/** Limit on edits: names in a folder often share words, so more edits would match other names. */
const maxEdits = 2

/** Limit on names in one folder that are compared with the missing name. */
const maxNames = 300

/**
 * Returns a function that finds the name of which a text is a misspelling: equal except for case and punctuation, or for one
 * letter or two swapped letters. Names that differ in a digit are different. `null` if there is none or several, and for a
 * text of less than four characters. A look-up takes time proportional to the name.
 */
export function misspellingsOf(names: Iterable<string>): (name: string) => string | null {
  const byVariant = new Map<string, Set<string>>()
  for (const name of names)
    for (const variant of variantsOf(name)) {
      const sharing = byVariant.get(variant)
      if (sharing) sharing.add(name)
      else byVariant.set(variant, new Set([name]))
    }
  return (name) => {
    if (name.length < minLength) return null
    const candidates = new Set(variantsOf(name).flatMap((variant) => [...(byVariant.get(variant) ?? [])]))
    const similar = [...candidates].filter((candidate) => isMisspelled(name, candidate))
    return similar.length === 1 ? similar[0]! : null
  }
}

/**
 * A name without one of its letters, for each letter: names that differ in one letter, or in two swapped letters, share a
 * variant.
 */
function variantsOf(name: string): string[] {
  const shorter = Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1))
  return [...new Set([name, letters(name), ...shorter])]
}

/** Minimum length of a misspelled name: shorter names that differ in a letter are often different names. */
const minLength = 4

function isMisspelled(name: string, candidate: string): boolean {
  if (name === candidate || digits(name) !== digits(candidate)) return false
  return letters(name) === letters(candidate) || differsInOneEdit(name, candidate)
}

/** True if one letter is added, removed or replaced, or two neighbours are swapped. */
function differsInOneEdit(name: string, candidate: string): boolean {
  if (Math.abs(name.length - candidate.length) > 1) return false
  const [longer, shorter] = name.length >= candidate.length ? [name, candidate] : [candidate, name]
  const first = Array.from(longer).findIndex((letter, index) => letter !== shorter[index])
  const rest = longer.slice(first + 1)
  if (longer.length > shorter.length) return rest === shorter.slice(first)
  const isReplaced = rest === shorter.slice(first + 1)
  const isSwapped =
    longer[first] === shorter[first + 1] &&
    longer[first + 1] === shorter[first] &&
    longer.slice(first + 2) === shorter.slice(first + 2)
  return isReplaced || isSwapped
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '')
}

function digits(name: string): string {
  return name.replace(/\D/g, '')
}
