/** A size limit for text in UTF-16 units and in UTF-8 bytes; both apply. */
export interface SizeLimit {
  readonly units: number
  readonly bytes: number
}

/** A section of a page that can be shortened. */
export interface Section {
  /** Priority for room: 0 comes first. */
  readonly rank: number
  /** The shortest text of the section. */
  readonly shortest: string
  /** The longest text that fits, at least `shortest`. */
  readonly fill: (room: SizeLimit) => string
}

/** A list or table whose last rows may be omitted. Each text includes its line ends. */
export interface Rows {
  readonly rank: number
  readonly open: string
  readonly rows: readonly string[]
  readonly close: string
  /** The text on the number of omitted rows; `''` for none. */
  readonly omittedText: (omitted: number) => string
}

/** Joins sections in their order and gives room by rank. Exceeds `limit` only if the shortest texts do. */
export function fitSections(sections: readonly Section[], limit: SizeLimit): string {
  let room = sections.reduce(
    (remaining, section) => subtractSizes(remaining, sizeOf(section.shortest)),
    limit,
  )
  const texts = new Map<Section, string>()
  for (const section of sections.toSorted((a, b) => a.rank - b.rank)) {
    const available = addSizes(room, sizeOf(section.shortest))
    const text = section.fill(available)
    texts.set(section, text)
    room = subtractSizes(available, sizeOf(text))
  }
  return sections.map((section) => texts.get(section)).join('')
}

/** A section with a fixed text. */
export function fixedSection(text: string): Section {
  return { rank: 0, shortest: text, fill: () => text }
}

/** A section with as many rows as fit, and the number of omitted ones. */
export function rowsSection({ rank, open, rows, close, omittedText }: Rows): Section {
  const shortest = open + omittedText(rows.length) + close
  return {
    rank,
    shortest,
    fill: (room) => {
      let remaining = subtractSizes(room, sizeOf(shortest))
      const firstOmitted = rows.findIndex((row) => {
        remaining = subtractSizes(remaining, sizeOf(row))
        return isOver(remaining)
      })
      const shown = firstOmitted < 0 ? rows : rows.slice(0, firstOmitted)
      return open + shown.join('') + omittedText(rows.length - shown.length) + close
    },
  }
}

/** The size of a text, in UTF-16 units and in bytes of UTF-8. */
export function sizeOf(text: string): SizeLimit {
  return { units: text.length, bytes: Buffer.byteLength(text) }
}

/** The sum of two sizes, unit by unit. */
function addSizes(a: SizeLimit, b: SizeLimit): SizeLimit {
  return { units: a.units + b.units, bytes: a.bytes + b.bytes }
}

/** What remains of the first size without the second; negative if that is larger. */
export function subtractSizes(a: SizeLimit, b: SizeLimit): SizeLimit {
  return { units: a.units - b.units, bytes: a.bytes - b.bytes }
}

/** True if a remaining size is exceeded in units or bytes. */
export function isOver(room: SizeLimit): boolean {
  return room.units < 0 || room.bytes < 0
}
