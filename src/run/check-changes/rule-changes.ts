import type { ConfiguredTree } from './named-files.ts'
import { table } from '../../core/table.ts'
import { compareSeverity } from '../../core/order.ts'
import type { CheckChange, Severity } from '../../core/report.ts'
import { ruleEntriesById } from '../../custom-rules/rule-files.ts'
import type { Node } from '../../model/node.ts'
import { checkChange } from './check-change.ts'
import { settingDifferences, type ListPolicy, type SettingDifference } from './differences.ts'

/** A custom rule, or a key of one, that differs between base and head. */
export interface RuleDifference extends SettingDifference {
  /** `custom/NAME`. */
  readonly id: string
  /** The entry of the rule in head; `null` if head lacks it. */
  readonly entry: Node | null
  readonly effect: CheckChange['effect']
}

/**
 * The custom rules that differ between base and head in a field that decides about findings. A reworded message is no
 * difference, and a rule may move to another file. Rules of files that head no longer names are omitted, since the
 * configuration shows that.
 */
export function ruleDifferences(base: ConfiguredTree, head: ConfiguredTree): RuleDifference[] {
  const [inBase, inHead] = [base, head].map(({ reader, config }) =>
    ruleEntriesById(reader, config['custom-rules'] ?? []),
  )
  const named = new Set(ruleEntriesById(base.reader, head.config['custom-rules'] ?? []).keys())
  return [...new Set([...inBase!.keys(), ...inHead!.keys()])].flatMap((id) => {
    const [before, after] = [inBase!.get(id) ?? null, inHead!.get(id) ?? null]
    if (before && after) return changedKeys(id, before, after)
    if (!after && !named.has(id)) return []
    return [{ ...wholeRule(id, before, after), effect: after ? 'tightens' : 'loosens' }]
  })
}

/** The differences for the report. */
export function ruleChanges(differences: readonly RuleDifference[]): CheckChange[] {
  return differences.map((difference) => checkChange(difference, difference.effect))
}

function wholeRule(id: string, base: Node | null, head: Node | null): Omit<RuleDifference, 'effect'> {
  return { id, entry: head, path: [id], base, head, isItem: false, isReordered: false }
}

function changedKeys(id: string, before: Node, after: Node): RuleDifference[] {
  return settingDifferences(before, after, policy, [id]).flatMap((difference) => {
    const effect = effects[difference.path[1] ?? '']?.(difference)
    return effect ? [{ ...difference, id, entry: after, effect }] : []
  })
}

const policy: ListPolicy = { nameOf: () => null, isOrdered: () => false, isEmptyIfAbsent: () => false }

/** The effect of a changed key of a rule. For a changed condition it is unknown whether it is looser. */
const effects = table<(difference: SettingDifference) => CheckChange['effect']>({
  severity: severityEffect,
  kinds: ({ base, head }) => (base === null ? 'tightens' : head === null ? 'loosens' : 'changes'),
  match: ({ base, head }) => (base === null ? 'loosens' : head === null ? 'tightens' : 'changes'),
  field: () => 'changes',
  expression: () => 'changes',
  params: () => 'changes',
})

function severityEffect({ base, head }: SettingDifference): CheckChange['effect'] {
  const [before, after] = [base, head].map((node) => (node?.text ?? 'error') as Severity)
  return compareSeverity(before!, after!) < 0 ? 'loosens' : 'tightens'
}
