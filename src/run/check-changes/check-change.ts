import type { CheckChange } from '../../core/report.ts'
import { keyText, type SettingDifference } from './differences.ts'
import { flowText } from './value-text.ts'

/** The report entry of a difference, at its location in head, or in base if head lacks it. */
export function checkChange(difference: SettingDifference, effect: CheckChange['effect']): CheckChange {
  const { path, base, head, isReordered } = difference
  const node = head ?? base!
  return {
    at: node.keyLocation,
    side: head ? 'head' : 'base',
    key: keyText(path),
    effect,
    ...(isReordered ? { note: 'in another order' } : valuesOf(base, head)),
  }
}

function valuesOf(base: SettingDifference['base'], head: SettingDifference['head']) {
  return { ...(base && { before: flowText(base) }), ...(head && { after: flowText(head) }) }
}
