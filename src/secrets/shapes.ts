import { mentionsSecret, secretName } from './names.ts'
import type { Secret } from './secret.ts'
import { decodeBase64, isNoValue, isOpaque, isSecretValue } from './values.ts'

/**
 * Secrets that are recognized by their shape, wherever they are: private keys, credentials in URLs and queries, bearer
 * and basic tokens, tokens of well-known services, `password=x`.
 */
export function shapeSecrets(text: string): Secret[] {
  if (!mayHaveShape(text) && !mentionsSecret.test(text)) return []
  return [
    ...privateKeys(text),
    ...privateJwks(text),
    ...credentials(text),
    ...matches(text, query, ({ name = '', value = '' }) => isQuerySecret(name, value)),
    ...matches(text, scheme, ({ name = '', value = '' }) => isCredential(name, value)),
    ...assignments(text),
    ...matches(text, webhook, () => true),
    ...(tokenHint.test(text) ? matches(text, tokenPattern, () => true) : []),
  ]
}

/** A quick test that is false for most texts without the name of a secret. */
export function mayHaveShape(text: string): boolean {
  return shapeHint.test(text) || tokenHint.test(text)
}

/** Every text with a secret of a known shape matches this or `tokenHint`, or contains the name of a secret. */
const shapeHint = /:\/\/|[&?]|BEGIN|kty|LS0t|bearer|basic|apikey|digest|hooks\.slack|\/webhooks\//i

/** Every text that matches `tokenPattern` matches this, too. */
const tokenHint =
  /A[KS]IA|gh[a-z]_|github_|gl[a-z]{2,5}-|xox|xapp-|AIza|[rs]k[-_]|whsec_|SG\.|hv[sbr]\.|npm_|pypi-|do[opr]_|shp|dckr_|ya29|AGE-|eyJ|\$2|\$apr1|\{SHA/

/** Values in quotes and after `=`; their names, and so the whole matches, are in lines that name a secret. */
function assignments(text: string): Secret[] {
  return linesWithNames(text).flatMap(({ start, line }) =>
    [quoted, assigned].flatMap((pattern) =>
      matches(line, pattern, ({ name = '', value = '' }) => isAssigned(name, value)).map((secret) => ({
        ...secret,
        start: start + secret.start,
        end: start + secret.end,
      })),
    ),
  )
}

/** The lines that mention a secret, with their offsets in the text. */
function linesWithNames(text: string): { readonly start: number; readonly line: string }[] {
  const lines = []
  const names = new RegExp(mentionsSecret, 'gi')
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const start = text.lastIndexOf('\n', match.index) + 1
    const next = text.indexOf('\n', match.index)
    const end = next < 0 ? text.length : next
    lines.push({ start, line: text.slice(start, end) })
    names.lastIndex = end
  }
  return lines
}

function matches(
  text: string,
  pattern: RegExp,
  isSecret: (groups: Readonly<Record<string, string | undefined>>) => boolean,
): Secret[] {
  return [...text.matchAll(pattern)].flatMap(({ groups = {}, indices }) => {
    const value = groups['value'] ?? ''
    const [start, end] = indices!.groups!['value']!
    return isSecret(groups) ? [{ start, end, value, isNamed: true }] : []
  })
}

/** How tokens begin, from each service's documentation; the last ones are hashes of passwords. */
const tokenPattern = new RegExp(
  `(?<![A-Za-z0-9_])(?<value>${[
    'A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])',
    'gh[opsur]_[A-Za-z0-9]{20,255}',
    'github_pat_[A-Za-z0-9_]{20,255}',
    'gl(?:pat|dt|rt|ft|ptt|soat|oas|agent|cbt)-[\\w-]{16,255}',
    'xox[a-z]-[A-Za-z0-9-]{10,255}',
    'xapp-[A-Za-z0-9-]{10,255}',
    'AIza[\\w-]{30,60}',
    '[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}',
    'whsec_[A-Za-z0-9+/=]{16,255}',
    'sk-[A-Za-z0-9_-]{20,255}',
    'SG\\.[\\w-]{16,64}\\.[\\w-]{16,64}',
    'hv[sbr]\\.[\\w-]{20,255}',
    'npm_[A-Za-z0-9]{30,60}',
    'pypi-[\\w-]{50,255}',
    'do[opr]_v1_[a-f0-9]{40,80}',
    'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,64}',
    'dckr_(?:pat|oat)_[\\w-]{20,80}',
    'ya29\\.[\\w-]{20,255}',
    'AGE-SECRET-KEY-1[A-Z0-9]{20,80}',
    'eyJ[\\w-]{6,4096}\\.eyJ[\\w-]{4,8192}(?:\\.[\\w-]{0,4096}){1,3}',
    '\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}',
    '\\$apr1\\$[./A-Za-z0-9]{1,16}\\$[./A-Za-z0-9]{20,30}',
    '\\{SHA\\}[A-Za-z0-9+/=]{20,40}',
  ].join('|')})`,
  'dg',
)

/** Webhook addresses, which allow everyone who knows them to post. */
const webhook =
  /(?:hooks\.slack\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/webhooks)\/(?<value>[\w/-]{10,200})/dg

