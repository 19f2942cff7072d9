import { Minimatch } from 'minimatch'
import type { YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** True for a text that may hold Kubernetes objects: cheap, so that most files need not be parsed. */
export function mayHoldManifests(text: string): boolean {
  return startsKey('apiVersion').test(text) && startsKey('kind').test(text)
}

/** A key at the start of a line, of a list item, or of a flow mapping. */
function startsKey(name: string): RegExp {
  return new RegExp(`(^|[{,])[ \\t\\uFEFF"'-]*${name}["']?\\s*:`, 'm')
}

/** True if a document of the file is a Kubernetes object. */
export function holdsManifests(reader: Reader, path: string): boolean {
  return reader.documents(path).some(({ root }) => root !== null && isObject(root))
}

/** A matcher of paths: true where one of the patterns matches, or matches a folder on the way. */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  const compiled = patterns.flatMap((pattern) => {
    const plain = pattern.replace(/^\.\//, '').replace(/\/$/, '')
    return [plain, `${plain}/**`].map(
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
