/** What the issuer of a token has to be, or to begin or end with. */
export interface IssuerPattern {
  readonly form: 'exact' | 'prefix' | 'suffix'
  readonly text: string
}

/**
 * The issuer of a principal that a policy asks for; `null` where any will do. Reads `ISSUER/SUBJECT`: a `*` at the
 * start stands for the begin of the issuer where there is a `/`, else of the subject; one at the end for the end of the
 * subject, else of the issuer (istio `pilot/pkg/security/authz/model/generator.go`, requestPrincipalGenerator).
 */
export function issuerPattern(text: string): IssuerPattern | null {
  const slash = text.lastIndexOf('/')
  const issuer = slash < 0 ? text : text.slice(0, slash)
  if (text.startsWith('*')) return slash <= 1 ? null : { form: 'suffix', text: issuer.slice(1) }
  if (slash < 0) return { form: 'prefix', text: issuer.replace(/\*$/, '') }
  return { form: 'exact', text: issuer }
}

/** True if an issuer is what a pattern asks for. */
export function isIssuer({ form, text }: IssuerPattern, issuer: string): boolean {
  if (form === 'exact') return issuer === text
  return form === 'prefix' ? issuer.startsWith(text) : issuer.endsWith(text)
}

/** Why no token has a principal. */
export interface PrincipalDefect {
  readonly code: PrincipalCode
  /** The end of a sentence. */
  readonly text: string
}

/** What can be wrong with a principal, whatever issuers there are. */
export type PrincipalCode =
  | 'no-subject'
  | 'split-in-issuer'
  | 'no-issuer'
  | 'literal-subject-wildcard'
  | 'inner-wildcard'

/** Why no token has a principal like this; `null` if one may. */
export function principalDefect(text: string): PrincipalDefect | null {
  if (text === '*') return null
  const slash = text.lastIndexOf('/')
  return slash < 0 ? bareDefect(text) : pairDefect(text.slice(0, slash), text.slice(slash + 1), text)
}

function bareDefect(text: string): PrincipalDefect | null {
  if (!/^\*|\*$/.test(text))
    return { code: 'no-subject', text: 'has no subject; write `ISSUER/SUBJECT`, or `ISSUER/*`' }
  return isInside(text.replace(/^\*|\*$/, '')) ? inside : null
}

function pairDefect(issuer: string, subject: string, text: string): PrincipalDefect | null {
  if (/^https?:\/?$/i.test(issuer)) {
    const advice = `write \`${text.replace(/\*$/, '')}/*\` for each of its tokens`
    return {
      code: 'split-in-issuer',
      text: `is taken apart at its last \`/\`, which is a part of the issuer; ${advice}`,
    }
  }
  if (issuer === '') return { code: 'no-issuer', text: 'has no issuer before its `/`' }
  if (subject === '')
    return { code: 'no-subject', text: 'has no subject behind its last `/`; write `/*` for any' }
  if (text.startsWith('*') && subject.includes('*')) {
    return {
      code: 'literal-subject-wildcard',
      text: 'begins with `*`, and then the subject is read letter by letter, its `*` too; write `*` for any token, or the whole issuer',
    }
  }
  return isInside(issuer.replace(/^\*/, '')) || isInside(subject.replace(/\*$/, '')) ? inside : null
}

const inside: PrincipalDefect = {
  code: 'inner-wildcard',
  text: 'has a `*` inside, which stands for itself; only one at an end stands for anything',
}

function isInside(text: string): boolean {
  return text.includes('*')
}
