import { Node } from '../../model/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** The root of an empty document, for base or head without the file. */
export function emptyRoot(file: string): Node {
  return Node.of(parseDocuments('{}', file)[0]!.root!)
}
