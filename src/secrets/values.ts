import { placeholderIn } from '../syntax/unfilled.ts'
import { namesReference, secretName, type SecretName } from './names.ts'

/**
 * True if a text that stands under such a name is a secret: not a placeholder, a truth value, a number (but a
 * password in quotes may be one) or the name of something that holds the secret.
 */
export function isSecretValue(kind: SecretName, text: string): boolean {
  const value = text.trim()
  if (value === '' || isNoValue(value)) return false
  if (/^[+-]?[\d_.,:]+(?:ms|[smhdwy])?$/.test(value)) return kind === 'password'
  return tests[kind](value)
}

const tests: Readonly<Record<SecretName, (value: string) => boolean>> = {
  password: () => true,
  token: () => true,
  secret: (value) => !isReference(value),
  entry: (value) => !isReference(value) && !(/^[A-Za-z_.-]+$/.test(value) && isEntry(value)),
  reference: (value) => !/[{}$]/.test(value) && isOpaque(value, false),
  header: (value) => /\S\s+\S/.test(value) || isOpaque(value, true),
  basic: isBasic,
}

/** User and password as HTTP sends them. */
function isBasic(value: string): boolean {
  return /^[A-Za-z\d+/]{8,}={0,2}$/.test(value) && /^[^\p{Cc}:]+:[^\p{Cc}]+$/u.test(decodeBase64(value) ?? '')
}

/** The text that base64 stands for; `null` if it is none, or no text. Longer than 1 MiB is not looked at. */
export function decodeBase64(value: string): string | null {
  const packed = value.replace(/\s+/g, '')
  if (packed.length < 4 || packed.length > 2 ** 20 || !/^[A-Za-z\d+/_-]+={0,2}$/.test(packed)) return null
  const text = Buffer.from(packed, 'base64').toString()
  return /[^\P{Cc}\s]|\ufffd/u.test(text) ? null : text
}

/** True for what stands in for a value, or says where it is. */
export function isNoValue(text: string): boolean {
  const value = text.trim()
  if (value.length > longestPlaceholder) return sealed.test(value)
  return sealed.test(value) || words.test(value) || elsewhere.test(value) || isPlaceholder(value)
}

/** What `kubeseal` encrypts. */
const sealed = /^Ag[A-Za-z\d+/]{200,}={0,2}$/

/** Longer ones are values. */
const longestPlaceholder = 2000

const words =
  /^(?:true|false|yes|no|y|n|on|off|null|nil|none|~|n\/a|undefined|enabled|disabled|required|optional|redacted|masked|auto|inherit|read|write|x{3,}|\*+|\.+|-+|…|%[a-z]|\$[A-Za-z_]+\d?|\$\d)$/i

/** Where secret managers and tools keep the value; SOPS' encrypted text; files that are mounted. */
const elsewhere =
  /^(?:vault:|ref\+|op:\/\/|arn:aws|projects\/|secretref:|ENC\[|file:|env:|\$\(|awsssm:|awssm:|gcpsm:|azurekeyvault:|sm:\/\/|!vault|~?(?:\/[a-z][a-z\d_.-]*){2,}$|~\/[\w./-]+$)/

function isPlaceholder(value: string): boolean {
  if (value.includes('\n')) return value.split('\n').every((line) => line.trim() === '' || isNoValue(line))
  if (placeholderIn(value) === value) return true
  const [, fallback = ''] = /\$\{\w{1,80}:?[-=]([^{}]{1,300})\}/.exec(value) ?? []
  if (fallback !== '' && !isNoValue(fallback)) return false
  const rest = value.replace(variables, '')
  return rest !== value && isFrame(rest.trim())
}

/** True for what is left of a text without its variables, if it is no secret: a prefix, an address. */
export function isFrame(rest: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\/[:@/]/i.test(rest) || !isOpaque(rest, true)
}

/** What is filled in later, by a shell, Flux, Helm, Ansible, Azure. */
const variables =
  /\$\{[^{}]{0,300}\}|\$\([^()]{0,300}\)|\{\{[^{}]{0,300}\}\}|<<[^<>]{0,100}>>|<[^<>]{0,100}>|%\w{1,80}%|__\w{1,80}__|\(\([\w./-]{1,80}\)\)|@@?\w{1,80}@@?|#\{[^{}]{0,100}\}#?|^\$[A-Z_][A-Z\d_]{0,80}(?=\s|$)/g

/** A name of a Secret: `db-password`, `client_secret`, `payments-tls`. */
function isReference(value: string): boolean {
  return /^[a-z]+(?:[-_.][a-z]+)+$/.test(value) && isEntry(value)
}

/** The name of an entry of a Secret. */
function isEntry(value: string): boolean {
  const last = /[A-Za-z]*$/.exec(value)![0].toLowerCase()
  return last !== 'value' && (secretName(value) !== null || objects.has(last) || namesReference(value))
}

const objects = new Set(['tls', 'cert', 'certs', 'key', 'keys', 'auth', 'config', 'env', 'json'])

/**
 * True for a text that hardly stands anywhere but where a secret does, so that it can be looked for in other texts:
 * no word, no name, no address. `isNamed`: a name said that it is a secret; otherwise it only stands in a Secret,
 * where hosts and users stand, too.
 */
export function isOpaque(value: string, isNamed: boolean): boolean {
  if (value.length < shortestOpaque || isAddress(value)) return false
  if (/\s/.test(value)) return value.length >= 12
  const bare = value.replace(/[-_.]/g, '')
  if (/^[A-Za-z]*$/.test(bare)) return isLongText(value, bare, isNamed)
  if (/^\d*$/.test(bare)) return isNamed && bare.length >= 8
  if (isNamed) return true
  return value.length >= 8 && !value.split(/[-_.:/@,=]/).every((part) => nameParts.test(part))
}

/** Shorter ones stand in other words. */
export const shortestOpaque = 6

/** Words of letters are told from names by their length, and by capitals within them. */
function isLongText(value: string, bare: string, isNamed: boolean): boolean {
  const isMixed = /[a-z][A-Z]+[a-z]*[A-Z]|[A-Z]{2}[a-z]/.test(bare)
  if (!isNamed) return value.length >= (isMixed ? 24 : 40)
  return value.length >= (isMixed ? 10 : bare === value ? 14 : 18)
}

/** A word, a number, or a word with a short number: `eu`, `west`, `1a`, `v2`. */
const nameParts = /^(?:[A-Za-z]*|\d*|[A-Za-z]+\d{1,3}|\d{1,3}[A-Za-z]{1,4})$/

/** A host, a URL without credentials, a path, a mail address, an IP address, a template. */
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
