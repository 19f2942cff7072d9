import { hasPath, refusalOf, resolveLinks, type Skipped, type Tree } from '../core/tree.ts'

/**
 * A tree whose links lead somewhere: one that leads nowhere, or back to itself, is listed in `refused`. Helm refuses
 * a chart with such a link, and a values file that is one. `isElsewhere` knows what is there and not in the tree.
 */
export function withoutDeadLinks(tree: Tree, isElsewhere: (path: string) => boolean = () => false): Tree {
  const dead = [...tree.links.keys()].flatMap((link) => refusal(tree, link, isElsewhere) ?? [])
  if (dead.length === 0) return tree
  const gone = new Set(dead.map(({ file }) => file))
  return {
    ...tree,
    links: new Map([...tree.links].filter(([link]) => !gone.has(link))),
    refused: [...tree.refused, ...dead],
  }
}

function refusal(tree: Tree, link: string, isElsewhere: (path: string) => boolean): Skipped | undefined {
  const target = resolveLinks(tree, link)
  if (target === undefined) return { file: link, reason: 'a link that leads back to itself' }
  if (hasPath(tree, target) || refusalOf(tree, link) || isElsewhere(target)) return undefined
  return { file: link, reason: `links to \`${tree.links.get(link)}\`, which the repository does not have` }
}
