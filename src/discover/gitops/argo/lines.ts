import { originOf } from '../../../core/render.ts'
import type { MissingSource, SourceLine } from '../../../core/target.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Node } from '../../../model/node.ts'

/** The line of a node in its file; for a rendered object the line of the template. */
export function originOfNode({ location: { file, line } }: Node, { origins }: Manifest): SourceLine {
  return (origins && originOf(origins, line)) ?? { file, line }
}

/** Where an object names something; empty if a rendered object came from no file. */
export function namedAtLine(node: Node, manifest: Manifest): Pick<MissingSource, 'namedAt'> {
  const at = originOfNode(node, manifest)
  return at.file.startsWith('\0') ? {} : { namedAt: at }
}
