import { groupBy } from '../../core/group.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { baselineKey } from './baseline.ts'
import { lineKey } from './comments.ts'
import { ruleKey } from './configured.ts'
import { ruleNames, type Waiver } from './waiver.ts'

/**
 * Returns a function that lists the waivers of a finding in this order: comments at its line, entries of the configuration,
 * entries of the baseline; also those with a mistake. `[]` if it has none.
 */
export function waiverLookup(waivers: readonly Waiver[]): (finding: LocatedFinding) => Waiver[] {
  const byKey = groupBy(waivers, ({ key }) => key)
  return (finding) => {
    const names = ruleNames(finding)
    const keys = [lineKey(finding.at.file, finding.at.line), ...names.map(ruleKey), baselineKey(finding)]
    return keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter((waiver) => names.includes(waiver.rule) && waiver.covers(finding))
  }
}
