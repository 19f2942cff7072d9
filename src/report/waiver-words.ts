import type { Finding } from '../core/report.ts'

/**
 * The waiver of a finding as a clause, in Markdown: `waived: approved by the label …`, or only the reason if the waiver is
 * not effective; `null` without one.
 */
export function waiverWords({ waiver }: Finding): string | null {
  if (!waiver) return null
  return waiver.isEffective ? `waived: ${waiver.reason}` : waiver.reason
}

/** The comment that accepts a finding: `# meshgate-ignore RULE/CODE -- REASON`; `null` for one about the check itself. */
export function waiverComment({ rule, code }: Finding): string | null {
  return rule.startsWith('meshgate/') ? null : `# meshgate-ignore ${rule}/${code} -- REASON`
}
