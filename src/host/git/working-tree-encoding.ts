import { baseName } from '../../core/path.ts'
import { nulSeparatedEntries, type Git } from './git.ts'

/** Converts the bytes of a file in a working folder to UTF-8, as in the commit. */
export type ToUtf8 = (data: Uint8Array) => Uint8Array

/**
 * The files that Git writes into a working folder in another encoding (`working-tree-encoding` in .gitattributes), with
 * their conversion to UTF-8. UTF-16 with a byte order mark is excluded, since YAML can be read in it. So is an encoding
 * that Node does not know: such a file cannot be read and becomes a finding.
 *
 * @param text returns the text of a .gitattributes file in the folder
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

/** The text in UTF-8; the unchanged bytes if they are not valid in the encoding, so that reading them becomes a finding. */
function reencoded(data: Uint8Array, decoder: { decode(data: Uint8Array): string }): Uint8Array {
  try {
    return new TextEncoder().encode(decoder.decode(data))
  } catch {
    return data
  }
}
