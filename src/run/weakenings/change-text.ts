import { keyText, type SettingDifference } from '../check-changes/differences.ts'
import { flowText } from '../check-changes/value-text.ts'

/** `exclude: + sandbox`, `rules.routing/retry-on: error → off`. */
export function changeText({ path, base, head }: SettingDifference): string {
  const [before, after] = [base, head].map((node) => node && flowText(node))
  const values = before === null ? `+ ${after}` : after === null ? `− ${before}` : `${before} → ${after}`
  return `${keyText(path)}: ${values}`
}
