import { table } from '../../core/table.ts'
import { defaultConfigFile as usualFile } from '../../config.ts'
import type { SeveritySetting } from '../../core/config.ts'
import type { CheckChange } from '../../core/report.ts'
import { ruleEntriesById } from '../../custom-rules/rule-files.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Node } from '../../model/node.ts'
import { rules } from '../../rules/index.ts'
import type { Reader } from '../../yaml/reader.ts'
import { checkChange } from './check-change.ts'
import {
  settingDifferences,
  type SettingDifference,
  type ListPolicy,
  type CheckEffect,
} from './differences.ts'
import { emptyRoot } from './empty-root.ts'
import { overridesEffect } from './override-effects.ts'
import { writtenSeverity, severityRank, type DefaultSeverities } from './severity-rank.ts'
import { readProblem } from './unreadable.ts'

/**
 * The keys and list items that differ between the configurations of base and head, for the report, each with its effect:
 * `loosens`, `tightens` or `changes`. Empty if none differs, or if the file of base cannot be read.
 */
export function configurationChanges(base: Reader, head: Reader, file: string): CheckChange[] {
  return configurationDifferences(base, head, file).map((difference) => ({
    ...checkChange(difference, difference.effect),
    ...severityDefault(difference),
  }))
}

/** A key that differs between the configurations of base and head, and what this does to the checks. */
export interface ConfigurationDifference extends SettingDifference {
  readonly effect: CheckEffect
}

/**
 * The differences between the configurations of base and head with the files that they extend, key by key, even if that of
 * base is invalid. Empty if none differs, or if the file of base cannot be read. If base lacks the file that this run uses,
 * its default configuration file is compared.
 *
 * @param file the path of the configuration file of this run
 */
export function configurationDifferences(
  base: Reader,
  head: Reader,
  file: string,
): ConfigurationDifference[] {
  const baseRoot = rootIn(base, file) ?? (base.tree.read(file) ? null : rootIn(base, usualFile))
  const headRoot = rootIn(head, file)
  if (readProblem(base, file)) return []
  const defaultOf = defaultsIn(base, baseRoot)
  return settingDifferences(baseRoot ?? emptyRoot(file), headRoot ?? emptyRoot(file), policy)
    .filter(isMeaningful)
    .map((difference) => ({ ...difference, effect: effectOf(difference, defaultOf) }))
}

function rootIn(reader: Reader, file: string): Node | null {
  return configurationFiles(reader, file).root
}

/** The severities that rules have unless the configuration says otherwise: built-in ones, and those of base's custom rules. */
function defaultsIn(base: Reader, baseRoot: Node | null): DefaultSeverities {
  const patterns = baseRoot?.items('custom-rules').map(({ text }) => text) ?? []
  const custom = patterns.length === 0 ? new Map<string, Node>() : ruleEntriesById(base, patterns)
  return (id) => {
    const entry = custom.get(id)
    return entry ? entry.get('severity').text || 'error' : defaults.get(id)
  }
}

const policy: ListPolicy = {
  nameOf: (item, path) => (path.length === 1 ? (itemNames[path[0]!]?.(item) ?? null) : null),
  isOrdered: (path) =>
    path[0] === 'overrides' ? path.length === 1 : path.length > 1 && path.at(-1) === 'values',
  isEmptyIfAbsent: (path) => path.length > 1 || listKeys.has(path[0]!),
}

/** The names of the items of lists whose contents may change. */
const itemNames = table<(item: Node) => string>({
  targets: targetName,
  overrides: overrideName,
})

/** What an entry of `overrides` is about: `apps/legacy/**@dev,stage`. */
function overrideName(item: Node): string {
  const [paths, environments] = (['paths', 'environments'] as const).map((key) =>
    item
      .items(key)
      .map(({ text }) => text)
      .toSorted()
      .join(','),
  )
  return `${paths}${environments && `@${environments}`}`
}

/** The lists for which empty and absent mean the same. */
const listKeys: ReadonlySet<string> = new Set([
  ...['exclude', 'schemas', 'custom-rules', 'waivers', 'overrides', 'invariants'],
])

