import { groupBy } from '../core/group.ts'
import type { Config } from '../core/config.ts'
import type { Counts, Finding, Report } from '../core/report.ts'
import { namedFiles, type Target } from '../core/target.ts'
import type { InspectedBase } from '../inspect/inspect-base.ts'
import { overridesIn } from '../inspect/overrides.ts'
import { mergeFindings } from './merge-findings.ts'
import { severityCounts } from './summarise.ts'
import { targetName } from './target-reports.ts'
import { gitopsName } from './gitops-reports.ts'

/** The targets that only the configuration of base or only that of head checks, for the report; findings are counted by head's. */
export function coverageChanges(
  base: InspectedBase | null,
  config: Config,
): Pick<Report, 'noLongerChecked' | 'newlyChecked'> {
  if (!base) return { noLongerChecked: [], newlyChecked: [] }
  const { noLongerChecked, newlyChecked, gitops, unchecked } = base
  const countIn = findingCounter(
    unchecked ? mergeFindings(unchecked.findings.flatMap(overridesIn(config))) : [],
  )
  return {
    noLongerChecked: [
      ...noLongerChecked.map((target) => ({ ...targetName(target), findings: countIn(target) })),
      ...gitops.noLongerChecked.map((target) => ({ ...gitopsName(target), findings: severityCounts([]) })),
    ],
    newlyChecked: [...newlyChecked.map(targetName), ...gitops.newlyChecked.map(gitopsName)],
  }
}

/** Returns a function that counts the findings of a target; for manifests and values those in its files. */
function findingCounter(findings: readonly Finding[]): (target: Target) => Counts {
  const byTarget = groupBy(
    findings.flatMap((finding) => finding.targets.map((id) => ({ id, finding }))),
    ({ id }) => id,
  )
  return (target) => {
    const targetFindings = (byTarget.get(target.id) ?? []).map(({ finding }) => finding)
    if (target.kind === 'helm' || target.kind === 'kustomization') return severityCounts(targetFindings)
    const files = new Set(namedFiles(target))
    return severityCounts(targetFindings.filter(({ at }) => files.has(at.file)))
  }
}
