import { folderOf, joinPath } from '../../core/path.ts'
import { manifestsOf } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { closestName } from '../../schema/suggest.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { parseDocuments } from '../../yaml/parse.ts'
import type { Reader } from '../../yaml/reader.ts'
import { isInline } from '../parts/kustomization-paths.ts'
import { documentsAt } from './kustomizations.ts'
import { kustomizationObjects, type KustomizationObjects } from './kustomization-objects.ts'

/**
 * The patches of a kustomization whose objects it lacks. Empty unless all of its objects are known without a build
 * (`kustomizationObjects`).
 */
export function patchTargetReferences(reader: Reader, file: string, root: Node): UnresolvedReference[] {
  const patches = patchesOf(root)
  if (patches.length === 0) return []
  const objects = kustomizationObjects(reader)(file)
  if (objects === null) return []
  return patches.flatMap((patch) =>
    patch.target.kind === 'map'
      ? selectorReferences(patch.target, objects)
      : mergedReferences(patch, objects, { reader, file }),
  )
}

/** A kustomization file. */
interface Place {
  readonly reader: Reader
  readonly file: string
}

interface Patch {
  /** The selector; absent for a strategic merge patch, which names its object itself. */
  readonly target: Node
  /** The path of a file, or the inline patch. */
  readonly content: Node
  readonly isFile: boolean
}

function patchesOf(root: Node): Patch[] {
  const listed = ['patches', 'patchesJson6902'].flatMap((field) => root.items(field))
  return [
    ...listed.map((item) => {
      const isFile = item.get('path').text !== ''
      return { target: item.get('target'), content: item.get(isFile ? 'path' : 'patch'), isFile }
    }),
    ...root
      .items('patchesStrategicMerge')
      .map((content) => ({ target: content.get('target'), content, isFile: !isInline(content.text) })),
  ]
}

/** A selector that matches nothing changes nothing (kustomize `api/internal/builtins/PatchTransformer.go`). */
function selectorReferences(target: Node, objects: KustomizationObjects): UnresolvedReference[] {
  const [kinds, names] = [target.get('kind'), target.get('name')].map(plainAlternatives) as [
    string[] | null,
    string[] | null,
  ]
  if (!kinds || !names || (kinds.length === 0 && names.length === 0)) return []
  const isThere = (kinds.length === 0 ? [''] : kinds).some((kind) =>
    (names.length === 0 ? [''] : names).some((name) => objects.has(kind, name)),
  )
  if (isThere) return []
  const [kind, name] = [target.get('kind').text, target.get('name').text]
  const node = name === '' ? target.get('kind') : target.get('name')
  return [{ ...reference(node, kind, name, objects), mayExist: 'a selector may match nothing' }]
}

/**
 * Kustomize reads names and kinds as anchored regular expressions; texts that are not a list of plain words are not
 * checked.
 */
function plainAlternatives({ text }: Node): string[] | null {
  if (text === '') return []
  return /^[\w-]+(\|[\w-]+)*$/.test(text) && !isUnfilled(text) ? text.split('|') : null
}

/** A strategic merge patch without a selector needs an object of its own kind and name. */
function mergedReferences(
  { content, isFile }: Patch,
  objects: KustomizationObjects,
  { reader, file }: Place,
): UnresolvedReference[] {
  const documents = isFile
    ? documentsAt(reader, joinPath(folderOf(file), content.text))
    : parseDocuments(content.text, '')
  return manifestsOf(documents, '', '').flatMap(({ kind, name, root }) => {
    if ([kind, name].some((text) => text === '' || isUnfilled(text)) || objects.has(kind, name)) return []
    const node = isFile ? root.at('metadata', 'name') : content
    const related = isFile ? [{ node: content, note: 'the kustomization that applies this patch' }] : []
    return [{ ...reference(node, kind, name, objects), related }]
  })
}

function reference(
  node: Node,
  kind: string,
  name: string,
  objects: KustomizationObjects,
): UnresolvedReference {
  const similar = name === '' || kind === '' ? undefined : closestName(name, objects.namesOf(kind))
  return {
    code: 'no-patch-target',
    node,
    manifest: null,
    noun: 'object',
    name: [kind, name].filter((text) => text !== '').join('/'),
    path: null,
    similar: similar === undefined ? null : `${kind}/${similar}`,
    mayExist: null,
    related: [],
  }
}
