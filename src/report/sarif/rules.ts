import type { ReportingDescriptor } from 'sarif'
import { clamp, visible } from '../escape.ts'
import { ruleUrl } from '../rule-url.ts'
import type { RuleInfo } from '../rule-info.ts'
import { sarifLevels } from './levels.ts'

/** The rules of a run in the order of `ids`, with their help. */
export function descriptors(
  ids: readonly string[],
  rules: readonly RuleInfo[],
  docsUrl: string,
): ReportingDescriptor[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return ids.map((id) => descriptor(id, byId.get(id), ruleUrl(id, docsUrl)))
}

/** GitHub refuses longer descriptions. */
const maxDescription = 1_024

function descriptor(id: string, rule: RuleInfo | undefined, helpUri: string): ReportingDescriptor {
  const shownId = visible(clamp(id, 255))
  if (!rule) return { id: shownId, shortDescription: { text: shownId }, helpUri }
  const { severity, summary, why, fix } = rule
  const [family = id] = id.split('/')
  return {
    id: shownId,
    shortDescription: { text: clamp(summary, maxDescription) },
    fullDescription: { text: clamp(`${summary} ${why}`, maxDescription) },
    help: {
      text: `${summary}\n\nWhy: ${why}\n\nWhat to do: ${fix}\n\n${helpUri}`,
      markdown: `${summary}\n\n**Why.** ${why}\n\n**What to do.** ${fix}\n\n[The rule with examples](${helpUri})`,
    },
    helpUri,
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { tags: ['istio', family], 'problem.severity': problemSeverities[severity] },
  }
}

/** The words of GitHub code scanning for rules that are not security queries of CodeQL. */
const problemSeverities = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
} satisfies Record<RuleInfo['severity'], string>
