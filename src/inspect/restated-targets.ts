import type { Evaluators } from '../core/evaluators.ts'
import type { HelmTarget } from '../core/target.ts'
import { restatedRelease } from '../discover/gitops/helmfile/restated-release.ts'
import type { Reader } from '../yaml/reader.ts'

/**
 * A target as an edited tree states it: values that templates of a helmfile generate are generated again. `null` if the
 * release is not stated any more, is unknown, or has another chart.
 *
 * @param reader of the edited tree
 */
export async function restatedTarget<Any extends { readonly kind: string }>(
  target: Any | HelmTarget,
  reader: Reader,
  evaluators: Pick<Evaluators, 'helmfile'>,
): Promise<Any | HelmTarget | null> {
  if (!isHelm(target) || !target.settings?.helmfile) return target
  const { file, environment } = target.settings.helmfile
  const result = await evaluators.helmfile(reader.tree, file, environment)
  const restated = restatedRelease(target, result, reader)
  return restated === null || restated === 'unstated' ? null : { ...restated, id: target.id }
}

function isHelm(target: { readonly kind: string }): target is HelmTarget {
  return target.kind === 'helm'
}
