import type { ListedStatus, ListedTarget, TargetListing } from '../core/listed-target.ts'
import type { Evaluators } from '../core/evaluators.ts'
import type { Repository } from '../core/repository.ts'
import {
  definingFile,
  type GitopsTarget,
  type SourceLine,
  type StatingObject,
  type Target,
} from '../core/target.ts'
import { readableTree } from '../inspect/readable.ts'
import type { Tree } from '../core/tree.ts'
import { discover } from '../discover/discover.ts'
import { kustomizationDelivery } from '../discover/gitops/kustomizations.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { checkEnvironments, checkPaths, targetsInScope, skippedInScope } from '../discover/scope.ts'
import { readMaskedConfig } from '../inspect/masked-config.ts'
import { maskedSentence } from '../inspect/masking.ts'
import { createMask, type Mask } from '../secrets/mask.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import { missingSourceReason } from './target-reports.ts'
import { withDistinctIds } from './gitops-reports.ts'

/** The options of a listing. */
export interface ListingInput {
  readonly tree: Tree
  /** Paths in the tree; none means everything. */
  readonly paths: readonly string[]
  /** Only these environments; none means all. */
  readonly environments: readonly string[]
  /** True to treat loose manifests as applied together. */
  readonly together: boolean
  /** Path of the configuration in the tree. */
  readonly configFile: string
  /** The key of the masks of secrets. */
  readonly maskKey: string
  /** The Git repository of the tree. */
  readonly repository: () => Repository
  readonly evaluators: Evaluators
}

/**
 * The targets of a tree, by status and in the order of discovery, and the files that are skipped, without rendering. Targets that a chart renders, such
 * as in an app of apps, are only in the report of `run`.
 * Throws `UsageError` for a wrong configuration, a path that the tree does not have, an environment that no target has.
 */
export async function listTargets(input: ListingInput): Promise<TargetListing> {
  const { paths, environments, configFile } = input
  checkPaths(input.tree, paths)
  const reader = readerOf(readableTree(input.tree))
  const mask = createMask(input.maskKey)
  const config = await readMaskedConfig(reader, configFile, mask)
  const found = await discover(reader, config, input)
  checkEnvironments(
    found.targets.map(({ environment }) => environment),
    environments,
  )
  const targets = targetsInScope(found.targets, input)
  const gitops = withDistinctIds(gitopsInScope(found.gitops, paths), targets)
  const listed = [...targets.map((target) => listedTarget(target, reader)), ...gitops.map(listedGitops)]
  return {
    targets: statuses
      .flatMap((status) => listed.filter((target) => target.status === status))
      .map((target) => maskedTarget(target, mask)),
    skipped: skippedInScope(found.skipped, targets, input).map(({ file, reason }) => ({ file, reason })),
  }
}

/** Credentials may be part of addresses. */
function maskedTarget(target: ListedTarget, mask: Mask): ListedTarget {
  const masked = (text: string): string => maskedSentence(text, { find: () => [], words: new Set() }, mask)
  const { sources, cluster } = target
  return { ...target, sources: sources.map(masked), cluster: cluster === null ? null : masked(cluster) }
}

const statuses = ['to-render', 'not-rendered', 'left-out', 'read'] as const satisfies readonly ListedStatus[]

function listedTarget(target: Target, reader: Reader): ListedTarget {
  const { id, kind, environment } = target
  const place = target.listedAt ?? placeOf(target.statedBy) ?? { file: definingFile(target), line: 1 }
  return {
    id,
    kind,
    ...place,
    environment,
    cluster: target.manager?.cluster || null,
    ...contentsOf(target, reader),
  }
}

function placeOf(object: StatingObject | undefined): SourceLine | undefined {
  return object && { file: object.file, line: object.line }
}

type Contents = Pick<ListedTarget, 'name' | 'namespace' | 'sources' | 'status' | 'reason'>

function contentsOf(target: Target, reader: Reader): Contents {
  const [missing] = target.missing
  if (target.kind === 'manifests') {
    return { name: target.path || '.', namespace: null, sources: target.files, status: 'read', reason: null }
  }
  if (target.kind === 'kustomization') {
    const { sources, namespace } = kustomizationDelivery(reader, target.file)
    return { name: target.path || '.', namespace, sources, status: 'to-render', reason: null }
  }
  const { namespace } = target
  const name = target.release ?? target.path
  const sources = target.kind === 'helm' ? [target.path || '.', ...target.values] : target.values
  if (target.kind === 'values')
    return { name, namespace, sources, status: 'not-rendered', reason: target.reason }
  if (missing) {
    return { name, namespace, sources, status: 'not-rendered', reason: missingSourceReason(missing) }
  }
  return { name, namespace, sources, status: 'to-render', reason: null }
}

function listedGitops(target: GitopsTarget): ListedTarget {
  const { id, kind, name, path: file, line, isExcluded, reason, builtWith, renderedAs, delivery } = target
  const isRendered = builtWith !== undefined || (renderedAs !== undefined && reason === '')
  return {
    id,
    kind,
    name,
    file,
    line: line ?? 1,
    ...delivery,
    environment: null,
    ...(isRendered
      ? { status: 'to-render', reason: null }
      : { status: isExcluded ? 'left-out' : 'not-rendered', reason }),
  }
}
