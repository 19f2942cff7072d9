// What a proxy makes of a request by the routes of its configuration, evaluated as they are written.
import { isMessage, messageIn, messagesIn, textIn, type Message } from './message.ts'
import type { Probe } from '../mesh-facts.ts'

/** The first route that matches: its cluster, timeout and retries, or its status; `404` where none does. */
export function answerByRoutes(routes: readonly Message[], probe: Probe): string {
  const route = routes.find((candidate) => matches(messageIn(candidate, 'match'), probe))
  if (!route) return '404'
  if (isMessage(route['redirect']))
    return String(redirectStatus(textIn(messageIn(route, 'redirect'), 'responseCode')))
  if (isMessage(route['directResponse'])) return String(messageIn(route, 'directResponse')['status'])
  const action = messageIn(route, 'route')
  const { numRetries = 0 } = messageIn(action, 'retryPolicy')
  const timeout = textIn(action, 'timeout')
  return `${textIn(action, 'cluster')} ${timeout === '' ? '0s' : timeout} ${String(numRetries)}`
}

function redirectStatus(code: string): number {
  return { FOUND: 302, SEE_OTHER: 303, TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308 }[code] ?? 301
}

function matches(match: Message, { path, header }: Probe): boolean {
  const values: Readonly<Record<string, string | undefined>> = { 'x-a': header }
  return (
    matchesPath(match, path) &&
    messagesIn(match, 'headers').every((condition) =>
      matchesHeader(condition, values[textIn(condition, 'name')]),
    )
  )
}

function matchesPath(match: Message, path: string): boolean {
  const [exact, prefix, separated] = ['path', 'prefix', 'pathSeparatedPrefix'].map((field) =>
    textIn(match, field),
  )
  if (isMessage(match['safeRegex'])) return matchesRegex(messageIn(match, 'safeRegex'), path)
  if (exact) return path === exact
  if (separated) return path === separated || path.startsWith(`${separated}/`)
  return path.startsWith(prefix!)
}

function matchesHeader(condition: Message, value: string | undefined): boolean {
  const isMatch = value !== undefined && holds(messageIn(condition, 'stringMatch'), value)
  return isMatch !== (condition['invertMatch'] === true)
}

/** A matcher without conditions is one of presence. */
function holds(matcher: Message, value: string): boolean {
  if (isMessage(matcher['safeRegex'])) return matchesRegex(messageIn(matcher, 'safeRegex'), value)
  if ('exact' in matcher) return value === matcher['exact']
  return value.startsWith(textIn(matcher, 'prefix'))
}

function matchesRegex(matcher: Message, value: string): boolean {
  return new RegExp(`^(?:${textIn(matcher, 'regex')})$`).test(value)
}
