import { joinPath } from '../../core/path.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { Reader } from '../../yaml/reader.ts'
import { plainText } from './application.ts'
import type { SourceContext } from '../gitops/repository-identity.ts'
import { isOfRepository } from '../gitops/flux/source-kinds.ts'
import { sourcesFor } from '../gitops/flux/sources.ts'
import { isAppliedAsWritten } from './patched-sources.ts'
import { similarPath } from './similar.ts'
import { treePaths } from './tree-paths.ts'

/**
 * The paths of a Flux Kustomization, HelmRelease or HelmChart that do not exist, if its source is a GitRepository of this
 * tree.
 */
export function fluxPathReferences(manifest: Manifest, context: SourceContext): UnresolvedReference[] {
  const { spec, kind } = manifest
  if (kind === 'Kustomization')
    return isOfThisTree(spec.get('sourceRef'), manifest, context) ? folderReference(manifest, context) : []
  const chart = kind === 'HelmRelease' ? spec.at('chart', 'spec') : spec
  if (!isOfThisTree(chart.get('sourceRef'), manifest, context)) return []
  return chartReferences(chart, manifest, context)
}

/** True if all GitRepositories that a reference may mean are this repository, at the revision of the tree. */
function isOfThisTree(sourceRef: Node, manifest: Manifest, { reader, identity }: SourceContext): boolean {
  if (sourceRef.get('kind').text !== 'GitRepository') return false
  const candidates = sourcesFor(sourceRef, manifest, { reader })
  return (
    candidates.length > 0 &&
    candidates.every(
      (candidate) => isAppliedAsWritten(candidate, reader) && isOfRepository(candidate, identity),
    )
  )
}

function folderReference(manifest: Manifest, { reader }: SourceContext): UnresolvedReference[] {
  const node = manifest.spec.get('path')
  const paths = treePaths(reader)
  const path = joinPath('', node.text)
  if (isUnfilled(node.text) || paths.hasFolder(path) || paths.isUnknown(path)) return []
  return [{ ...missing(node, 'path', path, manifest, reader), code: 'missing-folder' }]
}

/** A chart is a folder with a Chart.yaml or an archive; its values files are relative to the root of the source. */
function chartReferences(chart: Node, manifest: Manifest, { reader }: SourceContext): UnresolvedReference[] {
  const paths = treePaths(reader)
  const node = chart.get('chart')
  const path = joinPath('', node.text)
  const isChart = paths.hasFile(path) || paths.hasFile(joinPath(path, 'Chart.yaml'))
  const isKnown = node.text !== '' && plainText(node) !== null && !paths.isUnknown(path)
  const files = chart.get('ignoreMissingValuesFiles').scalar === true ? [] : chart.items('valuesFiles')
  return [
    ...(isKnown && !isChart
      ? [{ ...missing(node, 'chart', path, manifest, reader), code: 'missing-folder' as const }]
      : []),
    ...files
      .filter((file) => isMissingFile(file, reader))
      .map((file) => ({
        ...missing(file, 'values file', joinPath('', file.text), manifest, reader),
        code: 'missing-file' as const,
      })),
  ]
}

/** Only values files in YAML and JSON are checked: `touchesNothing` relies on that. */
function isMissingFile(node: Node, reader: Reader): boolean {
  const path = joinPath('', node.text)
  const paths = treePaths(reader)
  return (
    /\.(ya?ml|json)$/.test(path) && plainText(node) !== null && !paths.hasFile(path) && !paths.isUnknown(path)
  )
}

function missing(
  node: Node,
  noun: string,
  path: string,
  manifest: Manifest,
  reader: Reader,
): Omit<UnresolvedReference, 'code'> {
  const similar = similarPath(node.text, path, treePaths(reader))
  return { node, manifest, noun, name: node.text, path, similar, mayExist: null, related: [] }
}
