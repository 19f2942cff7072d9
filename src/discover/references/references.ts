import type { Config } from '../../core/config.ts'
import { isInside } from '../../core/tree.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import type { Reader } from '../../yaml/reader.ts'
import { chartTemplateTest } from '../gitops/targets.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { matcher } from '../manifests.ts'
import { kustomizationReferences } from './kustomizations.ts'

/**
 * What kustomizations and objects of Argo CD and Flux in the files of a tree name and that does not exist. Files that the
 * configuration leaves out, templates of charts and files outside of the paths (all files without paths) are not looked
 * at.
 */
export function unresolvedReferences(
  reader: Reader,
  config: Config,
  { paths }: { readonly paths: readonly string[] },
): UnresolvedReference[] {
  const isLookedAt = fileTest(reader, config, paths)
  return kustomizationFiles(reader.tree)
    .filter(isLookedAt)
    .flatMap((file) => kustomizationReferences(reader, file))
}

function fileTest(reader: Reader, config: Config, paths: readonly string[]): (file: string) => boolean {
  const isExcluded = matcher(config.exclude ?? [])
  const listed = config.targets?.flatMap(({ manifests = [] }) => manifests) ?? config.manifests
  const isListed = listed ? matcher(listed) : () => true
  const isInChart = chartTemplateTest(reader.tree)
  return (file) =>
    (paths.length === 0 || paths.some((folder) => isInside(file, folder))) &&
    isListed(file) &&
    !isExcluded(file) &&
    !isInChart(file)
}
