import { defaultConfigFile as usualFile } from '../../config.ts'
import type { CheckChange, Severity } from '../../core/report.ts'
import { rootOf } from '../../discover/root.ts'
import type { Node } from '../../model/node.ts'
import { rules } from '../../rules/index.ts'
import type { Reader } from '../../yaml/reader.ts'
import { checkChange } from './check-change.ts'
import { settingDifferences, type SettingDifference, type ListPolicy } from './differences.ts'
import { emptyRoot } from './empty-root.ts'
import { problemIn } from './unreadable.ts'
import { scalarText } from './value-text.ts'

type Effect = CheckChange['effect']

/**
 * What differs between the configurations of base and head, key by key, whether or not base's is right. Where base does
 * not have the file that head's run names, it had the usual one.
 */
export function configurationChanges(base: Reader, head: Reader, file: string): CheckChange[] {
  const before = rootOf(base, file) ?? (base.tree.read(file) ? null : rootOf(base, usualFile))
  const after = rootOf(head, file)
  if (problemIn(base, file)) return []
  return settingDifferences(before ?? emptyRoot(file), after ?? emptyRoot(file), policy)
    .filter(saysSomething)
    .map((each) => ({ ...checkChange(each, effectOf(each)), ...severityDefault(each) }))
}

const policy: ListPolicy = {
  nameOf: (item, trail) => (trail[0] === 'targets' && trail.length === 1 ? targetName(item) : null),
  isOrdered: (trail) => trail.length > 1 && trail.at(-1) === 'values',
  isEmptyIfAbsent: (trail) => trail.length > 1 || trail[0] === 'exclude' || trail[0] === 'schemas',
}

/** As the id of the target: what it renders, and its release and environment. */
function targetName(item: Node): string {
  const values = item.items('values')[0]?.text
  const manifests = item.items('manifests').map(({ text }) => text)
  const path = item.get('chart').text || values || manifests.join(',')
  const [release, environment] = [item.get('release').text, item.get('environment').text]
  return `${path}${release && `:${release}`}${environment && `@${environment}`}`
}

/** An empty map says nothing here. */
function saysSomething({ before, after }: SettingDifference): boolean {
  return [before, after].some(
    (node) => node !== null && !(node.kind === 'map' && node.entries().length === 0),
  )
}

function effectOf(difference: SettingDifference): Effect {
  return effects[difference.trail[0] ?? '']?.(difference) ?? 'changes'
}

/** What a change of each key does; keys that are not here may do anything. */
const effects: Readonly<Record<string, (difference: SettingDifference) => Effect>> = {
  exclude: less,
  manifests: (difference) => (difference.isItem ? more(difference) : less(difference)),
  targets: targetsEffect,
  'egress-allowlist': (difference) => (difference.isItem ? less(difference) : more(difference)),
  rules: severityEffect,
}

/** What is added is checked besides. */
function more({ before, after }: SettingDifference): Effect {
  return before === null ? 'tightens' : after === null ? 'loosens' : 'changes'
}

/** What is added is checked no longer. */
function less(difference: SettingDifference): Effect {
  return opposites[more(difference)]
}

const opposites = { tightens: 'loosens', loosens: 'tightens', changes: 'changes' } as const

/** A list of targets takes the place of what is discovered, which may be more or less. */
function targetsEffect(difference: SettingDifference): Effect {
  const { trail, before, after, isItem } = difference
  if (isItem && (trail.length === 1 || trail.at(-1) === 'manifests')) return more(difference)
  const isEmpty = (before ?? after)?.kind === 'list' && (before ?? after)?.items().length === 0
  return trail.length === 1 && isEmpty ? less(difference) : 'changes'
}

const ranks: Readonly<Record<string, number>> = { off: 0, info: 1, warning: 2, error: 3 }

function severityEffect({ trail, before, after }: SettingDifference): Effect {
  const usual = defaults.get(trail[1] ?? '') ?? ''
  const [left, right] = [before, after].map((node) => ranks[node ? severityOf(node) : usual])
  // What is said by default under one code of a rule is not known here: nothing is less than `off`.
  if (!before && left === undefined && right === ranks['off']) return 'loosens'
  if (!after && right === undefined && left === ranks['off']) return 'tightens'
  if (left === undefined || right === undefined || left === right) return 'changes'
  return right < left ? 'loosens' : 'tightens'
}

/** `off` is a boolean for Go. */
function severityOf(node: Node): string {
  return node.scalar === false ? 'off' : scalarText(node)
}

const defaults: ReadonlyMap<string, Severity> = new Map(rules.map(({ id, severity }) => [id, severity]))

function severityDefault({ trail, before, after }: SettingDifference): Pick<CheckChange, 'default'> {
  const usual = trail[0] === 'rules' && (!before || !after) ? defaults.get(trail[1] ?? '') : undefined
  return usual === undefined ? {} : { default: usual }
}
