import type { CheckChange } from '../../core/report.ts'
import { keyText, type SettingDifference } from './differences.ts'
import { flowText } from './value-text.ts'

/** A difference as the report has it: at its place in head, or in base where head lacks it. */
export function checkChange(difference: SettingDifference, effect: CheckChange['effect']): CheckChange {
  const { trail, before, after, isReordered } = difference
  const node = after ?? before!
  return {
    at: node.keyLocation,
    side: after ? 'head' : 'base',
    key: keyText(trail),
    effect,
    ...(isReordered ? { note: 'in another order' } : valuesOf(before, after)),
  }
}

function valuesOf(before: SettingDifference['before'], after: SettingDifference['after']) {
  return { ...(before && { before: flowText(before) }), ...(after && { after: flowText(after) }) }
}
