import type { SourceLine } from '../../core/source-line.ts'
import type { RenderedText } from '../../core/render.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { compactOrigins } from './line-origins.ts'

/** The text of an object with its separator and comments, and the origins of its lines. */
export interface ManifestSection {
  readonly lines: readonly string[]
  readonly origins: readonly (SourceLine | null)[]
  readonly root: YamlNode | null
}

/** The objects of a text of YAML. */
export function sectionsOf(
  manifest: string,
  originAt: (line: number) => SourceLine | null,
): ManifestSection[] {
  const allLines = manifest.replace(/\n$/, '').split('\n')
  const starts = allLines.flatMap((line, index) => (index === 0 || line === '---' ? index : []))
  return starts.map((start, index) => {
    const lines = allLines.slice(start, starts[index + 1])
    return {
      lines,
      origins: lines.map((_, offset) => originAt(start + offset + 1)),
      root: parseDocuments(lines.join('\n'), '').find(({ root }) => root !== null)?.root ?? null,
    }
  })
}

/**
 * The lines of all sections in their order, each ended by a line break, and the origins of these lines. A line without an
 * origin gets that of the line above it, also across sections. Sections contain their own `---`.
 */
export function textOfSections(
  sections: readonly ManifestSection[],
): Pick<RenderedText, 'manifest' | 'origins'> {
  const manifest = `${sections.flatMap(({ lines }) => lines).join('\n')}\n`
  const origins = sections.flatMap((section) => section.origins)
  return { manifest, origins: compactOrigins(origins, manifest.split('\n').length) }
}
