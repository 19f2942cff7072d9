import { placeholderIn } from '../syntax/unfilled.ts'
import { namesReference, secretName, type SecretName } from './names.ts'

/**
 * True if a text, without its quotes, under a name of this kind is a secret. False for an empty text, a placeholder, a word
 * such as `true` and a reference to a value; for `token`, `secret` and `entry` also for the name of an environment variable
 * with a secret, for `secret` and `entry` for the name of a Secret. A number or duration is a secret only as a `password`.
 * For `reference`, `header` and `basic`, the text itself has to look like a secret.
 */
export function isSecretValue(kind: SecretName, text: string): boolean {
  const value = text.trim()
  if (value === '' || isNoValue(value)) return false
  if (/^[+-]?[\d_.,:]+(?:ms|[smhdwy])?$/.test(value)) return kind === 'password'
  return testsByKind[kind](value)
}

const testsByKind: Readonly<Record<SecretName, (value: string) => boolean>> = {
  password: () => true,
  token: (value) => !isVariableName(value),
  secret: (value) => !isVariableName(value) && !isReference(value),
  entry: (value) =>
    !isVariableName(value) && !isReference(value) && !(/^[A-Za-z_.-]+$/.test(value) && isEntry(value)),
  reference: (value) => !/[{}$]/.test(value) && isOpaque(value, false),
  header: (value) => /\S\s+\S/.test(value) || isOpaque(value, true),
  basic: isBasic,
}

/** True for the name of an environment variable that holds a secret: `OAUTH2_CLIENT_SECRET`. */
function isVariableName(value: string): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value) && secretName(value) !== null
}

/** User and password in base64, as in HTTP basic authentication. */
function isBasic(value: string): boolean {
  return /^[A-Za-z\d+/]{8,}={0,2}$/.test(value) && /^[^\p{Cc}:]+:[^\p{Cc}]+$/u.test(decodeBase64(value) ?? '')
}

/** Decodes base64 to text; `null` if it is not base64 or not text, or longer than 1 MiB. */
export function decodeBase64(value: string): string | null {
  const packed = value.replace(/\s+/g, '')
  if (packed.length < 4 || packed.length > 2 ** 20 || !/^[A-Za-z\d+/_-]+={0,2}$/.test(packed)) return null
  const text = Buffer.from(packed, 'base64').toString()
  return /[^\P{Cc}\s]|\ufffd/u.test(text) ? null : text
}

/**
 * True if a text stands in the place of a secret: a placeholder, a word such as `true`, `none` or `redacted`, a reference of a
 * secret manager or to a mounted file, or text that `kubeseal` or SOPS encrypted. False for an empty text.
 */
export function isNoValue(text: string): boolean {
  const value = text.trim()
  if (value.length > maxPlaceholderLength) return sealedSecret.test(value)
  return (
    sealedSecret.test(value) ||
    placeholderWords.test(value) ||
    externalReference.test(value) ||
    isPlaceholder(value)
  )
}

/** Output of `kubeseal`. */
const sealedSecret = /^Ag[A-Za-z\d+/]{200,}={0,2}$/

/** Limit on the length of a placeholder. */
const maxPlaceholderLength = 2000

const placeholderWords =
  /^(?:true|false|yes|no|y|n|on|off|null|nil|none|~|n\/a|undefined|enabled|disabled|required|optional|redacted|masked|auto|inherit|read|write|x{3,}|\*+|\.+|-+|…|%[a-z]|\$[A-Za-z_]+\d?|\$\d)$/i

