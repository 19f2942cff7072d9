import { Minimatch } from 'minimatch'
import type { Config } from '../core/config.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** True for a text that may contain Kubernetes objects. It is a cheap test that avoids parsing most files. */
export function mayContainManifests(text: string): boolean {
  return containsKey(text, 'apiVersion') && containsKey(text, 'kind')
}

/** Whether a key is at the start of a line, of a list item, or of an entry of a flow mapping. */
function containsKey(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    keyEnd.lastIndex = at + name.length
    if (!keyEnd.test(text)) continue
    let start = at
    while (start > 0 && beforeKey.has(text[start - 1]!)) start--
    if (start === 0 || startOfEntry.has(text[start - 1]!)) return true
  }
  return false
}

const keyEnd = /["']?\s*:/y
const beforeKey = new Set(' \t\uFEFF"\'-')
const startOfEntry = new Set('{,\n\r\u2028\u2029')

/** True if a document of the file is a Kubernetes object. */
export function containsManifests(reader: Reader, path: string): boolean {
  return reader.documents(path).some(({ root }) => root !== null && isObject(root))
}

/** A matcher of paths: true if a pattern matches the path or one of its folders. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const compiled = patterns.flatMap((pattern) => {
    const normalized = pattern.replace(/^\.\//, '').replace(/\/$/, '')
    return [normalized, `${normalized}/**`].map(
      (text) => new Minimatch(text, { dot: true, nonegate: true, nocomment: true }),
    )
  })
  return (path) => compiled.some((pattern) => pattern.match(path))
}

function isObject(root: YamlNode): boolean {
  return (
    root.kind === 'map' &&
    isText(root.entries.get('kind')?.value) &&
    isText(root.entries.get('apiVersion')?.value)
  )
}

function isText(node: YamlNode | undefined): boolean {
  return node?.kind === 'scalar' && typeof node.value === 'string'
}

/** Returns whether the configuration excludes a path: `exclude` matches it, or `custom-rules` names it. */
export function excludedTest({
  exclude = [],
  'custom-rules': ruleFiles = [],
}: Config): (path: string) => boolean {
  return pathMatcher([...exclude, ...ruleFiles])
}

/** Returns whether the configuration excludes a manifest: its path is excluded, or `manifests` does not match it. */
export function leftOutTest(config: Config): (path: string) => boolean {
  const [isExcluded, isManifest] = [excludedTest(config), pathMatcher(config.manifests ?? ['**'])]
  return (path) => isExcluded(path) || !isManifest(path)
}
