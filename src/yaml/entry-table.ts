import type { YamlEntry } from './node.ts'

/**
 * The entries of a map by name, in the order in which they are written. Most maps have a few entries, which are
 * compared one by one: a `Map` takes more memory than its few entries.
 */
export class EntryTable implements ReadonlyMap<string, YamlEntry> {
  private list: YamlEntry[] = []
  /** Indices in `list` by name, once there are many entries. */
  private indices: Map<string, number> | null = null

  /** The number of entries. */
  get size(): number {
    return this.list.length
  }

  get(name: string): YamlEntry | undefined {
    const index = this.indexOf(name)
    // An array takes -1 as the name of a property, which is a slow search.
    return index < 0 ? undefined : this.list[index]
  }

  has(name: string): boolean {
    return this.indexOf(name) >= 0
  }

  /** Adds an entry under the name of its key. An entry with the same name is replaced in its place. */
  set(entry: YamlEntry): void {
    const name = nameOf(entry)
    const index = this.indexOf(name)
    if (index >= 0) this.list[index] = entry
    else {
      this.indices?.set(name, this.list.length)
      this.list.push(entry)
      if (this.list.length > maxCompared) this.indices ??= indicesOf(this.list)
    }
  }

  /** Drops the spare capacity of the list, which has grown while the map was read. */
  trimmed(): this {
    this.list = this.list.slice()
    return this
  }

  keys(): MapIterator<string> {
    return this.list.map(nameOf).values()
  }

  values(): MapIterator<YamlEntry> {
    return this.list.values()
  }

  entries(): MapIterator<[string, YamlEntry]> {
    return this.list.map((entry): [string, YamlEntry] => [nameOf(entry), entry]).values()
  }

  [Symbol.iterator](): MapIterator<[string, YamlEntry]> {
    return this.entries()
  }

  forEach(work: (entry: YamlEntry, name: string, table: ReadonlyMap<string, YamlEntry>) => void): void {
    for (const entry of this.list) work(entry, nameOf(entry), this)
  }

  private indexOf(name: string): number {
    if (this.indices) return this.indices.get(name) ?? -1
    for (let index = 0; index < this.list.length; index++)
      if (nameOf(this.list[index]!) === name) return index
    return -1
  }
}

/** Maximum number of entries that are compared one by one. */
const maxCompared = 8

/** Keys are strings, as JSON has them. */
function nameOf({ key: { value } }: YamlEntry): string {
  return typeof value === 'string' ? value : String(value)
}

function indicesOf(list: readonly YamlEntry[]): Map<string, number> {
  return new Map(list.map((entry, index) => [nameOf(entry), index]))
}
