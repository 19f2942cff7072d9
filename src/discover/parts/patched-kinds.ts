import { Node } from '../../model/node.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** Stands for every kind: what a patch is put upon is not known. */
export const anyKind = '*'

/** The kinds of object that patches may change. */
export interface PatchedKinds {
  /** Kinds by their names, or `anyKind`. */
  readonly kinds: ReadonlySet<string>
  /**
   * The kinds that the patches change at one remove: a patch of a Flux Kustomization may itself hold patches, for
   * whatever that Kustomization builds.
   */
  readonly nested: ReadonlySet<string>
}

/**
 * The kinds that a list of patches is put upon. Kustomize, Flux and Argo CD write an item alike: `target` says what it
 * is for, and a strategic merge patch without one names its object itself
 * (`sigs.k8s.io/kustomize/api/types/patch.go`, fluxcd `pkg/apis/kustomize/kustomize_types.go`).
 *
 * @param documentsOf the documents of a file that an item names under `path`
 */
export function kindsPatchedBy(
  patches: readonly Node[],
  documentsOf: (path: string) => readonly YamlDocument[],
): PatchedKinds {
  const kinds = new Set<string>()
  const nested = new Set<string>()
  for (const patch of patches) {
    const documents = [...inline(patch.get('patch')), ...documentsOf(patch.get('path').text)]
    for (const kind of targetKinds(patch.get('target')) ?? kindsIn(documents)) kinds.add(kind)
    for (const kind of nestedKinds(documents, mostNested)) nested.add(kind)
  }
  return { kinds, nested }
}

/** The kinds of the objects in some documents; `anyKind` where one names none. */
export function kindsIn(documents: readonly YamlDocument[]): string[] {
  const roots = documents.flatMap(({ root }) => (root ? Node.of(root) : []))
  return roots.length === 0 ? [anyKind] : roots.map((root) => root.get('kind').text || anyKind)
}

/** The kinds that the `select` or `target` of a patch or replacement means; `undefined` where it is not written. */
export function targetKinds(target: Node): string[] | undefined {
  if (target.kind !== 'map') return undefined
  // Kustomize reads it as a regular expression for the whole name.
  const plain = /^\^?\(?(\w+(?:\|\w+)*)\)?\$?$/.exec(target.get('kind').text)?.[1]
  return plain?.split('|') ?? [anyKind]
}

function inline(patch: Node): readonly YamlDocument[] {
  return patch.text === '' ? [] : parseDocuments(patch.text, '')
}

/** Patches that hold patches that hold patches are as deep as people go. */
const mostNested = 3

/** The kinds that patches inside of patches are for: whatever has a text under `patch`. */
function nestedKinds(documents: readonly YamlDocument[], depth: number): string[] {
  if (depth === 0) return []
  const roots = documents.flatMap(({ root }) => (root ? Node.of(root) : []))
  return roots.flatMap(patchesWithin).flatMap((patch) => {
    const own = inline(patch.get('patch'))
    return [...(targetKinds(patch.get('target')) ?? kindsIn(own)), ...nestedKinds(own, depth - 1)]
  })
}

function patchesWithin(node: Node): Node[] {
  if (node.kind === 'list') return node.items().flatMap(patchesWithin)
  if (node.kind !== 'map') return []
  const own = node.get('patch').text === '' ? [] : [node]
  return [...own, ...node.entries().flatMap(([, below]) => patchesWithin(below))]
}
