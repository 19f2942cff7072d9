import { table } from '../../core/table.ts'
import type { Node } from '../../model/node.ts'
import type { SettingDifference, CheckEffect } from './differences.ts'
import { writtenSeverity, severityRank, type DefaultSeverities } from './severity-rank.ts'
import { scalarText } from './value-text.ts'

type Sides = Pick<SettingDifference, 'base' | 'head'>

/**
 * The effect of an added or removed entry of `overrides`, or of a changed key: `loosens` for another order or if one setting
 * loosens, else `tightens` if one tightens, else `changes`. Only the settings of entries count, whatever their files. An added
 * setting is compared with the strictest that it may replace, a removed one with the loosest that may replace it.
 */
export function overridesEffect(difference: SettingDifference, defaultOf: DefaultSeverities): CheckEffect {
  const { path, base, head, isItem, isReordered } = difference
  // The last matching entry decides, so another order may be looser.
  if (isReordered) return 'loosens'
  const effectOf = (key: string, name: string, sides: Sides): CheckEffect =>
    settingEffect(sides, scaleOf(key, name, defaultOf))
  if (!isItem || path.length > 1) return effectOf(path[2] ?? '', path[3] ?? '', { base, head })
  const effects = (base ?? head)!.entries().flatMap(([key, node]) => {
    const settings = key === 'rules' ? node.entries() : [['', node] as const]
    return settings.map(([name, setting]) =>
      effectOf(key, name, { base: base && setting, head: head && setting }),
    )
  })
  const distinctEffects = effects.filter((effect) => effect !== 'changes')
  return distinctEffects.find((effect) => effect === 'loosens') ?? distinctEffects[0] ?? 'changes'
}

/** How strict the values of a setting are. */
interface Scale {
  /** `undefined` for an invalid value. */
  readonly rankOf: (setting: Node) => number | undefined
  /** The ranks that may apply without the entry: those outside of `overrides`, and those of other entries. */
  readonly othersOf: (setting: Node) => readonly number[]
}

function settingEffect({ base, head }: Sides, { rankOf, othersOf }: Scale): CheckEffect {
  const before = base ? rankOf(base) : Math.max(...othersOf(head!))
  const after = head ? rankOf(head) : Math.min(...othersOf(base!))
  if (before === undefined || after === undefined || before === after) return 'changes'
  return after < before ? 'loosens' : 'tightens'
}

function scaleOf(key: string, name: string, defaultOf: DefaultSeverities): Scale {
  if (key === 'rules') return severityScale(name, defaultOf)
  const order = orders[key]
  if (!order) return { rankOf: () => undefined, othersOf: () => [] }
  const rankOf = (setting: Node): number | undefined => {
    const rank = order.indexOf(scalarText(setting))
    return rank < 0 ? undefined : rank
  }
  return {
    rankOf,
    othersOf: (setting) => [
      1,
      ...otherEntries(setting).flatMap((entry) => ranksIn([entry.get(key)], rankOf)),
    ],
  }
}

/** The values of the other settings, the loosest first. The second one is the default. */
const orders = table<readonly string[]>({
  'fail-on': ['never', 'error', 'warning', 'info'],
  'min-confidence': ['', 'certain', 'likely'],
  exclude: ['true', 'false'],
})

function severityScale(name: string, defaultOf: DefaultSeverities): Scale {
  const rankOf = (setting: Node): number | undefined => severityRank(writtenSeverity(setting))
  const names = [name, name.split('/').slice(0, 2).join('/')]
  const settingsIn = (rules: Node): Node[] => names.map((each) => rules.get(each))
  const usual = severityRank(defaultOf(name) ?? '')
  return {
    rankOf,
    othersOf: (setting) => {
      const outer = ranksIn(settingsIn(setting.root.get('rules')), rankOf)
      // A single code may have any severity.
      const defaults = usual === undefined ? [severityRank('info')!, severityRank('error')!] : [usual]
      const ofEntries = otherEntries(setting).flatMap((entry) =>
        ranksIn(settingsIn(entry.get('rules')), rankOf),
      )
      return [...(outer.length > 0 ? outer : defaults), ...ofEntries]
    },
  }
}

function ranksIn(settings: readonly Node[], rankOf: Scale['rankOf']): number[] {
  return settings.flatMap((setting) => (setting.exists ? (rankOf(setting) ?? []) : []))
}

/** The other entries of the list that a setting is in. */
function otherEntries(setting: Node): Node[] {
  const [, index] = setting.pathKeys
  return setting.root.items('overrides').filter((_, place) => place !== index)
}
