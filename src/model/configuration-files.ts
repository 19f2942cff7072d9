import { oncePerName } from '../core/once-per.ts'
import { joinPath } from '../core/path.ts'
import { hasPath, refusalOf, resolveLinks, type Tree } from '../core/tree.ts'
import { closestName } from '../schema/suggest.ts'
import type { YamlMap, YamlNode } from '../yaml/node.ts'
import type { Reader } from '../yaml/reader.ts'
import { Node } from './node.ts'

/** A configuration together with the files that it extends. */
export interface ConfigurationFiles {
  /**
   * The effective settings, without `extends`: those of the file over those of the files that it extends. Each node has
   * the location at which it is written. `null` if there is no file, or Go refuses it.
   */
  readonly root: Node | null
  /** The paths of the files that it extends, directly or indirectly, then its own. Later files take precedence. */
  readonly files: readonly string[]
  /** Entries of `extends` that name no file that can be extended. */
  readonly mistakes: readonly ExtendsMistake[]
}

/** A mistake in an entry of `extends`. */
export interface ExtendsMistake {
  readonly node: Node
  readonly message: string
}

/**
 * Reads a configuration and the files that it extends. Maps are merged key by key, lists are joined, and any other
 * value of the extending file replaces the extended one. A file that is extended twice counts once, at its first place. A
 * wrong `extends` is in `mistakes` and its file is left out; `root` is null if the configuration itself cannot be read.
 */
export const configurationFiles = oncePerName((reader: Reader, file: string): ConfigurationFiles => {
  const search: Search = { reader, roots: new Map(), mistakes: [] }
  addFile(file, [], search)
  const roots = [...search.roots.values()].flatMap((root) => root?.yaml ?? [])
  const ownRoot = search.roots.get(resolved(reader.tree, file))
  const isRead = ownRoot !== null && ownRoot !== undefined
  return {
    root: isRead ? Node.of(withoutExtends(roots.reduce(mergedNode))) : null,
    files: [...search.roots.keys()],
    mistakes: search.mistakes,
  }
})

/** The files that were found so far, each after those that it extends. */
interface Search {
  readonly reader: Reader
  readonly roots: Map<string, Node | null>
  readonly mistakes: ExtendsMistake[]
}

/** Limit on the files of one configuration. */
const maxFiles = 100

/** @param chain the files whose `extends` led here, the configuration first */
function addFile(path: string, chain: readonly string[], search: Search): void {
  const { reader, roots, mistakes } = search
  const file = resolved(reader.tree, path)
  const yaml = reader.documents(file)[0]?.root
  const root = yaml ? Node.of(yaml) : null
  const extendedChain = [...chain, file]
  for (const entry of root ? extendsEntries(root) : []) {
    const message = defectOf(entry.text, extendedChain, search)
    const extended = resolved(reader.tree, joinPath('', entry.text))
    if (message !== null) mistakes.push({ node: entry, message })
    else if (!roots.has(extended)) addFile(extended, extendedChain, search)
  }
  roots.set(file, root)
}

/** The entries of `extends`: a text, or a list of texts. What is neither breaks the schema. */
function extendsEntries(root: Node): Node[] {
  const entry = root.get('extends')
  const entries = entry.kind === 'list' ? entry.items() : [entry]
  return entries.filter(({ text }) => text !== '')
}

/** The reason why a path cannot be extended, as a sentence; `null` if it can. */
function defectOf(
  name: string,
  chain: readonly string[],
  { reader: { tree }, roots }: Search,
): string | null {
  const path = joinPath('', name)
  if (/^(\/|[A-Za-z][A-Za-z\d+.-]*:)/.test(name) || path === '..' || path.startsWith('../'))
    return `\`${name}\` is outside of this repository: only its own files can be extended, so that a pull request shows what they change`
  const refusal = refusalOf(tree, path)
  if (refusal) return `\`${name}\` cannot be read: ${refusal.reason}`
  const file = resolved(tree, path)
  if (chain.includes(file)) {
    const circle = [...chain.slice(chain.indexOf(file)), file].map((each) => `\`${each}\``)
    return circle.length === 2
      ? `${circle[0]} extends itself: remove the entry`
      : `the files extend one another in a circle, ${circle.join(' → ')}: remove one of the entries`
  }
  if (tree.read(file) === undefined) return missingMessage(name, path, tree)
  if (!roots.has(file) && chain.length + roots.size >= maxFiles)
    return `more than ${maxFiles} files are extended: merge some of them`
  return null
}

function missingMessage(name: string, path: string, tree: Tree): string {
  if (hasPath(tree, path)) return `\`${name}\` is a folder: name a file in it`
  const similar = closestName(
    path,
    tree.files.filter((file) => /\.ya?ml$/.test(file)),
  )
  return `there is no file \`${name}\` in this repository; paths begin at its root${similar ? `; did you mean \`${similar}\`?` : ''}`
}

function resolved(tree: Tree, path: string): string {
  return resolveLinks(tree, path) ?? path
}

/** Merges a value over the one that it extends. An empty value, as in `rules:`, changes nothing. */
function mergedNode(extended: YamlNode, node: YamlNode): YamlNode {
  if (node.kind === 'scalar' && node.value === null) return extended
  if (extended.kind === 'list' && node.kind === 'list')
    return { ...node, items: [...extended.items, ...node.items] }
  return extended.kind === 'map' && node.kind === 'map' ? mergedMap(extended, node) : node
}

function mergedMap(extended: YamlMap, map: YamlMap): YamlMap {
  const entries = new Map(extended.entries)
  for (const [name, { key, value }] of map.entries) {
    const extendedEntry = entries.get(name)
    entries.set(name, extendedEntry ? { key, value: mergedNode(extendedEntry.value, value) } : { key, value })
  }
  return { ...map, entries }
}

function withoutExtends(root: YamlNode): YamlNode {
  if (root.kind !== 'map' || !root.entries.has('extends')) return root
  return { ...root, entries: new Map([...root.entries].filter(([name]) => name !== 'extends')) }
}
