import type { Confidence, Severity } from '../../../core/report.ts'
import { isAddressVariable, placeholderIn } from '../../../syntax/unfilled.ts'
import { quote } from '../../message/quote.ts'

/** What is wrong with an address that is not filled in, as the predicate of a sentence. */
interface PlaceholderDefect {
  readonly code: 'placeholder'
  readonly text: string
  readonly severity?: Severity
  readonly confidence?: Confidence
}

/**
 * The defect of an issuer or address of keys that has a placeholder; `null` if it has none. Only a warning of confidence
 * `likely` (`unfilledName`) for the name of a variable, which a script may fill in.
 */
export function placeholderDefect(text: string): PlaceholderDefect | null {
  const placeholder = placeholderIn(text)
  if (placeholder === null) return null
  return isAddressVariable(placeholder)
    ? unfilledName
    : { code: 'placeholder', text: `still holds the placeholder ${quote(placeholder)}` }
}

/** The defect of an address that is the name of a variable. */
export const unfilledName: PlaceholderDefect = {
  code: 'placeholder',
  severity: 'warning',
  confidence: 'likely',
  text: 'looks like the name of a variable that is not filled in',
}