/** References of secret managers and tools to a value, text encrypted by SOPS, mounted files. */
const externalReference =
  /^(?:vault:|ref\+|op:\/\/|arn:aws|projects\/|secretref:|ENC\[|file:|env:|\$\(|awsssm:|awssm:|gcpsm:|azurekeyvault:|sm:\/\/|!vault|~?(?:\/[a-z][a-z\d_.-]*){2,}$|~\/[\w./-]+$)/

function isPlaceholder(value: string): boolean {
  if (value.includes('\n')) return value.split('\n').every((line) => line.trim() === '' || isNoValue(line))
  if (placeholderIn(value) === value) return true
  const [, fallback = ''] = /\$\{\w{1,80}:?[-=]([^{}]{1,300})\}/.exec(value) ?? []
  if (fallback !== '' && !isNoValue(fallback)) return false
  const remainder = value.replace(variables, '')
  return remainder !== value && isHarmlessRemainder(remainder.trim())
}

/**
 * True if the text that remains of a value without its variables is not a secret: it is not opaque (`isOpaque`), or it is a
 * URL whose user or host was a variable and that has no password.
 */
export function isHarmlessRemainder(remainder: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/(?!:[^/@]+@)[:@/]/i.test(remainder) || !isOpaque(remainder, true)
}

/** Variables that a shell, Flux, Helm, Ansible or Azure fills in. */
const variables =
  /\$\{[^{}]{0,300}\}|\$\([^()]{0,300}\)|\{\{[^{}]{0,300}\}\}|<<[^<>]{0,100}>>|<[^<>]{0,100}>|%\w{1,80}%|__\w{1,80}__|\(\([\w./-]{1,80}\)\)|@@?\w{1,80}@@?|#\{[^{}]{0,100}\}#?|^\$[A-Z_][A-Z\d_]{0,80}(?=\s|$)/g

/** True for a name of a Secret: `db-password`, `client_secret`, `payments-tls`. */
function isReference(value: string): boolean {
  return /^[a-z]+(?:[-_.][a-z]+)+$/.test(value) && isEntry(value)
}

/** True for the name of an entry of a Secret. */
function isEntry(value: string): boolean {
  const last = /[A-Za-z]*$/.exec(value)![0].toLowerCase()
  return last !== 'value' && (secretName(value) !== null || entryNames.has(last) || namesReference(value))
}

const entryNames = new Set(['tls', 'cert', 'certs', 'key', 'keys', 'auth', 'config', 'env', 'json'])

/**
 * True for a text that hardly occurs except as a secret, so that other texts can be searched for it: not a word, a name or
 * an address. `isNamed`: its name says that it is a secret; otherwise it is a value of a Secret, which may also be a host
 * or a user.
 */
export function isOpaque(value: string, isNamed: boolean): boolean {
  if (value.length < minOpaqueLength || isAddress(value)) return false
  if (/\s/.test(value)) return value.length >= 12
  const bare = value.replace(/[-_.]/g, '')
  if (/^[A-Za-z]*$/.test(bare)) return isLongText(value, bare, isNamed)
  if (/^\d*$/.test(bare)) return isNamed && bare.length >= 8
  if (isNamed) return true
  return value.length >= 8 && !value.split(/[-_.:/@,=]/).every((word) => nameWord.test(word))
}

/** Minimum length of such a text: shorter texts occur within other words. */
export const minOpaqueLength = 6

/** Texts of letters only are told from names by their length and by capitals inside of words. */
function isLongText(value: string, bare: string, isNamed: boolean): boolean {
  const isMixed = /[a-z][A-Z]+[a-z]*[A-Z]|[A-Z]{2}[a-z]/.test(bare)
  if (!isNamed) return value.length >= (isMixed ? 24 : 40)
  return value.length >= (isMixed ? 10 : bare === value ? 14 : 18)
}

/** A word, a number, or a word with a short number: `eu`, `west`, `1a`, `v2`. */
const nameWord = /^(?:[A-Za-z]*|\d*|[A-Za-z]+\d{1,3}|\d{1,3}[A-Za-z]{1,4})$/

/** A host, a URL without credentials, a path, a mail address or an IP address; any very long text is not. */
function isAddress(value: string): boolean {
  if (value.length > 500) return false
  return (
    /^[\w*-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/[\w./-]*)?$/.test(value) ||
    /^[a-z][a-z\d+.-]*:\/\/[^\s@?#]*$/i.test(value) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) ||
    /^[\d.]+(?:[/:]\d+)?$/.test(value) ||
    /^\.{0,2}(?:\/[\w.-]+)+\/?$/.test(value)
  )
}
