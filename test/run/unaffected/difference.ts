import { Minimatch } from 'minimatch'
import type { Difference, PathChange } from '../../../src/core/difference.ts'
import { filesUnder, memoryTree, type Tree } from '../../../src/core/tree.ts'

/** Texts by path; a text that begins with `-> ` is a link to the path after it. */
export type Files = Readonly<Record<string, string>>

/** The tree of some files, links that lead nowhere included. */
export function treeOf(files: Files): Tree {
  const entries = Object.entries(files)
  const links = entries.filter(([, text]) => text.startsWith(arrow))
  return memoryTree(
    Object.fromEntries(entries.filter(([, text]) => !text.startsWith(arrow))),
    Object.fromEntries(links.map(([path, text]) => [path, text.slice(arrow.length)])),
  )
}

const arrow = '-> '

/** What Git would say of two trees. */
export function differenceOf(base: Files, head: Files): Difference {
  const trees = [treeOf(base), treeOf(head)] as const
  const tree = trees[1]
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].toSorted()
  return {
    changes: paths.filter((path) => base[path] !== head[path]).map((path) => changeOf(path, base, head)),
    headCommit: null,
    inBoth: (queried) => new Set(queried.filter((path) => trees.every((each) => has(each, path)))),
    links: () => tree.links,
    read: (path) => tree.read(path),
    hasFileContaining: (texts, patterns) => {
      const globs = patterns.map((pattern) => new Minimatch(pattern, { dot: true, nocase: true }))
      const files = tree.files.filter((path) => globs.some((glob) => glob.match(path)))
      return files.some((path) => texts.some((text) => head[path]!.includes(text)))
    },
  }
}

function changeOf(path: string, base: Files, head: Files): PathChange {
  const sides = [base[path], head[path]].filter((text) => text !== undefined)
  const type = sides.length === 2 ? 'changed' : base[path] === undefined ? 'added' : 'removed'
  return { path, type, isFile: !sides.some((text) => text.startsWith(arrow)) }
}

function has(tree: Tree, path: string): boolean {
  const isUnder = [...tree.links.keys()].some((link) => link === path || link.startsWith(`${path}/`))
  return tree.read(path) !== undefined || isUnder || filesUnder(tree, path).length > 0
}
