import { groupBy } from '../core/group.ts'
import type { Counts, Finding, Report } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import type { InspectedBase } from '../inspect/inspect-base.ts'
import { mergeFindings } from './merge-findings.ts'
import { severityCounts } from './summarise.ts'
import { gitopsName, targetName } from './target-reports.ts'

/** What one of the two configurations looks at and the other does not, as the report has it. */
export function lookedAt(base: InspectedBase | null): Pick<Report, 'noLongerChecked' | 'newlyChecked'> {
  if (!base) return { noLongerChecked: [], newlyChecked: [] }
  const { noLongerChecked, newlyChecked, gitops, unchecked } = base
  const countIn = counter(unchecked ? mergeFindings(unchecked.findings) : [])
  return {
    noLongerChecked: [
      ...noLongerChecked.map((target) => ({ ...targetName(target), findings: countIn(target) })),
      ...gitops.noLongerChecked.map((target) => ({ ...gitopsName(target), findings: severityCounts([]) })),
    ],
    newlyChecked: [...newlyChecked.map(targetName), ...gitops.newlyChecked.map(gitopsName)],
  }
}

/** Counts the findings of a target; of plain files and values those in the files that it lists. */
function counter(findings: readonly Finding[]): (target: Target) => Counts {
  const byTarget = groupBy(
    findings.flatMap((finding) => finding.targets.map((id) => ({ id, finding }))),
    ({ id }) => id,
  )
  return (target) => {
    const own = (byTarget.get(target.id) ?? []).map(({ finding }) => finding)
    if (target.kind === 'helm') return severityCounts(own)
    const files = new Set(target.kind === 'manifests' ? target.files : target.values)
    return severityCounts(own.filter(({ at }) => files.has(at.file)))
  }
}
