import type { RenderedObject } from '../../core/cause.ts'
import { oncePer } from '../../core/once-per.ts'
import type { YamlNode } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import { splitDocuments } from '../../yaml/split.ts'
import { childOf } from '../../yaml/embedded.ts'

/** One object that a template rendered. */
export interface TemplateDocument {
  readonly object: RenderedObject
  readonly root: YamlNode
  /** The text of the object's YAML document. */
  readonly text: string
}

/** What an edit did to a field. `gone`: the field, its object or a list above it is missing or has another length. */
export type FieldOutcome = 'same' | 'changed' | 'gone'

/** Reads the YAML documents of a rendered text, in their order; those whose root is no map are left out. */
export function documentsOf(text: string): TemplateDocument[] {
  return documentReader()(text)
}

/** A reader of rendered texts that parses equal documents once and returns the same object for them. */
export function documentReader(): (text: string) => TemplateDocument[] {
  const cache = new Map<string, readonly TemplateDocument[]>()
  return (text) =>
    splitDocuments(text).flatMap(({ start, end }, index) => {
      // An end mark `...` at the start of a later document belongs to the one before it.
      const written = text.slice(start, end).replace(index > 0 ? /^\s*(\.\.\.[ \t]*(\r?\n|$))+/ : '', '')
      // Helm prints documents without the blank lines around them.
      const chunk = written.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()
      const objects = cache.get(chunk) ?? objectsIn(chunk)
      cache.set(chunk, objects)
      return objects
    })
}

function objectsIn(text: string): TemplateDocument[] {
  const root = parseDocuments(text, '')[0]?.root
  return root?.kind === 'map' ? [{ object: objectOf(root), root, text }] : []
}

/** The apiVersion, kind, namespace and name that an object states; `''` where it states none. */
function objectOf(root: YamlNode): RenderedObject {
  const metadata = childOf(root, 'metadata')
  return {
    apiVersion: documentText(childOf(root, 'apiVersion')),
    kind: documentText(childOf(root, 'kind')),
    namespace: documentText(childOf(metadata, 'namespace')),
    name: documentText(childOf(metadata, 'name')),
  }
}

/** The index of the object with an identity, after skipping `occurrence` objects of it; -1 if there is none. */
export function indexOf(
  documents: readonly TemplateDocument[],
  object: RenderedObject,
  occurrence = 0,
): number {
  return numbered(documents).places.get(`${identityOf(object)}\0${occurrence}`) ?? -1
}

/**
 * Finds the object of another render that corresponds to `documents[index]`: the object with the same identity, else among
 * the unmatched objects of the same kind the one at the same position, if both renders have equally many, else the most
 * similar one. `inOrder` is false if positions prove nothing, since a switch may have swapped objects.
 */
export function counterpartDocument(
  index: number,
  documents: readonly TemplateDocument[],
  candidates: readonly TemplateDocument[],
  inOrder: boolean,
): TemplateDocument | undefined {
  const numbering = numbered(documents)
  const candidateNumbering = numbered(candidates)
  const match = candidateNumbering.places.get(numbering.names[index]!)
  if (match !== undefined) return candidates[match]
  const kind = documents[index]!.object.kind
  const unmatched = documents.filter(
    (document, at) => document.object.kind === kind && !candidateNumbering.places.has(numbering.names[at]!),
  )
  const unmatchedCandidates = candidates.filter(
    (document, at) => document.object.kind === kind && !numbering.places.has(candidateNumbering.names[at]!),
  )
  if (inOrder && unmatched.length === unmatchedCandidates.length)
    return unmatchedCandidates[unmatched.indexOf(documents[index]!)]
  return mostSimilar(documents[index]!.root, unmatchedCandidates)
}

/** Identities made unique by a counter of their repetitions, and the index of each. */
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

/** The candidate that shares most scalars with an object, at least half of them. */
function mostSimilar(root: YamlNode, candidates: readonly TemplateDocument[]): TemplateDocument | undefined {
  const scalars = new Set(scalarsOf(root))
  let best: { readonly document: TemplateDocument; readonly shared: number } | undefined
  for (const candidate of candidates) {
    const candidateScalars = scalarsOf(candidate.root)
    const shared =
      candidateScalars.filter((scalar) => scalars.has(scalar)).length /
      Math.max(scalars.size, candidateScalars.length, 1)
    if (shared >= 0.5 && shared > (best?.shared ?? 0)) best = { document: candidate, shared }
  }
  return best?.document
}

/**
 * Compares the field at a path in two renders of its object. `gone` if `after` is `undefined`, has no such field or another
 * kind of YAML node there, or if a list on the path has another length.
 */
export function fieldOutcome(
  before: YamlNode,
  after: YamlNode | undefined,
  path: readonly (string | number)[],
): FieldOutcome {
  let [node, counterpart]: (YamlNode | undefined)[] = [before, after]
  for (const key of path) {
    if (!counterpart || lengthOf(node) !== lengthOf(counterpart)) return 'gone'
    node = node && childOf(node, key)
    counterpart = childOf(counterpart, key)
  }
  if (!counterpart || counterpart.kind !== node?.kind) return 'gone'
  return allText(node) === allText(counterpart) ? 'same' : 'changed'
}

function lengthOf(node: YamlNode | undefined): number {
  return node?.kind === 'list' ? node.items.length : 0
}

/** The node at a path. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[]): YamlNode | undefined {
  let node: YamlNode | undefined = root
  for (const key of path) node = node && childOf(node, key)
  return node
}

/** A scalar as text; `''` for a scalar with the value null, a map, a list and `undefined`. */
function documentText(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : ''
}

/** A scalar as text, or all scalars of a map or list with their paths, to search in and compare. */
export function allText(node: YamlNode): string {
  return node.kind === 'scalar' ? String(node.value) : textBelow(node)
}

const textBelow = oncePer((node: YamlNode) => scalarsOf(node).join('\n'))

/** The scalars of a node as `path=value`. */
function scalarsOf(node: YamlNode, path = ''): string[] {
  if (node.kind === 'scalar') return [`${path}=${String(node.value)}`]
  if (node.kind === 'list') return node.items.flatMap((item, index) => scalarsOf(item, `${path}[${index}]`))
  return [...node.entries].flatMap(([key, { value }]) => scalarsOf(value, `${path}.${key}`))
}

/**
 * The number of scalars that differ between two renders, independent of their order: the larger number of removed and added
 * scalars.
 */
export function fieldDifferences(
  before: readonly TemplateDocument[],
  after: readonly TemplateDocument[],
): number {
  const scalarsBefore = scalarsBeside(before, after)
  const scalarsAfter = scalarsBeside(after, before)
  const [gone, come] = [
    [...scalarsBefore].filter((scalar) => !scalarsAfter.has(scalar)),
    [...scalarsAfter].filter((scalar) => !scalarsBefore.has(scalar)),
  ]
  return Math.max(gone.length, come.length)
}

/** The scalars of the documents that `counterparts` does not contain. */
function scalarsBeside(
  documents: readonly TemplateDocument[],
  counterparts: readonly TemplateDocument[],
): ReadonlySet<string> {
  const unchangedRoots = new Set(counterparts.map(({ root }) => root))
  const changed = documents.filter(({ root }) => !unchangedRoots.has(root))
  return new Set(changed.flatMap(({ object, root }) => scalarsOf(root, identityOf(object))))
}
