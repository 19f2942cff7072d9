import type { Location } from '../core/report.ts'
import { toData } from '../yaml/data.ts'
import { locationAt } from '../yaml/lines.ts'
import type { YamlNode } from '../yaml/node.ts'
import { isUnfilled } from '../syntax/unfilled.ts'

/**
 * A value and where it was written. Asking for what is not there gives an absent node, placed at its nearest
 * ancestor that exists, so that a rule can walk on and report without asking first.
 */
export class Node {
  // Nodes are made by the million: fields that only TypeScript calls private cost half of what `#` ones do.
  private readonly rootYaml: YamlNode
  private readonly parent: Node | null
  /** The key or index in the parent; `''` for the root. */
  private readonly step: string | number
  /** The positioned tree below; `null` if absent. For code that builds trees, not for rules. */
  readonly yaml: YamlNode | null
  private readonly keyYaml: YamlNode | null
  private readonly nearest: YamlNode

  private constructor(
    rootYaml: YamlNode,
    parent: Node | null,
    step: string | number,
    yaml: YamlNode | null,
    keyYaml: YamlNode | null,
    nearest: YamlNode,
  ) {
    this.rootYaml = rootYaml
    this.parent = parent
    this.step = step
    this.yaml = yaml
    this.keyYaml = keyYaml
    this.nearest = nearest
  }

  /** The root of a document. */
  static of(yaml: YamlNode): Node {
    return new Node(yaml, null, '', yaml, null, yaml)
  }

  /** The document it is a part of. */
  get root(): Node {
    return Node.of(this.rootYaml)
  }

  /** The keys and indices from the root of the document down to here; made when asked for, as few nodes are. */
  get pathKeys(): readonly (string | number)[] {
    return this.parent ? [...this.parent.pathKeys, this.step] : []
  }

  /** The way from the root as people write it: `spec.http[0].timeout`; `''` for the root. */
  get path(): string {
    return pathText(this.pathKeys)
  }

  /** False for what is not written at all; `null` is written, see `isNull`. */
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

  /** The scalar as Go reads it; `undefined` for maps, lists and what is absent. */
  get scalar(): string | number | bigint | boolean | null | undefined {
    return this.yaml?.kind === 'scalar' ? this.yaml.value : undefined
  }

  /** The string that is written here; `''` for anything that is no string. */
  get text(): string {
    const value = this.scalar
    return typeof value === 'string' ? value : ''
  }

  /** True for a text that does not say its value yet: it holds a substitution or a placeholder. */
  get isUnfilled(): boolean {
    return isUnfilled(this.text)
  }

  /** The number that is written here; `undefined` for anything that is no number. */
  get number(): number | undefined {
    const value = this.scalar
    return typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined
  }

  /** Plain JSON data; `undefined` if absent. */
  get data(): unknown {
    return this.yaml ? toData(this.yaml) : undefined
  }

  /** The file in which it is written, or the name of the rendered text; cheaper to ask for than its place. */
  get file(): string {
    return this.nearest.source.file
  }

  /** Where it is written; for an absent node, the key of its nearest ancestor. */
  get location(): Location {
    return locationAt(this.nearest.source, this.nearest.start, this.nearest.end)
  }

  /** Where its key is written; the same as `location` for list items and roots. */
  get keyLocation(): Location {
    const node = this.keyYaml ?? this.nearest
    return locationAt(node.source, node.start, node.end)
  }

  /** Where an alias uses it, if one does. */
  get aliasLocation(): Location | undefined {
    const alias = this.yaml?.alias
    return alias && locationAt(this.yaml.source, alias.start, alias.end)
  }

  /** The value under a key. */
  get(key: string): Node {
    const entry = this.yaml?.kind === 'map' ? this.yaml.entries.get(key) : undefined
    if (entry) return new Node(this.rootYaml, this, key, entry.value, entry.key, entry.value)
    return new Node(this.rootYaml, this, key, null, null, this.keyYaml ?? this.nearest)
  }

  /** The value under a chain of keys. */
  at(...keys: readonly (string | number)[]): Node {
    return keys.reduce(below, this)
  }

  /** An item of a list; absent if there is none. */
  item(index: number): Node {
    const yaml = this.yaml?.kind === 'list' ? this.yaml.items[index] : undefined
    return new Node(this.rootYaml, this, index, yaml ?? null, null, yaml ?? this.keyYaml ?? this.nearest)
  }

  /** The items of the list under `key`, or of this node; none if it is no list. */
  items(key?: string): Node[] {
    if (key !== undefined) return this.get(key).items()
    if (this.yaml?.kind !== 'list') return []
    return this.yaml.items.map((_, index) => this.item(index))
  }

  /** The entries of the map under `key`, or of this node; none if it is no map. */
  entries(key?: string): [name: string, value: Node][] {
    if (key !== undefined) return this.get(key).entries()
    if (this.yaml?.kind !== 'map') return []
    return [...this.yaml.entries.keys()].map((name) => [name, this.get(name)])
  }
}

function below(node: Node, key: string | number): Node {
  return typeof key === 'number' ? node.item(key) : node.get(key)
}

/** A trail as people write it: `spec.http[0].timeout`, `labels["example.com/team"]`. */
export function pathText(trail: readonly (string | number)[]): string {
  return trail.map(part).join('').replace(/^\./, '')
}

function part(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
}