/** A query parameter. For names with other meanings as well, only a value that looks like a secret counts. */
const query = /[?&;](?:amp;)?(?<name>[A-Za-z][\w.-]{0,60})=(?<value>[^\s&;"'`<>#(){}]{3,4096})/dg

function isQuerySecret(name: string, value: string): boolean {
  if (/^(?:x-(?:amz|goog)-(?:signature|security-token|credential)|sig|signature)$/i.test(name)) {
    return value.length >= 6 && !isNoValue(value)
  }
  if (/^(?:key|code|auth|sid|session|jwt|assertion|hmac|state)$/i.test(name)) return isOpaque(value, false)
  const kind = secretName(name)
  return kind !== null && isSecretValue(kind, value)
}

/** The credentials after a scheme of HTTP authentication. */
const scheme = /(?<![\w-])(?<name>bearer|basic|token|apikey|digest)[ \t]{1,4}(?<value>[\w.~+/=-]{8,8192})/dgi

function isCredential(name: string, value: string): boolean {
  if (/^basic$/i.test(name)) return /:/.test(decodeBase64(value) ?? '')
  return /\d/.test(value) && isOpaque(value, /^bearer$/i.test(name))
}

/** `password="x y"` and `"password": "x"` within a line, including escaped quotes. */
const quoted =
  /(?<![\w.-])(?<name>[A-Za-z][\w.-]{1,80})(?:\\?["'])?[ \t]?[:=][ \t]?(?<quote>\\?["'])(?<value>(?:(?!\k<quote>)[^\r\n]){1,4096})/dg

/** `password=x`. */
const assigned =
  /(?<![\w.-])(?<name>[A-Za-z][\w.-]{1,80})=(?<value>[^\s"'`,;&<>{}]{0,4095}[^\s"'`,;&<>{}).])/dg

function isAssigned(name: string, value: string): boolean {
  const kind = secretName(name)
  return kind !== null && !/^[=~]/.test(value) && isSecretValue(kind, value)
}

/** Passwords in URLs, and tokens instead of the user. */
function credentials(text: string): Secret[] {
  const secrets: Secret[] = []
  for (const match of text.matchAll(authority)) {
    const [user = '', password] = [match.groups?.['user'], match.groups?.['password']]
    const start = match.index + match[0].length - 1 - (password === undefined ? 0 : password.length + 1)
    if (password && !isNoValue(password))
      secrets.push({ start: start + 1, end: start + 1 + password.length, value: password, isNamed: true })
    if (user.length >= 16 && !isNoValue(user) && isOpaque(user, false))
      secrets.push({ start: start - user.length, end: start, value: user, isNamed: true })
  }
  return secrets
}

/**
 * The last `@` before the path ends the credentials. The user may be a variable of a template. The scheme is looked for
 * behind `://`, which few texts have, and not at every word.
 */
const authority =
  /(?<=[a-z][a-z\d+.-]{1,30}):\/\/(?<user>(?:\{\{[^{}\n]{0,200}\}\}|<[^<>\n]{0,100}>|\{(?!\{)|[^\s/?#:"'`<>@{]){0,256})(?::(?<password>[^\s/?#"'`<>]{1,512}))?@(?=[\w.[$%{(-])/gi

/** The lines between the header and footer of a private key, also on one line with `\n`, also in base64. */
function privateKeys(text: string): Secret[] {
  const secrets: Secret[] = []
  for (const { index, 0: header } of text.matchAll(/-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g)) {
    keyBody.lastIndex = index + header.length
    const end = keyBody.exec(text) ? keyBody.lastIndex : 0
    const start = index + header.length
    const value = text.slice(start, end)
    if (/[A-Za-z\d+/=]{16}/.test(value)) secrets.push({ start, end, value: value.trim(), isNamed: true })
  }
  return [...secrets, ...matches(text, packedPem, ({ value = '' }) => isPrivate(value))]
}

/** Lines of base64, characters before or between them, and headers of encrypted keys. */
const keyBody =
  /(?:[ \t\r\n]|\\[nrt]|["'+|>,#]|-(?!-)|(?:Proc-Type|DEK-Info|Version|Comment|Hash):[^\r\n\\]{0,120}|[A-Za-z\d+/=]{16,20000}|=?[A-Za-z\d+/]{1,15}={0,2}(?=\s*(?:\\[nr]|["'])*\s*[-+]?(?:-----END|$)))*/gy

/** `-----BEGIN ` in base64. */
const packedPem = /(?<![A-Za-z\d+/])(?<value>LS0tLS1CRUdJTi[A-Za-z\d+/=]{40,100000})/dg

function isPrivate(value: string): boolean {
  return /PRIVATE KEY/.test(decodeBase64(value.slice(0, 120)) ?? '')
}

/** The private members of JSON Web Keys (RFC 7518, section 6). */
function privateJwks(text: string): Secret[] {
  return /\bkty\b/.test(text) ? matches(text, jwkMember, () => true) : []
}

const jwkMember =
  /(?<![\w.-])\\?["']?(?:d|p|q|dp|dq|qi|k)\\?["']?[ \t]*:[ \t]*\\?["']?(?<value>[\w-]{16,8192})(?![\w.-])/dg
