import type { ConfigMistake } from '../core/errors.ts'
import type { Node } from '../model/node.ts'

export type { ConfigMistake }

/** A mistake at the key of a node, or at an item of a list. */
export function mistake(node: Node, message: string): ConfigMistake {
  return { at: node.keyLocation, message }
}
