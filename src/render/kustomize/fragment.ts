import type { SourceLine } from '../../core/source-line.ts'
import { locationAt } from '../../yaml/lines.ts'
import type { Source, YamlNode, YamlScalar } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** YAML in a file, or in a block scalar of a file, such as an inline patch. */
export interface Fragment {
  readonly root: YamlNode
  /** The line of an offset in the text of `root`. */
  originOf(offset: number): SourceLine
  /** The range of a node in the text of its file; `null` if it does not follow from the offsets in the fragment. */
  rangeOf(node: TextRange): FileRange | null
  /** Like `rangeOf`, but the range of the scalar that contains the fragment instead of `null`. */
  placeOf(node: TextRange): FileRange
}

/** A range of the text of a fragment, such as that of a node; offsets are UTF-16 indices. */
type TextRange = Pick<YamlNode, 'start' | 'end'>

/** A range of the text of a file; offsets are UTF-16 indices. */
export interface FileRange {
  readonly file: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The fragment for the root of a document of a file. Its ranges are those of the nodes in the file, never `null`. */
export function documentFragment(root: YamlNode): Fragment {
  const { source } = root
  const rangeOf = ({ start, end }: TextRange): FileRange => ({
    file: source.file,
    text: source.text,
    start,
    end,
  })
  return {
    root,
    originOf: (offset) => ({ file: source.file, line: lineAt(source, offset) }),
    rangeOf,
    placeOf: rangeOf,
  }
}

/** The fragments in a scalar that contains YAML, such as the inline patch of a kustomization; empty if it is not YAML. */
export function scalarFragments(scalar: YamlScalar): Fragment[] {
  const documents = parseDocuments(String(scalar.value ?? ''), scalar.source.file)
  return documents.flatMap(({ root }) => (root ? scalarFragment(root, scalar) : []))
}

/** The fragment for the root of a document in a scalar. */
function scalarFragment(root: YamlNode, scalar: YamlScalar): Fragment {
  const { file, text } = scalar.source
  const inner = root.source
  const isLiteral = scalar.style === 'literal'
  const { lineOf, offsetOf } = scalarPositions(inner, scalar)
  const rangeOf = (node: TextRange): FileRange | null =>
    isLiteral && lineAt(inner, node.start) === lineAt(inner, node.end)
      ? { file, text, start: offsetOf(node.start), end: offsetOf(node.end) }
      : null
  return {
    root,
    originOf: (offset) => ({ file, line: lineOf(offset) }),
    rangeOf,
    placeOf: (node) => rangeOf(node) ?? { file, text, start: scalar.start, end: scalar.end },
  }
}

/** Maps the offsets in the text of a scalar to lines and offsets of its file. */
interface ScalarPositions {
  lineOf(offset: number): number
  offsetOf(offset: number): number
}

function scalarPositions(inner: Source, { source, style, start }: YamlScalar): ScalarPositions {
  const firstLine = lineAt(source, start)
  const indent = start - source.lineStarts[firstLine - 1]!
  const lineOf = (offset: number): number =>
    style === 'literal' ? firstLine + lineAt(inner, offset) - 1 : firstLine
  return {
    lineOf,
    offsetOf(offset) {
      const innerStart = inner.lineStarts[lineAt(inner, offset) - 1]!
      return source.lineStarts[lineOf(offset) - 1]! + indent + offset - innerStart
    },
  }
}

function lineAt(source: Source, offset: number): number {
  return locationAt(source, offset, offset).line
}
