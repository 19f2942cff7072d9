import type { Config } from '../../core/config.ts'
import type { GitopsTarget, KustomizationTarget, Target } from '../../core/target.ts'
import { isInside } from '../../core/path.ts'
import type { Reader } from '../../yaml/reader.ts'
import { pathMatcher } from '../manifests.ts'
import { isOfWorkflows } from '../references/set-aside.ts'
import { fileRoles } from '../parts/file-roles.ts'
import type { SourceOutcomes } from './outcome.ts'
import { chartTemplateTest } from './chart-templates.ts'
import { includedKustomizations, kustomizationsByPath, targetsByFile } from './kustomizations.ts'
import { changedByOthers, gitopsTargetsIn } from './objects.ts'

/**
 * Everything in the files of a tree that a GitOps controller or tool renders: objects of Argo CD and Flux, kustomizations,
 * releases in helmfiles. Targets that the configuration excludes are marked `isExcluded`.
 */
export function gitopsTargets(
  reader: Reader,
  config: Config,
  configFile: string,
  targets: readonly Target[],
  outcomes: SourceOutcomes,
  helmfileReleases: readonly GitopsTarget[],
): GitopsTarget[] {
  const exclusionOf = exclusionReasons(config, configFile, targets)
  const isInChart = chartTemplateTest(reader.tree)
  const roleOf = fileRoles(reader)
  const inFiles = reader.tree.files
    .filter((path) => /\.(ya?ml|json)$/.test(path) && !isInChart(path))
    .flatMap((path) => (roleOf(path).use === 'patch' ? [] : gitopsTargetsIn(reader, path, outcomes)))
  const kustomizations = targets.filter((target) => target.kind === 'kustomization')
  const buildByFile = buildsByFile(kustomizations, reader)
  const ofBuilds = inFiles.map((target) => ({ ...target, ...buildOf(target, buildByFile) }))
  const ofObjects = new Set(ofBuilds)
  const all = [...helmfileReleases, ...ofBuilds, ...includedKustomizations(reader, kustomizations)]
  return all.map((target) => {
    const isForTests = ofObjects.has(target) && !target.renderedAs && isOfWorkflows(reader, target.path)
    const reason =
      target.builtWith === undefined
        ? (exclusionOf(target.path) ?? (isForTests ? reasonOfWorkflows : undefined))
        : undefined
    if (reason === undefined) return target
    const { renderedAs: _, ...unrendered } = target
    return { ...unrendered, isExcluded: true, reason }
  })
}

const reasonOfWorkflows = 'it is in `.github`: only a workflow may apply it, to a cluster of its own'

/** The build of an object's file, which shows what is applied. */
function buildOf(
  { path, reason }: GitopsTarget,
  buildByFile: ReadonlyMap<string, Pick<GitopsTarget, 'partOf' | 'builtWith'>>,
): Partial<GitopsTarget> {
  return reason === changedByOthers ? (buildByFile.get(path) ?? {}) : {}
}

/** The kustomization that names a file, or the Flux Kustomization of its folder, with the target that is built with it. */
function buildsByFile(
  targets: readonly KustomizationTarget[],
  reader: Reader,
): ReadonlyMap<string, Pick<GitopsTarget, 'partOf' | 'builtWith'>> {
  const targetByFile = targetsByFile(targets)
  const named = [...kustomizationsByPath(reader)].flatMap(([path, partOf]) => {
    const target = targetByFile.get(partOf)
    return target ? [[path, { partOf, builtWith: target.id }] as const] : []
  })
  const ofFolders = targets.flatMap(({ id, file, files }) =>
    files.map((path) => [path, { partOf: file, builtWith: id }] as const),
  )
  return new Map([...ofFolders.toReversed(), ...named])
}

/** The GitOps targets whose file is in one of the paths; all of them without paths. */
export function gitopsInScope(targets: readonly GitopsTarget[], paths: readonly string[]): GitopsTarget[] {
  if (paths.length === 0) return [...targets]
  return targets.filter(({ path }) => paths.some((folder) => isInside(path, folder)))
}

/** Returns a function that names the key of the configuration that excludes a file; `undefined` if none does. */
function exclusionReasons(
  config: Config,
  configFile: string,
  targets: readonly Target[],
): (path: string) => string | undefined {
  const isExcluded = pathMatcher(config.exclude ?? [])
  const isOfRules = pathMatcher(config['custom-rules'] ?? [])
  const isManifest = config.manifests ? pathMatcher(config.manifests) : () => true
  const listed = new Set(targets.flatMap((target) => (target.kind === 'manifests' ? target.files : [])))
  return (path) => {
    if (isExcluded(path)) return `\`exclude\` in ${configFile} excludes it`
    if (isOfRules(path)) return `\`custom-rules\` in ${configFile} names it`
    if (config.targets) return listed.has(path) ? undefined : `\`targets\` in ${configFile} does not list it`
    return isManifest(path) ? undefined : `\`manifests\` in ${configFile} does not match it`
  }
}
