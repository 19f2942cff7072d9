import { readResolved } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { pathMatcher } from './manifests.ts'

/**
 * The YAML and JSON files that an entry of the configuration names: a path, which may lead through links, or a pattern,
 * which matches files by their own paths.
 */
export function namedFilesIn(reader: Reader, pattern: string): string[] {
  const path = pattern.replace(/^\.\//, '')
  if (readResolved(reader.tree, path)) return [path]
  const matches = pathMatcher([pattern])
  return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && matches(file))
}
