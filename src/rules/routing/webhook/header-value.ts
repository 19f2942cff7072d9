/** The end of a sentence about the value of a header, with its code. */
interface ValueDefect {
  readonly code: 'header-value-control-character' | 'header-value-variable'
  readonly text: string
}

/**
 * Why Istio refuses the value of a header that is set or added; `null` if it takes it.
 * Envoy fills in `%NAME%` and `%NAME(ARGUMENTS)%`, `%%` is a percent sign; whether Envoy knows the name is not looked
 * at (istio `pkg/config/validation/header_value_validator.go`).
 */
export function headerValueDefect(value: string): ValueDefect | null {
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000a-\u001f\u007f]/
  if (control.test(value))
    return { code: 'header-value-control-character', text: 'holds a control character' }
  let part: Part = 'plain'
  for (const character of value) {
    const next: Part | undefined = parts[part][character] ?? parts[part].other
    if (next === undefined) return variableDefect
    part = next
  }
  return part === 'plain' ? null : variableDefect
}

const variableDefect: ValueDefect = {
  code: 'header-value-variable',
  text: 'holds a `%` that begins no variable such as `%HOSTNAME%`: for the sign itself write `%%`',
}

type Part =
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

/** For each part of a value what a character leads to; none where it must not stand. */
const parts: Readonly<Record<Part, Readonly<Record<string, Part>>>> = {
  plain: { '%': 'percent', other: 'plain' },
  percent: { '%': 'plain', '(': 'arguments', other: 'name' },
  name: { '%': 'plain', '(': 'arguments', other: 'name' },
  arguments: { ' ': 'arguments', '[': 'item', other: 'text' },
  text: { '\\': 'escaped', ')': 'afterArguments', '"': 'afterItem', other: 'text' },
  escaped: { other: 'text' },
  item: { ' ': 'item', '"': 'text' },
  afterItem: { ' ': 'afterItem', ',': 'item', ']': 'afterItems' },
  afterItems: { ' ': 'afterItems', ')': 'afterArguments' },
  afterArguments: { ' ': 'afterArguments', '%': 'plain' },
}
