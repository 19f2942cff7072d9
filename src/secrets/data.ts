import { toDataWith } from '../yaml/data.ts'
import type { YamlNode } from '../yaml/node.ts'
import type { Mask } from './mask.ts'
import { secretsOfTree } from './nodes.ts'
import { conceal } from './secret.ts'
import { secretsIn } from './text.ts'

/**
 * A YAML tree as plain data with secrets masked: whole scalars, and secrets within strings.
 *
 * @param root the whole document, if the tree is a part of it
 */
export function maskedData(tree: YamlNode, mask: Mask, root = tree): unknown {
  const { secrets } = secretsOfTree(root)
  return toDataWith(tree, (scalar) => {
    const { value } = scalar
    if (secrets.has(scalar)) return mask(String(value))
    return typeof value === 'string' ? maskedText(value, mask) : value
  })
}

/** A text with its secrets masked. */
export function maskedText(text: string, mask: Mask): string {
  return conceal(text, secretsIn(text), mask)
}
