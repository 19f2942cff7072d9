import type { Config } from '../../core/config.ts'
import type { GitopsTarget, Target } from '../../core/target.ts'
import { baseName, folderOf, isInside } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { matcher } from '../manifests.ts'
import { helmfileReleases, isHelmfile } from './helmfiles.ts'
import { kustomizationTargets } from './kustomizations.ts'
import { deliveryObjectsIn } from './objects.ts'

/**
 * Everything in the files of a tree that a GitOps controller or tool renders: objects of Argo CD and Flux,
 * kustomizations, releases of helmfiles. What the configuration does not look at is marked as left out.
 */
export function gitopsTargets(
  reader: Reader,
  config: Config,
  configFile: string,
  targets: readonly Target[],
): GitopsTarget[] {
  const reasonLeftOut = leftOutBy(config, configFile, targets)
  const charts = new Set(reader.tree.files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  const inFiles = reader.tree.files
    .filter((path) => /\.(ya?ml|json)(\.gotmpl)?$/.test(path) && !isInsideChart(path, charts))
    .flatMap((path) => [
      ...(isHelmfile(path) ? helmfileReleases(reader, path) : []),
      ...deliveryObjectsIn(reader, path),
    ])
  return [...inFiles, ...kustomizationTargets(reader)].map((target) => {
    const reason = reasonLeftOut(target.path)
    return reason === undefined ? target : { ...target, isExcluded: true, reason }
  })
}

/** The GitOps targets that are asked for: those whose file is in one of the paths; no paths name everything. */
export function gitopsInScope(targets: readonly GitopsTarget[], paths: readonly string[]): GitopsTarget[] {
  if (paths.length === 0) return [...targets]
  return targets.filter(({ path }) => paths.some((folder) => isInside(path, folder)))
}

/** Says which key of the configuration leaves a file out; `undefined` where none does. */
function leftOutBy(
  config: Config,
  configFile: string,
  targets: readonly Target[],
): (path: string) => string | undefined {
  const isExcluded = matcher(config.exclude ?? [])
  const isManifest = config.manifests ? matcher(config.manifests) : () => true
  const listed = new Set(targets.flatMap((target) => (target.kind === 'manifests' ? target.files : [])))
  return (path) => {
    if (isExcluded(path)) return `\`exclude\` in ${configFile} leaves it out`
    if (config.targets) return listed.has(path) ? undefined : `\`targets\` in ${configFile} does not list it`
    return isManifest(path) ? undefined : `\`manifests\` in ${configFile} does not match it`
  }
}

/** True for a template of a chart and for what a chart packs: neither is an object before it is rendered. */
function isInsideChart(path: string, chartFolders: ReadonlySet<string>): boolean {
  const parts = path.split('/')
  return parts.some(
    (part, index) =>
      (part === 'templates' || part === 'charts') && chartFolders.has(parts.slice(0, index).join('/')),
  )
}
