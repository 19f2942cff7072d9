import { readResolved } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { pathMatcher } from './manifests.ts'

/**
 * The files that an entry of the configuration names. The path of a file, also through links, gives that path, whatever its
 * extension. Anything else is a pattern: it gives the YAML and JSON files whose path, or a folder of it, matches, in the
 * order of the tree. Empty if none matches.
 */
export function namedFilesIn(reader: Reader, pattern: string): string[] {
  const path = pattern.replace(/^\.\//, '')
  if (readResolved(reader.tree, path)) return [path]
  const matches = pathMatcher([pattern])
  return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && matches(file))
}
