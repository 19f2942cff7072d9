import { Node } from '../../model/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** The root of a document that has no keys, for the side that does not have the file. */
export function emptyRoot(file: string): Node {
  return Node.of(parseDocuments('{}', file)[0]!.root!)
}
