import type { Node } from '../../../model/node.ts'
import { isUnfilled } from '../../../syntax/unfilled.ts'
import { keptEntries } from '../../shared/kept-entries.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { headerValueDefect } from './header-value.ts'

/** Reports what the webhook refuses in the `headers` of an http route or of one of its destinations. */
export function* headersRefused(headers: Node): Generator<RoutingWebhookProblem> {
  for (const direction of ['request', 'response']) {
    const operations = headers.get(direction)
    for (const operation of ['add', 'set']) {
      for (const [name, value] of keptEntries(operations.get(operation))) {
        yield* nameRefused(value, name, direction === 'request' && isAuthority(name))
        const defect = isText(value) ? headerValueDefect(value.text) : null
        if (defect) {
          const message = `value ${quote(value.text)} of header ${quote(name)} ${defect.text}`
          yield webhookProblem(defect.code, value, message)
        }
      }
    }
    for (const name of operations.items('remove').filter(isText)) {
      const defect = operationDefect(name.text)
      if (defect) yield webhookProblem(defect.code, name, `header ${quote(name.text)} ${defect.text}`)
    }
  }
}

/** True for the two header names of the host of a request. */
export function isAuthority(name: string): boolean {
  return [':authority', 'host'].includes(name.toLowerCase())
}

/** The end of a sentence about the name of a header, with its code. */
interface NameDefect<Code extends string> {
  readonly code: Code
  readonly text: string
}

const noName: NameDefect<'empty-header-name'> = { code: 'empty-header-name', text: 'has no name' }

/** Says why a name is no header name; `null` if it is one (istio ValidateHTTPHeaderName). */
export function headerNameDefect(
  name: string,
): NameDefect<'empty-header-name' | 'header-name-syntax'> | null {
  if (name === '') return noName
  if (/^[-\w!#$%&'*+.^`|~]+$/.test(name) || isUnfilled(name)) return null
  return { code: 'header-name-syntax', text: 'is no header name: use letters, digits, `-` and `_`' }
}

function* nameRefused(value: Node, name: string, isAllowed: boolean): Generator<RoutingWebhookProblem> {
  const defect = isAllowed ? null : operationDefect(name)
  if (defect)
    yield { ...webhookProblem(defect.code, value, `header ${quote(name)} ${defect.text}`), at: 'key' }
}

/** Says why a header cannot be changed: only the proxy sets some (istio ValidateHTTPHeaderOperationName). */
function operationDefect(
  name: string,
): NameDefect<'empty-header-name' | 'host-header' | 'pseudo-header'> | null {
  if (name === '') return noName
  if (name.toLowerCase() === 'host') {
    const text = 'cannot be changed here: use `rewrite.authority` for the host of a request'
    return { code: 'host-header', text }
  }
  if (!name.startsWith(':')) return null
  return { code: 'pseudo-header', text: 'begins with `:`, which is reserved for headers that the proxy sets' }
}
