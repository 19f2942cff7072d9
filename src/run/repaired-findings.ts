import type { Config } from '../core/config.ts'
import { causesIn } from '../inspect/causes.ts'
import { pointAtCauses } from '../inspect/point-at-causes.ts'
import type { LocatedFinding } from '../inspect/locate.ts'
import { overridesIn } from '../inspect/overrides.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { offerFixes } from './fixes.ts'
import type { RunInput } from './run-input.ts'

/** Findings of head at their causes, as `overrides` have them there, with verified fixes. */
export async function repairedFindings(
  findings: readonly LocatedFinding[],
  head: InspectedTree,
  config: Config,
  { host, maxFixes }: Pick<RunInput, 'host' | 'maxFixes'>,
): Promise<LocatedFinding[]> {
  const causes = causesIn(head, host)
  const pointed = await pointAtCauses(findings, head, causes, host.budget)
  const adjusted = pointed.flatMap(overridesIn(config))
  return offerFixes(adjusted, { head, causes, config, host, maxFixes })
}
