import type { SourceLine } from '../core/source-line.ts'
import type { Finding, Location } from '../core/report.ts'
import { UsageError } from '../core/errors.ts'
import type { Why } from '../core/why.ts'
import { docsUrl } from '../report/docs.ts'
import { fixLine } from '../report/fix-words.ts'
import { ruleUrl } from '../report/rule-url.ts'
import { whyText } from '../report/why.ts'
import { findRule } from '../rules/find-rule.ts'
import { inspectedTargets } from '../why/inspected-targets.ts'
import { readsOfValue, type NavigatedTree } from '../why/navigate.ts'
import { fieldsOfLine, objectText } from '../why/rendered-lines.ts'
import { whyOfField, type CauseServices } from '../why/why.ts'

/** The hover of a finding: an explanation of the rule, and the origin of the field. */
export async function findingHover(
  finding: Finding,
  tree: NavigatedTree,
  services: CauseServices | null,
): Promise<string> {
  const rule = findRule(finding.rule)
  const why = services && (await whyOfFinding(finding, tree, services))
  return [
    `**${escaped(finding.rule)}** · ${finding.severity}${finding.confidence === 'likely' ? ' (likely)' : ''}`,
    escaped(finding.message),
    ...(rule ? [`*Why:* ${rule.why}`, `*What to do:* ${rule.fix}`] : []),
    ...(finding.fix ? [escaped(fixLine(finding.fix))] : []),
    ...(why ? [codeBlock(whyText(why))] : []),
    `[${finding.rule}](${ruleUrl(finding.rule, docsUrl, finding.url)})`,
  ].join('\n\n')
}

/** The origin of the field of a finding; `null` for a finding without a field. */
async function whyOfFinding(
  { object, targets }: Finding,
  { inspected }: NavigatedTree,
  services: CauseServices,
): Promise<Why | null> {
  const [target] = targets
  if (!object?.path || target === undefined) return null
  const manifests = inspectedTargets(inspected, new Set([target]))
  const { kind, namespace, name, path } = object
  const title = namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`
  return unlessMistaken(() => whyOfField({ targets: manifests, object: title, path }, services))
}

/** The hover of a line without a finding: the origin of its first rendered field, or the readers of its value. */
export async function lineHover(
  at: SourceLine,
  tree: NavigatedTree,
  services: CauseServices | null,
): Promise<string | null> {
  const [field] = fieldsOfLine(at.file, at.line, tree.inspected)
  if (field && services) {
    const { manifest, node, target } = field
    const targets = inspectedTargets(tree.inspected, new Set([target.id]))
    const question = { targets, object: objectText(manifest), path: node.path }
    const why = await unlessMistaken(() => whyOfField(question, services))
    if (why) return codeBlock(whyText(why))
  }
  const reads = readsOfValue(at, tree)
  return reads.length === 0 ? null : `read at\n\n${reads.slice(0, maxReads).map(placeItem).join('\n')}`
}

const maxReads = 10

function placeItem({ file, line }: Location): string {
  return `- ${escaped(file)}:${line}`
}

/** Shows nothing if the object is ambiguous, or lost the path. */
async function unlessMistaken(work: () => Promise<Why>): Promise<Why | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}

/** Escapes text of a repository, which must not become markup. */
function escaped(text: string): string {
  return text.replace(/[\\<>*_[\]#|]/g, '\\$&')
}

function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)))
  return `${fence}text\n${text.trimEnd()}\n${fence}`
}