/** The name of a configured target, like its id: what it renders, its release and environment. */
function targetName(item: Node): string {
  const values = item.items('values')[0]?.text
  const manifests = item.items('manifests').map(({ text }) => text)
  const path = item.get('chart').text || values || manifests.join(',')
  const [release, environment] = [item.get('release').text, item.get('environment').text]
  return `${path}${release && `:${release}`}${environment && `@${environment}`}`
}

/** False for an empty map, which sets nothing. */
function isMeaningful({ base, head }: SettingDifference): boolean {
  return [base, head].some((node) => node !== null && !(node.kind === 'map' && node.entries().length === 0))
}

function effectOf(difference: SettingDifference, defaultOf: DefaultSeverities): CheckEffect {
  return effects[difference.path[0] ?? '']?.(difference, defaultOf) ?? 'changes'
}

/** The effect of a change by its key; a change of any other key is just `changes`. */
const effects = table<(difference: SettingDifference, defaultOf: DefaultSeverities) => CheckEffect>({
  exclude: effectOfExcludedEntry,
  waivers: effectOfExcludedEntry,
  schemas: effectOfCheckedEntry,
  'custom-rules': effectOfCheckedEntry,
  // Without an alias, what Argo CD or Flux read by that URL is not rendered.
  repository: effectOfCheckedEntry,
  manifests: (difference) =>
    difference.isItem ? effectOfCheckedEntry(difference) : effectOfExcludedEntry(difference),
  targets: targetsEffect,
  'egress-allowlist': (difference) =>
    difference.isItem ? effectOfExcludedEntry(difference) : effectOfCheckedEntry(difference),
  invariants: effectOfCheckedEntry,
  rules: ({ path, base, head }, defaultOf) => severityEffect(path[1] ?? '', { base, head }, defaultOf),
  overrides: overridesEffect,
})

/** A value in base and in head; `null` where it is absent. */
type Sides = Pick<SettingDifference, 'base' | 'head'>

/** The effect of a change of something that is checked: more entries tighten. */
function effectOfCheckedEntry({ base, head }: Sides): CheckEffect {
  return base === null ? 'tightens' : head === null ? 'loosens' : 'changes'
}

/** The effect of a change of something that is excluded or allowed: more entries loosen. */
function effectOfExcludedEntry(difference: SettingDifference): CheckEffect {
  return opposites[effectOfCheckedEntry(difference)]
}

const opposites = { tightens: 'loosens', loosens: 'tightens', changes: 'changes' } as const

/** The effect of a change of `targets`: a list replaces the discovered targets, which may be more or fewer. */
function targetsEffect(difference: SettingDifference): CheckEffect {
  const { path, base, head, isItem } = difference
  if (isItem && (path.length === 1 || path.at(-1) === 'manifests')) return effectOfCheckedEntry(difference)
  const isEmpty = (base ?? head)?.kind === 'list' && (base ?? head)?.items().length === 0
  return path.length === 1 && isEmpty ? effectOfExcludedEntry(difference) : 'changes'
}

function severityEffect(name: string, { base, head }: Sides, defaultOf: DefaultSeverities): CheckEffect {
  const defaultSeverity = defaultOf(name) ?? ''
  const [baseRank, headRank] = [base, head].map((node) =>
    severityRank(node ? writtenSeverity(node) : defaultSeverity),
  )
  // The default severity of a single code of a rule is unknown here, but nothing is lower than `off`.
  if (!base && baseRank === undefined && headRank === 0) return 'loosens'
  if (!head && headRank === undefined && baseRank === 0) return 'tightens'
  if (baseRank === undefined || headRank === undefined || baseRank === headRank) return 'changes'
  return headRank < baseRank ? 'loosens' : 'tightens'
}

const defaults: ReadonlyMap<string, SeveritySetting> = new Map(
  rules.map(({ id, severity, isOptional }) => [id, isOptional ? 'off' : severity]),
)

function severityDefault({ path, base, head }: SettingDifference): Pick<CheckChange, 'default'> {
  const defaultSeverity = path[0] === 'rules' && (!base || !head) ? defaults.get(path[1] ?? '') : undefined
  return defaultSeverity === undefined ? {} : { default: defaultSeverity }
}
