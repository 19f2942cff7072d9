import type { Config } from '../../core/config.ts'
import type { GitopsTarget, Target } from '../../core/target.ts'
import { baseName, folderOf, isInside, type Tree } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { matcher } from '../manifests.ts'
import { helmfileReleases, isHelmfile } from './helmfiles.ts'
import { includedKustomizations } from './kustomizations.ts'
import { deliveryObjectsIn } from './objects.ts'

/**
 * Everything in the files of a tree that a GitOps controller or tool renders: objects of Argo CD and Flux,
 * kustomizations, releases in helmfiles. Targets that the configuration leaves out are marked `isExcluded`.
 */
export function gitopsTargets(
  reader: Reader,
  config: Config,
  configFile: string,
  targets: readonly Target[],
): GitopsTarget[] {
  const exclusionOf = exclusionReasons(config, configFile, targets)
  const isInChart = chartTemplateTest(reader.tree)
  const inFiles = reader.tree.files
    .filter((path) => /\.(ya?ml|json)(\.gotmpl)?$/.test(path) && !isInChart(path))
    .flatMap((path) => [
      ...(isHelmfile(path) ? helmfileReleases(reader, path) : []),
      ...deliveryObjectsIn(reader, path),
    ])
  const built = new Set(targets.flatMap((target) => (target.kind === 'kustomization' ? target.file : [])))
  return [...inFiles, ...includedKustomizations(reader, built)].map((target) => {
    const reason = target.builtWith === undefined ? exclusionOf(target.path) : undefined
    return reason === undefined ? target : { ...target, isExcluded: true, reason }
  })
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
  const isExcluded = matcher(config.exclude ?? [])
  const isManifest = config.manifests ? matcher(config.manifests) : () => true
  const listed = new Set(targets.flatMap((target) => (target.kind === 'manifests' ? target.files : [])))
  return (path) => {
    if (isExcluded(path)) return `\`exclude\` in ${configFile} excludes it`
    if (config.targets) return listed.has(path) ? undefined : `\`targets\` in ${configFile} does not list it`
    return isManifest(path) ? undefined : `\`manifests\` in ${configFile} does not match it`
  }
}

/** Returns whether a file is a template of a chart or in its `charts/`: neither is an object before it is rendered. */
export function chartTemplateTest({ files }: Tree): (path: string) => boolean {
  const charts = new Set(files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  return (path) => isInsideChart(path, charts)
}

function isInsideChart(path: string, chartFolders: ReadonlySet<string>): boolean {
  const segments = path.split('/')
  return segments.some(
    (segment, index) =>
      (segment === 'templates' || segment === 'charts') &&
      chartFolders.has(segments.slice(0, index).join('/')),
  )
}
