import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../model/placeholder.ts'
import { isText } from '../../egress/shape/refused.ts'
import { quote } from '../../quote.ts'
import { refusedWithoutCode as refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'
import { headerValueDefect } from './header-value.ts'

/** What the webhook refuses of `headers` of an http route or of one of its destinations. */
export function* headersRefused(headers: Node): Generator<Problem> {
  for (const side of ['request', 'response']) {
    const operations = headers.get(side)
    for (const operation of ['add', 'set']) {
      for (const [name, value] of operations.entries(operation)) {
        yield* nameRefused(value, name, side === 'request' && isAuthority(name))
        const defect = isText(value) ? headerValueDefect(value.text) : null
        if (defect) yield refused(value, `value ${quote(value.text)} of header ${quote(name)} ${defect}`)
      }
    }
    for (const name of operations.items('remove').filter(isText)) {
      const defect = operationDefect(name.text)
      if (defect) yield refused(name, `header ${quote(name.text)} ${defect}`)
    }
  }
}

/** True for the two names of the host that a request asks for. */
export function isAuthority(name: string): boolean {
  return [':authority', 'host'].includes(name.toLowerCase())
}

/** Why a name is none of a header, as the end of a sentence (istio ValidateHTTPHeaderName). */
export function headerNameDefect(name: string): string | null {
  if (name === '') return 'has no name'
  return /^[-\w]+$/.test(name) || isUnfilled(name)
    ? null
    : 'is no header: a name holds letters, digits, `-` and `_`'
}

function* nameRefused(value: Node, name: string, isAllowed: boolean): Generator<Problem> {
  const defect = isAllowed ? null : operationDefect(name)
  if (defect) yield { ...refused(value, `header ${quote(name)} ${defect}`), at: 'key' }
}

/** Names that only the proxy itself sets (istio ValidateHTTPHeaderOperationName). */
function operationDefect(name: string): string | null {
  if (name === '') return 'has no name'
  if (name.toLowerCase() === 'host')
    return 'cannot be changed here: for the host of a request, `rewrite.authority` does'
  return name.startsWith(':') ? 'begins with `:`, as only what the proxy sets by itself does' : null
}
