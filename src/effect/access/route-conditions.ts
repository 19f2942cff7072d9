import { compiledRegex, textMatch, type TextPattern } from '../request/match/text-match.ts'
import { isUnknown, type Truth } from '../request/match/truth.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { RequestCondition, StringMatch } from '../request/routing/request-condition.ts'
import { routingClaim, type PathMatch } from '../request/routing/route-match.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import {
  allConditions,
  anyCondition,
  everyRequest,
  patternCondition,
  noRequest,
  notCondition,
  claimsCondition,
  type SpaceCondition,
} from './conditions.ts'
import { patternWords } from './pattern-words.ts'
import { issuerCondition, type ConditionScope } from './condition-readers.ts'

/** Where the conditions of routes are read. */
export interface RouteConditionScope extends Pick<
  ConditionScope,
  'draft' | 'madeHeaders' | 'madeParameters' | 'headerState'
> {
  readonly scheme: 'http' | 'https'
}

/** The requests that match a route, as `routeMatch` of the simulator decides. */
export function routeCondition(
  { path, condition, isForProxy }: Pick<CompiledRoute, 'path' | 'condition' | 'isForProxy'>,
  scope: RouteConditionScope,
): SpaceCondition {
  return allConditions([
    truthCondition(isForProxy, scope),
    pathCondition(path, scope),
    ...(condition ? partConditions(condition, scope) : []),
  ])
}

/** True for a route that matches claims of tokens, by `headers` or `withoutHeaders` such as `@request.auth.claims.role`. */
export function asksForClaims({ condition }: Pick<CompiledRoute, 'condition'>): boolean {
  const names = condition ? [...condition.headers.keys(), ...condition.withoutHeaders.keys()] : []
  return names.some((name) => routingClaim(name) !== undefined)
}

/** A missing input has the same value in base and head. */
function truthCondition(truth: Truth, { draft }: RouteConditionScope): SpaceCondition {
  if (!isUnknown(truth)) return truth ? everyRequest : noRequest
  const words = truth.missing.join(', ')
  return patternCondition(draft.flag(`route for ${words}`, words))
}

function pathCondition({ form, text, ignoresCase }: PathMatch, scope: RouteConditionScope): SpaceCondition {
  if (form === 'prefix' && text === '/') return everyRequest
  const fold = ignoresCase ? { ignoresCase } : {}
  if (form !== 'separated-prefix') return textCondition('path', { form, text, ...fold }, scope)
  return anyCondition([
    textCondition('path', { form: 'exact', text, ...fold }, scope),
    textCondition('path', { form: 'prefix', text: `${text}/`, ...fold }, scope),
  ])
}

function partConditions(condition: RequestCondition, scope: RouteConditionScope): SpaceCondition[] {
  const { headers, withoutHeaders, queryParams, method, authority, scheme } = condition
  return [
    ...[...headers].map(([name, match]) => headerCondition(name, match, scope)),
    ...[...withoutHeaders].map(([name, match]) => withoutHeader(name, match, scope)),
    ...(method ? [valueCondition('method', method, scope)] : []),
    ...(authority ? [valueCondition('host', authority, scope)] : []),
    ...(scheme ? [schemeCondition(scheme, scope)] : []),
    ...[...queryParams].map(([name, match]) => parameterCondition(name, match, scope)),
  ]
}

function valueCondition(axis: string, match: StringMatch, scope: RouteConditionScope): SpaceCondition {
  const { form, text } = match
  if (form !== 'present') return textCondition(axis, { form, text }, scope)
  const isAlwaysThere = axis === 'method' || axis === 'host'
  return isAlwaysThere ? everyRequest : textCondition(axis, anyText, scope)
}

function textCondition(axis: string, pattern: TextPattern, scope: RouteConditionScope): SpaceCondition {
  const { form, text } = pattern
  const isUnreadable = isUnfilled(text) || (form === 'regex' && compiledRegex(text) === null)
  if (!isUnreadable) return patternCondition(scope.draft.text(axis, pattern, patternWords(axis, pattern)))
  return patternCondition(scope.draft.flag(`route ${axis} ${form} ${text}`, `what \`${text}\` matches`))
}

function headerCondition(name: string, match: StringMatch, scope: RouteConditionScope): SpaceCondition {
  return (
    claimCondition(name, match, scope) ??
    madeHeader(name, match, scope) ??
    valueCondition(`header ${name.toLowerCase()}`, match, scope)
  )
}

/** The condition of a header match such as `@request.auth.claims.role`; `undefined` for other headers. */
function claimCondition(
  name: string,
  match: StringMatch,
  scope: RouteConditionScope,
): SpaceCondition | undefined {
  const path = routingClaim(name)
  if (!path) return undefined
  const pattern = match.form === 'present' ? anyText : { form: match.form, text: match.text }
  const isReadable = !isUnfilled(match.text) && (match.form !== 'regex' || compiledRegex(match.text) !== null)
  if (path.join() === 'iss' && isReadable) return claimsCondition(issuerCondition(pattern))
  return claimsCondition(textCondition(`claim ${path.join('][')}`, pattern, scope))
}

const anyText: TextPattern = { form: 'any', text: '' }

/** A missing header counts as empty, except for a match that excludes every value. */
function withoutHeader(name: string, match: StringMatch, scope: RouteConditionScope): SpaceCondition {
  const made = claimCondition(name, match, scope) ?? madeHeader(name, match, scope)
  if (made) return notCondition(made)
  const axis = `header ${name.toLowerCase()}`
  const matched = valueCondition(axis, match, scope)
  if (match.form === 'present' || isUnfilled(match.text) || !matchesEmpty(match)) return notCondition(matched)
  const present = textCondition(axis, anyText, scope)
  return notCondition(anyCondition([matched, notCondition(present)]))
}

function matchesEmpty({ form, text }: StringMatch): boolean {
  return form !== 'present' && textMatch({ form, text })('') === true
}

/** Pseudo headers, and headers that proxies set. They are equal in base and head if the token rules are. */
function madeHeader(
  written: string,
  { form, text }: StringMatch,
  { draft, madeHeaders, headerState }: RouteConditionScope,
): SpaceCondition | undefined {
  const name = written.toLowerCase()
  const isMade = /^[:@]/.test(name) || ['host', 'x-forwarded-for'].includes(name) || madeHeaders.has(name)
  if (!isMade) return undefined
  const words = `whether a route finds \`${text || 'any value'}\` in the header \`${name}\``
  return patternCondition(draft.flag(`route header ${name} ${form} ${text} ${headerState}`, words))
}

function schemeCondition({ form, text }: StringMatch, scope: RouteConditionScope): SpaceCondition {
  if (form === 'present') return everyRequest
  const truth = isUnfilled(text)
    ? { missing: [`the value of \`${text}\``] }
    : textMatch({ form, text })(scope.scheme)
  return truthCondition(truth, scope)
}

/** Parameters that tokens are read from are compared elsewhere, since other filters read them as well. */
function parameterCondition(name: string, match: StringMatch, scope: RouteConditionScope): SpaceCondition {
  const { draft, madeParameters } = scope
  if (!madeParameters.has(name) && name === encodeURIComponent(name))
    return valueCondition(`query ${name}`, match, scope)
  const { form, text } = match
  return patternCondition(
    draft.flag(`route parameter ${name} ${form} ${text}`, `the value of the parameter \`${name}\``),
  )
}
