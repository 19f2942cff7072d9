import type { RenderedObject } from '../../core/cause.ts'
import { oncePer } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { splitDocuments } from '../../yaml/split.ts'

/** An object of what a template rendered. */
export interface TemplateDocument {
  readonly object: RenderedObject
  readonly root: YamlNode
  /** The text of its document. */
  readonly text: string
}

/** What became of a field: `gone` where it, its object or a list on the way to it has another shape now. */
export type Move = 'same' | 'changed' | 'gone'

/** The objects of a text that a template rendered. */
export function documentsOf(text: string): TemplateDocument[] {
  return documentReader()(text)
}

/** Reads the objects of texts; documents that are alike are read once, and are the same. */
export function documentReader(): (text: string) => TemplateDocument[] {
  const known = new Map<string, readonly TemplateDocument[]>()
  return (text) =>
    splitDocuments(text).flatMap(({ start, end }, index) => {
      // Further marks of an end have no document to end.
      const part = text.slice(start, end).replace(index > 0 ? /^\s*(\.\.\.[ \t]*(\r?\n|$))+/ : '', '')
      const objects = known.get(part) ?? objectsIn(part)
      known.set(part, objects)
      return objects
    })
}

function objectsIn(text: string): TemplateDocument[] {
  const root = parseDocuments(text, '')[0]?.root
  return root?.kind === 'map' ? [{ object: objectOf(root), root, text }] : []
}

/** The object as it names itself. */
export function objectOf(root: YamlNode): RenderedObject {
  const metadata = childOf(root, 'metadata')
  return {
    apiVersion: documentText(childOf(root, 'apiVersion')),
    kind: documentText(childOf(root, 'kind')),
    namespace: documentText(childOf(metadata, 'namespace')),
    name: documentText(childOf(metadata, 'name')),
  }
}

/** The object of that identity, or the one after `occurrence` others of it; -1 if there is none. */
export function indexOf(
  documents: readonly TemplateDocument[],
  object: RenderedObject,
  occurrence = 0,
): number {
  return numbered(documents).places.get(`${identityOf(object)}\0${occurrence}`) ?? -1
}

/**
 * The object of another render that stands for one of this: the one of the same identity, else among those that have
 * no counterpart the one in the same order, if both renders have as many of them, else the most similar one.
 * `inOrder` says whether the order tells anything: not where a switch may have put one object for another.
 */
export function counterpartOf(
  index: number,
  documents: readonly TemplateDocument[],
  others: readonly TemplateDocument[],
  inOrder: boolean,
): TemplateDocument | undefined {
  const own = numbered(documents)
  const theirs = numbered(others)
  const match = theirs.places.get(own.names[index]!)
  if (match !== undefined) return others[match]
  const kind = documents[index]!.object.kind
  const left = documents.filter((each, at) => each.object.kind === kind && !theirs.places.has(own.names[at]!))
  const right = others.filter((each, at) => each.object.kind === kind && !own.places.has(theirs.names[at]!))
  if (inOrder && left.length === right.length) return right[left.indexOf(documents[index]!)]
  return mostSimilar(documents[index]!.root, right)
}

/** Identities, made unique by how often they were there before, and where each of them is. */
const numbered = oncePer((documents: readonly TemplateDocument[]) => {
  const seen = new Map<string, number>()
  const names = documents.map(({ object }) => {
    const identity = identityOf(object)
    const times = seen.get(identity) ?? 0
    seen.set(identity, times + 1)
    return `${identity}\0${times}`
  })
  return { names, places: new Map(names.map((name, index) => [name, index])) }
})

function identityOf({ apiVersion, kind, namespace, name }: RenderedObject): string {
  return [apiVersion, kind, namespace, name].join('\0')
}

/** Of those that share at least half of their scalars. */
function mostSimilar(root: YamlNode, others: readonly TemplateDocument[]): TemplateDocument | undefined {
  const own = new Set(scalarsOf(root))
  let best: { readonly other: TemplateDocument; readonly shared: number } | undefined
  for (const other of others) {
    const theirs = scalarsOf(other.root)
    const shared = theirs.filter((each) => own.has(each)).length / Math.max(own.size, theirs.length, 1)
    if (shared >= 0.5 && shared > (best?.shared ?? 0)) best = { other, shared }
  }
  return best?.other
}

/** What becomes of the field at a trail from one object to the other. */
export function moveOf(
  before: YamlNode,
  after: YamlNode | undefined,
  trail: readonly (string | number)[],
): Move {
  let [own, other]: (YamlNode | undefined)[] = [before, after]
  for (const key of trail) {
    if (!other || lengthOf(own) !== lengthOf(other)) return 'gone'
    own = own && childOf(own, key)
    other = childOf(other, key)
  }
  if (!other || other.kind !== own?.kind) return 'gone'
  return textAll(own) === textAll(other) ? 'same' : 'changed'
}

function lengthOf(node: YamlNode | undefined): number {
  return node?.kind === 'list' ? node.items.length : 0
}

/** The node at the end of a trail. */
export function nodeAt(root: YamlNode, trail: readonly (string | number)[]): YamlNode | undefined {
  let node: YamlNode | undefined = root
  for (const key of trail) node = node && childOf(node, key)
  return node
}

function childOf(node: YamlNode | undefined, key: string | number): YamlNode | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.value
  return node?.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
}

/** A scalar as text, `''` for anything else. */
export function documentText(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : ''
}

/** All that a node holds as one text, to be searched and compared. */
export function textAll(node: YamlNode): string {
  return node.kind === 'scalar' ? String(node.value) : textBelow(node)
}

const textBelow = oncePer((node: YamlNode) => scalarsOf(node).join('\n'))

/** The scalars of a node with the way to each. */
export function scalarsOf(node: YamlNode, way = ''): string[] {
  if (node.kind === 'scalar') return [`${way}=${String(node.value)}`]
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsOf(item, `${way}[${index}]`))
  return [...node.entries].flatMap(([key, { value }]) => scalarsOf(value, `${way}.${key}`))
}

/** How many scalars of some objects differ in another render, order apart: those that went, or those that came. */
export function fieldDifferences(
  before: readonly TemplateDocument[],
  after: readonly TemplateDocument[],
): number {
  const own = scalarsBeside(before, after)
  const theirs = scalarsBeside(after, before)
  const [gone, come] = [
    [...own].filter((each) => !theirs.has(each)),
    [...theirs].filter((each) => !own.has(each)),
  ]
  return Math.max(gone.length, come.length)
}

/** The scalars of those that are not the same in both. */
function scalarsBeside(
  documents: readonly TemplateDocument[],
  others: readonly TemplateDocument[],
): ReadonlySet<string> {
  const same = new Set(others.map(({ root }) => root))
  const changed = documents.filter(({ root }) => !same.has(root))
  return new Set(changed.flatMap(({ object, root }) => scalarsOf(root, identityOf(object))))
}
