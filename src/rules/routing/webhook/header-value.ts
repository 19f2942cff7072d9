/** The end of a sentence about the value of a header, with its code. */
interface ValueDefect {
  readonly code: 'header-value-control-character' | 'header-value-variable'
  readonly text: string
}

/**
 * Says why Istio refuses the value of a header that is set or added; `null` if it accepts it. Envoy replaces `%NAME%`
 * and `%NAME(ARGUMENTS)%`, and `%%` is a percent sign. Whether Envoy knows the name is not checked (istio
 * `pkg/config/validation/header_value_validator.go`).
 */
export function headerValueDefect(value: string): ValueDefect | null {
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000a-\u001f\u007f]/
  if (control.test(value))
    return { code: 'header-value-control-character', text: 'contains a control character' }
  let state: ValueState = 'plain'
  for (const character of value) {
    const next: ValueState | undefined = transitions[state][character] ?? transitions[state].otherwise
    if (next === undefined) return variableDefect
    state = next
  }
  return state === 'plain' ? null : variableDefect
}

const variableDefect: ValueDefect = {
  code: 'header-value-variable',
  text: 'contains a `%` that begins no variable such as `%HOSTNAME%`: write `%%` for a percent sign',
}

type ValueState =
  | 'plain'
  | 'percent'
  | 'name'
  | 'arguments'
  | 'text'
  | 'escaped'
  | 'item'
  | 'afterItem'
  | 'afterItems'
  | 'afterArguments'

/** The next state by state and character; absent where the character is not allowed. */
const transitions: Readonly<Record<ValueState, Readonly<Record<string, ValueState>>>> = {
  plain: { '%': 'percent', otherwise: 'plain' },
  percent: { '%': 'plain', '(': 'arguments', otherwise: 'name' },
  name: { '%': 'plain', '(': 'arguments', otherwise: 'name' },
  arguments: { ' ': 'arguments', '[': 'item', otherwise: 'text' },
  text: { '\\': 'escaped', ')': 'afterArguments', '"': 'afterItem', otherwise: 'text' },
  escaped: { otherwise: 'text' },
  item: { ' ': 'item', '"': 'text' },
  afterItem: { ' ': 'afterItem', ',': 'item', ']': 'afterItems' },
  afterItems: { ' ': 'afterItems', ')': 'afterArguments' },
  afterArguments: { ' ': 'afterArguments', '%': 'plain' },
}
