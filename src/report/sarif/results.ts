import type { Fix as SarifFix, PhysicalLocation, Replacement, Result, Suppression } from 'sarif'
import { groupBy } from '../../core/group.ts'
import type { Edit, Finding, Fix, WaiverStatement } from '../../core/report.ts'
import { levelOf } from '../annotations.ts'
import { sarifText, visible } from '../escape.ts'
import { artifactOf, locationsOf, regionOf, relatedLocationsOf } from './locations.ts'

/** A finding as a result; `ruleIndex` is the index of its rule in the driver. */
export function resultOf(finding: Finding, ruleIndex: number, isCompared: boolean): Result {
  const { fix, waiver, fingerprint } = finding
  const fixes = fix ? fixesOf(fix) : []
  return {
    ruleId: visible(finding.rule).slice(0, 255),
    ruleIndex,
    level: levels[levelOf(finding)],
    message: { text: messageOf(finding) },
    locations: locationsOf(finding),
    relatedLocations: relatedLocationsOf(finding),
    partialFingerprints: { [fingerprintKey]: fingerprint },
    ...(isCompared && { baselineState: finding.status === 'new' ? 'new' : 'unchanged' }),
    ...(fixes.length > 0 && { fixes }),
    ...(waiver && { suppressions: [suppressionOf(waiver)] }),
    properties: propertiesOf(finding),
  }
}

function propertiesOf(finding: Finding): NonNullable<Result['properties']> {
  const { code, severity, confidence, cause, refusedBy, environments, targets, headAt } = finding
  return {
    code: visible(code),
    ...{ severity, confidence, cause, refusedBy },
    environments: environments.map(visible),
    targets: targets.map(visible),
    ...(headAt && { pullRequestHead: { startLine: headAt.line, endLine: headAt.endLine } }),
  }
}

/** Its version is raised when the same finding gets another fingerprint. */
const fingerprintKey = 'meshgateFingerprint/v2'

/** Severities one level lower for what is only likely, as in the annotations. */
const levels = { error: 'error', warning: 'warning', notice: 'note' } as const

/** Code scanning shows the message as the title of the alert and in its first paragraph. */
function messageOf({ message, environments, confidence }: Finding): string {
  const where = environments.length === 0 ? '' : ` (in ${environments.join(', ')})`
  return sarifText(`${confidence === 'likely' ? 'likely: ' : ''}${message}${where}`)
}

/** A waiver as a suppression; one that nobody approved suppresses nothing yet. */
function suppressionOf({ reason, isEffective }: WaiverStatement): Suppression {
  const status = isEffective ? 'accepted' : 'underReview'
  return { kind: 'external', status, justification: sarifText(reason) }
}

/** The fix, unless one of its edits contains a secret, in whose place stands a mask. */
function fixesOf({ title, edits }: Fix): SarifFix[] {
  if (edits.some(({ masked }) => masked)) return []
  const artifactChanges = [...groupBy(edits, ({ file }) => file)].map(([file, fileEdits]) => ({
    artifactLocation: artifactOf(file),
    replacements: fileEdits.map(replacementOf),
  }))
  return [{ description: { text: sarifText(title) }, artifactChanges }]
}

function replacementOf(edit: Edit): Replacement {
  const deletedRegion: NonNullable<PhysicalLocation['region']> = regionOf(edit)
  return { deletedRegion, insertedContent: { text: edit.text } }
}
