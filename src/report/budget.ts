/** Room for text: UTF-16 units and UTF-8 bytes; both hold. */
export interface Room {
  readonly units: number
  readonly bytes: number
}

/** A part of a page that can do with less room. */
export interface Section {
  /** Who gets room first: 0 is the most important. */
  readonly rank: number
  /** The shortest text of the section. */
  readonly least: string
  /** The best text that fits, at least `least`. */
  readonly fill: (room: Room) => string
}

/** A list or table of which the last rows may be left out. Every text ends its own lines. */
export interface Rows {
  readonly rank: number
  readonly open: string
  readonly rows: readonly string[]
  readonly close: string
  /** What is said about `left` rows that did not fit; `''` for none. */
  readonly more: (left: number) => string
}

/** Puts sections together in their order; room goes by rank. Longer than `limit` only if their least is. */
export function fit(sections: readonly Section[], limit: Room): string {
  let room = sections.reduce((left, section) => minus(left, sizeOf(section.least)), limit)
  const texts = new Map<Section, string>()
  for (const section of sections.toSorted((left, right) => left.rank - right.rank)) {
    const own = plus(room, sizeOf(section.least))
    const text = section.fill(own)
    texts.set(section, text)
    room = minus(own, sizeOf(text))
  }
  return sections.map((section) => texts.get(section)).join('')
}

/** Text that stands as it is. */
export function fixed(text: string): Section {
  return { rank: 0, least: text, fill: () => text }
}

/** As many rows as fit, and the number of the others. */
export function rowsSection({ rank, open, rows, close, more }: Rows): Section {
  const least = open + more(rows.length) + close
  return {
    rank,
    least,
    fill: (room) => {
      let left = minus(room, sizeOf(least))
      const taken = rows.findIndex((row) => {
        left = minus(left, sizeOf(row))
        return isOver(left)
      })
      const shown = taken < 0 ? rows : rows.slice(0, taken)
      return open + shown.join('') + more(rows.length - shown.length) + close
    },
  }
}

export function sizeOf(text: string): Room {
  return { units: text.length, bytes: Buffer.byteLength(text) }
}

export function plus(left: Room, right: Room): Room {
  return { units: left.units + right.units, bytes: left.bytes + right.bytes }
}

export function minus(left: Room, right: Room): Room {
  return { units: left.units - right.units, bytes: left.bytes - right.bytes }
}

export function isOver(room: Room): boolean {
  return room.units < 0 || room.bytes < 0
}
