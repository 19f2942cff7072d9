import { baseName } from '../../core/tree.ts'
import { nulSeparatedEntries, type Git } from './git.ts'

/** Turns the bytes of a file in a working folder into UTF-8, as the commit has it. */
export type ToUtf8 = (data: Uint8Array) => Uint8Array

/**
 * The files that Git writes into a working folder in another encoding (`working-tree-encoding` in .gitattributes), with
 * what makes them UTF-8 again. UTF-16 with a byte order mark is left out, since YAML is read in it; so is an encoding
 * that Node does not know, in which a file cannot be read and is a finding.
 *
 * @param text the text of a .gitattributes file in the folder
 */
export function reencodedFiles(
  git: Git,
  paths: readonly string[],
  text: (path: string) => string,
): Map<string, ToUtf8> {
  const attributes = paths.filter((path) => baseName(path) === '.gitattributes')
  if (!attributes.some((path) => text(path).includes(attribute))) return new Map()
  const answer = nulSeparatedEntries(git(['check-attr', '-z', '--stdin', attribute], `${paths.join('\0')}\0`))
  return new Map(
    paths.flatMap((path, index) => {
      const toUtf8 = decoderOf(answer[3 * index + 2] ?? '')
      return toUtf8 ? [[path, toUtf8] as const] : []
    }),
  )
}

const attribute = 'working-tree-encoding'

function decoderOf(encoding: string): ToUtf8 | null {
  if (/^(unspecified|unset|set|utf-?8|utf-16|utf-16le-bom)$/i.test(encoding)) return null
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    return (data) => reencoded(data, decoder)
  } catch {
    return null
  }
}

/** The text in UTF-8; the bytes as they are if they are not in the encoding, so that reading them is a finding. */
function reencoded(data: Uint8Array, decoder: { decode(data: Uint8Array): string }): Uint8Array {
  try {
    return new TextEncoder().encode(decoder.decode(data))
  } catch {
    return data
  }
}
