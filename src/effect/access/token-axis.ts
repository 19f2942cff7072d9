import { distinctData } from '../../core/distinct.ts'
import type { JwtRule } from '../request/policy/jwt-rules.ts'
import type { KeySource } from '../request/request.ts'
import type { Axis } from './request-space.ts'
import { keySourceText, noToken, tokensIn, type TokenPlace, type TokenSample } from './token-sample.ts'

/**
 * The axis of tokens. CORS preflights are not authenticated and need no axis: the decision about a preflight equals that about
 * the same request without a token.
 * @param rules the JWT rules of both sides
 * @param hasPairs true for requests with two tokens, too, at different places
 */
export function tokenAxis(rules: readonly JwtRule[], hasPairs = false): Axis {
  const places = tokenPlacesOfRules(rules)
  const issuers = distinctData(
    rules.map(({ issuer, node }) => ({ issuer, keys: keySourceText({ issuer, ...keyTexts(node) }) })),
  )
  const single = [
    ...places.map((place): TokenSample => ({ place, issuer: null, keys: '' })),
    ...places.flatMap((place) => issuers.map((ofIssuer): TokenSample => ({ place, ...ofIssuer }))),
  ]
  const samples = [noToken, ...single, ...(hasPairs ? pairsOf(single) : [])]
  const sets = [
    ...issuerSets(issuers, hasPairs),
    ...samples
      .slice(1)
      .map((own): TokenSet => ({ label: placedLabel(own), has: (sample) => sample === own })),
  ]
  return {
    name: 'token',
    samples,
    labels: sets.map(({ label }) => label),
    matching: sets.map(({ has }) => samples.flatMap((sample, atom) => (has(sample) ? [atom] : []))),
  }
}

/** Samples of tokens with a common label. */
interface TokenSet {
  readonly label: string
  has(sample: TokenSample): boolean
}

/** The sets of samples by their issuers, wherever the tokens are. */
function issuerSets(issuers: readonly IssuerKeys[], hasPairs: boolean): TokenSet[] {
  const wordsOf = ({ issuer, keys }: IssuerKeys): string =>
    `\`${issuer}\`${hasOneSource(issuers, issuer) ? '' : ` signed by ${keys}`}`
  return [
    { label: 'without a token', has: (sample) => sample === noToken },
    {
      label: 'with a wrong token',
      has: (sample) => tokensIn(sample).some(({ issuer }) => issuer === null),
    },
    ...issuers.map((ofIssuer): TokenSet => ({
      label: `with a token of ${wordsOf(ofIssuer)}`,
      has: (sample) => sample !== noToken && tokensIn(sample).every(isOf(ofIssuer)),
    })),
    ...(hasPairs ? issuerPairs(issuers) : []).map((pair): TokenSet => ({
      label: `with tokens of ${pair.map(wordsOf).join(' and ')}`,
      has: (sample) => pair.every((ofIssuer) => tokensIn(sample).some(isOf(ofIssuer))),
    })),
  ]
}

/** The places where some JWT rules read tokens, each once. */
export function tokenPlacesOfRules(rules: readonly JwtRule[]): TokenPlace[] {
  return distinctData(rules.flatMap(({ node }) => tokenPlacesOf(node)))
}

type IssuerKeys = Pick<TokenSample, 'keys'> & { readonly issuer: string }

function isOf({ issuer, keys }: IssuerKeys): (token: TokenSample) => boolean {
  return (token) => token.issuer === issuer && token.keys === keys
}

function issuerPairs(issuers: readonly IssuerKeys[]): IssuerKeys[][] {
  return issuers.flatMap((first, index) => issuers.slice(index + 1).map((second) => [first, second]))
}

/** Two tokens at different places, the valid one first. A header has one value, whatever prefixes rules expect. */
function pairsOf(single: readonly TokenSample[]): TokenSample[] {
  return single.flatMap((first, index) =>
    single.slice(index + 1).flatMap((second): TokenSample[] => {
      const isSamePlace = first.place!.kind === second.place!.kind && first.place!.name === second.place!.name
      if (isSamePlace) return []
      return [first.issuer === null ? { ...second, second: first } : { ...first, second }]
    }),
  )
}

function hasOneSource(issuers: readonly IssuerKeys[], issuer: string): boolean {
  return issuers.filter((candidate) => candidate.issuer === issuer).length === 1
}

function placedLabel(sample: TokenSample): string {
  const words = tokensIn(sample).map(({ place, issuer }) => {
    const token = issuer === null ? 'a wrong token' : `a token of \`${issuer}\``
    return `${token} in the ${place!.kind} \`${place!.name}\``
  })
  return `with ${words.join(' and ')}`
}

/** The places where a JWT rule reads a token (`tokensAt`). */
export function tokenPlacesOf(rule: JwtRule['node']): TokenPlace[] {
  const places = [
    ...rule.items('fromHeaders').map((header) => ({
      kind: 'header' as const,
      name: header.get('name').text.toLowerCase(),
      prefix: header.get('prefix').text,
    })),
    ...rule.items('fromParams').map(({ text }) => ({ kind: 'parameter' as const, name: text, prefix: '' })),
    ...rule.items('fromCookies').map(({ text }) => ({ kind: 'cookie' as const, name: text, prefix: '' })),
  ]
  return places.length > 0
    ? places
    : [
        { kind: 'header', name: 'authorization', prefix: 'Bearer ' },
        { kind: 'parameter', name: 'access_token', prefix: '' },
      ]
}

function keyTexts(rule: JwtRule['node']): Pick<KeySource, 'jwksUri' | 'jwks'> {
  return { jwksUri: rule.get('jwksUri').text, jwks: rule.get('jwks').text }
}
