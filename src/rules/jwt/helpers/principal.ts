import type { TextComponent } from '../../problem.ts'

/** What the issuer of a token has to equal, begin with or end with. */
export interface IssuerPattern {
  readonly form: 'exact' | 'prefix' | 'suffix'
  readonly text: string
}

/**
 * Returns the issuer that a principal of a policy (`ISSUER/SUBJECT`) requires; `null` if any issuer matches. A `*` at
 * the start is a wildcard for the start of the issuer if there is a `/`, else of the subject; a `*` at the end is one
 * for the end of the subject, else of the issuer (istio `pilot/pkg/security/authz/model/generator.go`,
 * requestPrincipalGenerator).
 */
export function issuerPattern(text: string): IssuerPattern | null {
  const slash = text.lastIndexOf('/')
  const issuer = slash < 0 ? text : text.slice(0, slash)
  if (text.startsWith('*')) return slash <= 1 ? null : { form: 'suffix', text: issuer.slice(1) }
  if (slash < 0) return { form: 'prefix', text: issuer.replace(/\*$/, '') }
  return { form: 'exact', text: issuer }
}

/** True if an issuer equals, begins with or ends with the text of a pattern, depending on its form. */
export function isIssuer({ form, text }: IssuerPattern, issuer: string): boolean {
  if (form === 'exact') return issuer === text
  return form === 'prefix' ? issuer.startsWith(text) : issuer.endsWith(text)
}

/**
 * The issuer and the subject of a principal `ISSUER/SUBJECT`, in this order; empty if one of them is empty or missing.
 *
 * @param issuer the beginning of the text; by default what precedes the last slash, where Istio splits it
 */
export function principalComponents(
  text: string,
  issuer = text.slice(0, Math.max(0, text.lastIndexOf('/'))),
): readonly TextComponent[] {
  const subject = text.slice(issuer.length + 1)
  if (issuer === '' || subject === '') return []
  return [
    { text: issuer, name: 'the issuer of the principal' },
    { text: subject, name: 'the subject of the principal' },
  ]
}

/** Why no token can have a principal. */
export interface PrincipalDefect {
  readonly code: PrincipalCode
  /** The end of a sentence. */
  readonly text: string
  /** The principal of every token of the issuer, if the text is only an issuer. */
  readonly everyToken?: string
}

/** The codes of defects of a principal, whatever the issuers. */
export type PrincipalCode =
  | 'no-subject'
  | 'split-in-issuer'
  | 'no-issuer'
  | 'literal-subject-wildcard'
  | 'inner-wildcard'

/** Says why no token can have a principal; `null` if one can. */
export function principalDefect(text: string): PrincipalDefect | null {
  if (text === '*') return null
  const slash = text.lastIndexOf('/')
  return slash < 0
    ? defectWithoutSlash(text)
    : defectWithSlash(text.slice(0, slash), text.slice(slash + 1), text)
}

function defectWithoutSlash(text: string): PrincipalDefect | null {
  if (!/^\*|\*$/.test(text))
    return { code: 'no-subject', text: 'has no subject; write `ISSUER/SUBJECT`, or `ISSUER/*`' }
  return hasWildcard(text.replace(/^\*|\*$/, '')) ? innerWildcard : null
}

function defectWithSlash(issuer: string, subject: string, text: string): PrincipalDefect | null {
  if (/^https?:\/?$/i.test(issuer)) {
    const stated = text.replace(/\*$/, '')
    const isIssuer = stated !== `${issuer}/` && !hasWildcard(stated)
    const everyToken = isIssuer ? `${stated}/*` : undefined
    return {
      code: 'split-in-issuer',
      text: `is split at its last \`/\`, which belongs to the issuer; write ${everyToken ? `\`${everyToken}\`` : 'the whole issuer and `/*`'} for each of its tokens`,
      ...(everyToken !== undefined && { everyToken }),
    }
  }
  if (issuer === '') return { code: 'no-issuer', text: 'has no issuer before its `/`' }
  if (subject === '')
    return { code: 'no-subject', text: 'has no subject after its last `/`; write `/*` for any' }
  if (text.startsWith('*') && subject.includes('*')) {
    return {
      code: 'literal-subject-wildcard',
      text: 'begins with `*`, so that the `*` of its subject is read literally; write `*` for any token, or the whole issuer',
    }
  }
  return hasWildcard(issuer.replace(/^\*/, '')) || hasWildcard(subject.replace(/\*$/, ''))
    ? innerWildcard
    : null
}

const innerWildcard: PrincipalDefect = {
  code: 'inner-wildcard',
  text: 'has a `*` inside, which is read literally; only a `*` at the start or end is a wildcard',
}

function hasWildcard(text: string): boolean {
  return text.includes('*')
}
