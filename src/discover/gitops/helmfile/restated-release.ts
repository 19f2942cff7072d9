import type { EvaluatedHelmfile } from '../../../core/evaluated-helmfile.ts'
import type { HelmTarget } from '../../../core/target.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { helmfileTarget } from './releases.ts'
import { releasesOfRun } from './run-releases.ts'

/**
 * The target of a release of a helmfile that is evaluated with other values of its environment: `unstated` if the release is
 * not installed then, `null` if it is unknown or has another chart.
 *
 * @param result of the helmfile in the environment of the release, with lines as in the files of `reader`
 */
export function restatedRelease(
  target: HelmTarget,
  result: EvaluatedHelmfile,
  reader: Reader,
): HelmTarget | 'unstated' | null {
  const { environment, statedBy, settings } = target
  if (!settings?.helmfile || result.failures.length > 0) return null
  const items = releasesOfRun({ file: settings.helmfile.file, evidence: 'name', environment, result })
  const atPlace = items.filter(
    ({ release }) => release.file === statedBy?.file && release.line === statedBy.line,
  )
  // Another value may give the release another name.
  const item = items.find((candidate) => candidate.statedBy === statedBy?.target) ?? atPlace[0]
  if (!item) return 'unstated'
  const restated = helmfileTarget(item, reader)
  return typeof restated !== 'string' && restated.path === target.path ? restated : null
}
