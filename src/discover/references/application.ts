import { joinPath } from '../../core/path.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { closestName } from '../../schema/suggest.ts'
import { isGlob } from '../../syntax/glob.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { SourceContext } from '../gitops/repository-identity.ts'
import { isLocal } from './kustomizations.ts'
import { similarPath } from './similar.ts'
import { treePaths } from './tree-paths.ts'

/** Returns the text of a node with all templates filled; `null` if it is unknown. */
export type TextOf = (node: Node) => string | null

/** The text of a node without templates; `null` if it has a placeholder. */
export const plainText: TextOf = ({ text }) => (isUnfilled(text) ? null : text)

/**
 * The paths and refs in the sources of an Application that do not exist. Only sources that are this tree are checked, not
 * other repositories, charts of Helm repositories and environment variables.
 *
 * @param spec the `spec` of the Application, or of the template of an ApplicationSet
 */
export function applicationReferences(
  manifest: Manifest,
  spec: Node,
  textOf: TextOf,
  context: SourceContext,
): UnresolvedReference[] {
  const listed = spec.items('sources')
  // Argo CD ignores `source` beside `sources` (argo-cd `pkg/apis/application/v1alpha1/types.go` GetSources).
  const sources = (listed.length > 0 ? listed : [spec.get('source')]).filter(({ kind }) => kind === 'map')
  const dry = spec.at('sourceHydrator', 'drySource')
  const place = { ...context, manifest, textOf, sources, hasSources: listed.length > 0 }
  return [
    ...sources.flatMap((source) => sourceReferences(source, place)),
    ...(dry.kind === 'map' ? pathReferences(dry, place) : []),
  ]
}

interface Place extends SourceContext {
  readonly manifest: Manifest
  readonly textOf: TextOf
  /** All sources of the Application, for their refs. */
  readonly sources: readonly Node[]
  /** False for an Application with one `source`, in which `$ref` does not name a source. */
  readonly hasSources: boolean
}

function sourceReferences(source: Node, place: Place): UnresolvedReference[] {
  return [
    ...pathReferences(source, place),
    ...componentReferences(source, place),
    ...source
      .at('helm')
      .items('valueFiles')
      .flatMap((node) => valuesFileReference(node, source, place) ?? []),
  ]
}

/** The folder of a source in this tree; `null` for any other source, or if it is unknown. */
function folderOfSource(source: Node, { identity, textOf }: Place): string | null {
  const [repository, revision, path] = ['repoURL', 'targetRevision', 'path'].map((key) =>
    textOf(source.get(key)),
  ) as [string | null, string | null, string | null]
  if (repository === null || revision === null || path === null || source.get('chart').exists) return null
  return identity.isThis(repository) && identity.shows(revision) ? joinPath('', path) : null
}

function pathReferences(source: Node, place: Place): UnresolvedReference[] {
  const folder = folderOfSource(source, place)
  const paths = treePaths(place.reader)
  if (folder === null || paths.hasFolder(folder) || paths.isUnknown(folder)) return []
  const node = source.get('path')
  const name = place.textOf(node) ?? node.text
  return [
    {
      ...reference(node, name, 'source path', place),
      code: 'missing-folder',
      path: folder,
      similar: similarPath(name, folder, paths),
    },
  ]
}

/** Components that Argo CD adds to the kustomization of a source, relative to its folder. */
function componentReferences(source: Node, place: Place): UnresolvedReference[] {
  const folder = existingFolder(source, place)
  const kustomize = source.get('kustomize')
  if (folder === null || kustomize.get('ignoreMissingComponents').scalar === true) return []
  const paths = treePaths(place.reader)
  return kustomize.items('components').flatMap((node) => {
    const name = place.textOf(node)
    if (name === null || name === '' || !isLocal(name)) return []
    const path = joinPath(folder, name)
    if (paths.hasFolder(path) || paths.isUnknown(path)) return []
    const similar = similarPath(name, path, paths)
    return [{ ...reference(node, name, 'component', place), code: 'missing-folder' as const, path, similar }]
  })
}

/** The folder of a source in this tree, if it exists; a missing folder has its own finding. */
function existingFolder(source: Node, place: Place): string | null {
  const folder = folderOfSource(source, place)
  return folder !== null && treePaths(place.reader).hasFolder(folder) ? folder : null
}

/**
 * A values file is relative to the folder of its source, or to the root with `/` or `$ref/` at its start (argo-cd
 * `reposerver/repository/repository.go` getResolvedValueFiles, `util/io/path/resolved.go`). Without `sources` a `$ref` is an
 * environment variable that nothing sets.
 */
function valuesFileReference(node: Node, source: Node, place: Place): UnresolvedReference | null {
  const [variable = '', ref] = /^\$(?!ARGOCD_)([\w-]+)(?=\/|$)/.exec(node.text) ?? []
  if (ref !== undefined && place.hasSources) return fileOfRef(node, ref, source, place)
  const name = place.textOf(node)?.slice(variable.length) ?? null
  const folder = existingFolder(source, place)
  if (name === null || folder === null || mayHaveOverrides(folder, place) || source.get('plugin').exists)
    return null
  return missingFile(node, name, joinPath(name.startsWith('/') ? '' : folder, name), source, place)
}

/** True if a `.argocd-source.yaml` or `.argocd-source-APP.yaml` may change the source. */
function mayHaveOverrides(folder: string, { reader }: Place): boolean {
  return treePaths(reader)
    .configurationIn(folder)
    .some((name) => name.startsWith('.argocd-source'))
}

function fileOfRef(node: Node, ref: string, source: Node, place: Place): UnresolvedReference | null {
  const refs = place.sources.map((candidate) => place.textOf(candidate.get('ref')))
  // A ref with a placeholder may be any ref.
  if (refs.includes(null)) return null
  const referred = place.sources[refs.indexOf(ref)]
  if (!referred) {
    const similar = closestName(
      ref,
      refs.flatMap((name) => name || []),
    )
    return {
      ...reference(node, `$${ref}`, 'ref', place),
      code: 'unknown-ref',
      similar: similar === undefined ? null : `$${similar}`,
    }
  }
  const name = place.textOf(node)
  if (name === null || folderOfSource(referred, place) === null) return null
  return missingFile(node, name, joinPath('', name.slice(ref.length + 1)), source, place)
}

/**
 * Files that a URL or an environment variable names are not checked, and neither are files without an ending of values
 * files (`touchesNothing` relies on that).
 */
function missingFile(
  node: Node,
  name: string,
  path: string,
  source: Node,
  { reader, ...place }: Place,
): UnresolvedReference | null {
  const paths = treePaths(reader)
  const isIgnored = source.at('helm', 'ignoreMissingValueFiles').scalar === true
  if (isIgnored || /^[\w+.-]+:\/\//.test(name) || path.includes('$') || !/\.(ya?ml|json)$/.test(path))
    return null
  const exists = isGlob(path) ? paths.hasMatch(path, 'file') : paths.hasFile(path)
  if (exists || paths.isUnknown(path)) return null
  const similar = similarPath(name, path, paths)
  return {
    ...reference(node, name, 'values file', { reader, ...place }),
    code: 'missing-file',
    path,
    similar,
  }
}

function reference(node: Node, name: string, noun: string, place: Place): Omit<UnresolvedReference, 'code'> {
  const { manifest } = place
  return { node, manifest, noun, name, path: null, similar: null, mayExist: null, related: [] }
}
