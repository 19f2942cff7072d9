import type { Location } from '../core/report.ts'
import { toData } from '../yaml/data.ts'
import { locationAt } from '../yaml/lines.ts'
import type { YamlEntry, YamlNode } from '../yaml/node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/**
 * A value and where it was written. Accessing a missing value returns an absent node, located at its nearest existing
 * ancestor, so that a rule can descend and report without checking for existence first.
 */
export class Node {
  // Millions of nodes are created: TypeScript's private fields cost half as much as `#` fields, and each field counts.
  private readonly parent: Node | null
  /** The key or index in the parent; `''` for the root. */
  private readonly step: string | number
  /** The YAML tree below; `null` if absent. For code that builds trees, not for rules. */
  readonly yaml: YamlNode | null
  /** Its key, if it has one; for an absent node, the nearest place that exists: a key, or a node without a key. */
  private readonly anchor: YamlNode | null

  private constructor(
    parent: Node | null,
    step: string | number,
    yaml: YamlNode | null,
    anchor: YamlNode | null,
  ) {
    this.parent = parent
    this.step = step
    this.yaml = yaml
    this.anchor = anchor
  }

  /** The root of a document. */
  static of(yaml: YamlNode): Node {
    return new Node(null, '', yaml, null)
  }

  /** The root of its document. */
  get root(): Node {
    return this.parent ? this.parent.root : this
  }

  /** The keys and indices from the root of the document; computed on access, since few nodes need them. */
  get pathKeys(): readonly (string | number)[] {
    return this.parent ? [...this.parent.pathKeys, this.step] : []
  }

  /** The path from the root as text: `spec.http[0].timeout`; `''` for the root. */
  get path(): string {
    return pathText(this.pathKeys)
  }

  /** False for a missing value; true for a written null, see `isNull`. */
  get exists(): boolean {
    return this.yaml !== null
  }

  /** True for a written null: `key:`, `key: ~`, `key: null`. */
  get isNull(): boolean {
    return this.yaml?.kind === 'scalar' && this.yaml.value === null
  }

  get kind(): 'map' | 'list' | 'scalar' | 'absent' {
    return this.yaml?.kind ?? 'absent'
  }

  /** The scalar as Go reads it; `undefined` for maps, lists and absent nodes. */
  get scalar(): string | number | bigint | boolean | null | undefined {
    return this.yaml?.kind === 'scalar' ? this.yaml.value : undefined
  }

  /** The string; `''` for anything else. */
  get text(): string {
    const value = this.scalar
    return typeof value === 'string' ? value : ''
  }

  /** True for a string with a substitution or placeholder, whose final value is unknown. */
  get isUnfilled(): boolean {
    return isUnfilled(this.text)
  }

  /** The number; `undefined` for anything else. */
  get number(): number | undefined {
    const value = this.scalar
    return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined
  }

  /** Plain JSON data; `undefined` if absent. */
  get data(): unknown {
    return this.yaml ? toData(this.yaml) : undefined
  }

  /** The text in which it is written, with offsets; for an absent node, those of its nearest existing ancestor. */
  get range(): Pick<YamlNode, 'source' | 'start' | 'end'> {
    return this.nearest
  }

  /** The file in which it is written, or the name of the rendered text; cheaper than `location`. */
  get file(): string {
    return this.nearest.source.file
  }

  /** Where it is written; for an absent node, the key of its nearest existing ancestor. */
  get location(): Location {
    return locationAt(this.nearest.source, this.nearest.start, this.nearest.end)
  }

  /** Where its key is written; equal to `location` for list items and roots. */
  get keyLocation(): Location {
    const { source, start, end } = this.keyOrNearest
    return locationAt(source, start, end)
  }

  /** From its key to the end of its value. */
  get entryLocation(): Location {
    const { endLine, endColumn } = this.location
    return { ...this.keyLocation, endLine, endColumn }
  }

  /** Where an alias refers to it, if one does. */
  get aliasLocation(): Location | undefined {
    const alias = this.yaml?.alias
    return alias && locationAt(this.yaml.source, alias.start, alias.end)
  }

  /** The value under a key; absent if there is none. */
  get(key: string): Node {
    const entry = this.yaml?.kind === 'map' ? this.yaml.entries.get(key) : undefined
    if (entry) return this.below(key, entry)
    return new Node(this, key, null, this.keyOrNearest)
  }

  /** The value at a path of keys and indices. */
  at(...keys: readonly (string | number)[]): Node {
    return keys.reduce(childOf, this)
  }

  /** An item of a list; absent if there is none. */
  item(index: number): Node {
    const yaml = this.yaml?.kind === 'list' ? this.yaml.items[index] : undefined
    return yaml ? new Node(this, index, yaml, null) : new Node(this, index, null, this.keyOrNearest)
  }

  /** The items of the list under `key`, or of this node; empty if it is not a list. */
  items(key?: string): Node[] {
    if (key !== undefined) return this.get(key).items()
    if (this.yaml?.kind !== 'list') return []
    return this.yaml.items.map((_, index) => this.item(index))
  }

  /** The entries of the map under `key`, or of this node; empty if it is not a map. */
  entries(key?: string): [name: string, value: Node][] {
    if (key !== undefined) return this.get(key).entries()
    const entries: [string, Node][] = []
    if (this.yaml?.kind === 'map')
      this.yaml.entries.forEach((entry, name) => entries.push([name, this.below(name, entry)]))
    return entries
  }

  private below(name: string, { key, value }: YamlEntry): Node {
    return new Node(this, name, value, key)
  }

  private get nearest(): YamlNode {
    return this.yaml ?? this.anchor!
  }

  private get keyOrNearest(): YamlNode {
    return this.anchor ?? this.yaml!
  }
}

function childOf(node: Node, key: string | number): Node {
  return typeof key === 'number' ? node.item(key) : node.get(key)
}

/** A path as text: `spec.http[0].timeout`, `labels["example.com/team"]`. */
export function pathText(keys: readonly (string | number)[]): string {
  return keys.map(segmentText).join('').replace(/^\./, '')
}

function segmentText(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
