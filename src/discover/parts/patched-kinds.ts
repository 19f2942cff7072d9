import { Node } from '../../model/node.ts'
import type { YamlDocument } from '../../yaml/node.ts'
import { parseDocuments } from '../../yaml/parse.ts'

/** Represents all kinds, for a patch with an unknown target. */
export const anyKind = '*'

/** The kinds of objects that patches may change. */
export interface PatchedKinds {
  /** Names of kinds, or `anyKind`. */
  readonly kinds: ReadonlySet<string>
  /**
   * The kinds that the patches change indirectly: a patch of a Flux Kustomization may itself contain patches, for the
   * objects that that Kustomization builds.
   */
  readonly nested: ReadonlySet<string>
}

/**
 * The kinds that a list of patches changes. Kustomize, Flux and Argo CD have the same format: `target` selects the objects,
 * and a strategic merge patch without `target` names its object itself (`sigs.k8s.io/kustomize/api/types/patch.go`, fluxcd
 * `pkg/apis/kustomize/kustomize_types.go`).
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
    const documents = [...inlineDocuments(patch.get('patch')), ...documentsOf(patch.get('path').text)]
    for (const kind of targetKinds(patch.get('target')) ?? kindsIn(documents)) kinds.add(kind)
    for (const kind of nestedKinds(documents, maxNesting)) nested.add(kind)
  }
  return { kinds, nested }
}

/** The kind of the object in each document that is not empty, `anyKind` for one without; `[anyKind]` if all are empty. */
export function kindsIn(documents: readonly YamlDocument[]): string[] {
  const roots = documents.flatMap(({ root }) => (root ? Node.of(root) : []))
  return roots.length === 0 ? [anyKind] : roots.map((root) => root.get('kind').text || anyKind)
}

/** The kinds that the `select` or `target` of a patch or replacement names; `undefined` if it has none. */
export function targetKinds(target: Node): string[] | undefined {
  if (target.kind !== 'map') return undefined
  // kustomize matches it as a regular expression against the whole name.
  const plain = /^\^?\(?(\w+(?:\|\w+)*)\)?\$?$/.exec(target.get('kind').text)?.[1]
  return plain?.split('|') ?? [anyKind]
}

function inlineDocuments(patch: Node): readonly YamlDocument[] {
  return patch.text === '' ? [] : parseDocuments(patch.text, '')
}

/** Limit on the depth of nested patches. */
const maxNesting = 3

/** The kinds changed by patches inside of patches: every map with a string under `patch`. */
function nestedKinds(documents: readonly YamlDocument[], depth: number): string[] {
  if (depth === 0) return []
  const roots = documents.flatMap(({ root }) => (root ? Node.of(root) : []))
  return roots.flatMap(patchesWithin).flatMap((patch) => {
    const innerDocuments = inlineDocuments(patch.get('patch'))
    return [
      ...(targetKinds(patch.get('target')) ?? kindsIn(innerDocuments)),
      ...nestedKinds(innerDocuments, depth - 1),
    ]
  })
}

function patchesWithin(node: Node): Node[] {
  if (node.kind === 'list') return node.items().flatMap(patchesWithin)
  if (node.kind !== 'map') return []
  const patches = node.get('patch').text === '' ? [] : [node]
  return [...patches, ...node.entries().flatMap(([, value]) => patchesWithin(value))]
}
