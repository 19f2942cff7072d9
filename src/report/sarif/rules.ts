import type { ReportingDescriptor } from 'sarif'
import { isCustomRule } from '../../core/custom-rule.ts'
import { clamp, prose, sarifText, visible } from '../escape.ts'
import { ruleUrl } from '../rule-url.ts'
import type { RuleInfo } from '../rule-info.ts'
import { sarifLevels } from './levels.ts'

/** The rules of a run in the order of `ids`, with their help. */
export function ruleDescriptors(
  ids: readonly string[],
  rules: readonly RuleInfo[],
  docsUrl: string,
): ReportingDescriptor[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  return ids.map((id) => descriptor(id, byId.get(id), ruleUrl(id, docsUrl, byId.get(id)?.url)))
}

/** GitHub refuses longer descriptions. */
const maxDescription = 1_024

function descriptor(id: string, rule: RuleInfo | undefined, helpUri: string): ReportingDescriptor {
  const shownId = visible(clamp(id, 255))
  if (!rule) return { id: shownId, shortDescription: { text: shownId }, helpUri }
  const { severity } = rule
  const { summary, why, fix } = rewritten(rule, isCustomRule(id) ? sarifText : unchanged)
  const shown = rewritten(rule, isCustomRule(id) ? prose : unchanged)
  const [family = id] = id.split('/')
  return {
    id: shownId,
    shortDescription: { text: clamp(summary, maxDescription) },
    fullDescription: { text: clamp(`${summary} ${why}`, maxDescription) },
    help: {
      text: `${summary}\n\nWhy: ${why}\n\nWhat to do: ${fix}\n\n${helpUri}`,
      markdown: `${shown.summary}\n\n**Why.** ${shown.why}\n\n**What to do.** ${shown.fix}\n\n[The rule with examples](${helpUri})`,
    },
    helpUri,
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { tags: ['istio', family], 'problem.severity': problemSeverities[severity] },
  }
}

/** The texts of a rule. A repository writes those of its own rules, which must not become markup. */
function rewritten(
  { summary, why, fix }: RuleInfo,
  textOf: (text: string) => string,
): Pick<RuleInfo, 'summary' | 'why' | 'fix'> {
  return { summary: textOf(summary), why: textOf(why), fix: textOf(fix) }
}

function unchanged(text: string): string {
  return text
}

/** The words of GitHub code scanning for rules that are not security queries of CodeQL. */
const problemSeverities = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
} satisfies Record<RuleInfo['severity'], string>
