import { hasPath, refusalOf, resolveLinks, type Skipped, type Tree } from '../core/tree.ts'

/**
 * Moves the dead links of a tree, and links that lead back to themselves, to `refused`, since Helm fails on charts and
 * values files with such a link. Returns the same tree if there are none.
 *
 * @param isElsewhere whether a path that the tree lacks exists elsewhere; default: none does
 */
export function refuseDeadLinks(tree: Tree, isElsewhere: (path: string) => boolean = () => false): Tree {
  const deadLinks = [...tree.links.keys()].flatMap((link) => refusalOfLink(tree, link, isElsewhere) ?? [])
  if (deadLinks.length === 0) return tree
  const removed = new Set(deadLinks.map(({ file }) => file))
  return {
    ...tree,
    links: new Map([...tree.links].filter(([link]) => !removed.has(link))),
    refused: [...tree.refused, ...deadLinks],
  }
}

function refusalOfLink(
  tree: Tree,
  link: string,
  isElsewhere: (path: string) => boolean,
): Skipped | undefined {
  const target = resolveLinks(tree, link)
  if (target === undefined) return { file: link, reason: 'a link that leads back to itself' }
  if (hasPath(tree, target) || refusalOf(tree, link) || isElsewhere(target)) return undefined
  return { file: link, reason: `links to \`${tree.links.get(link)}\`, which the repository does not have` }
}
