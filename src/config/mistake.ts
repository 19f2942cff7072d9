import type { Location } from '../core/report.ts'
import type { Node } from '../model/node.ts'

/** A mistake in a configuration: a sentence, and the location to correct. */
export interface ConfigMistake {
  readonly at: Location
  readonly message: string
}

/** A mistake at the key of a node, or at an item of a list. */
export function mistake(node: Node, message: string): ConfigMistake {
  return { at: node.keyLocation, message }
}
