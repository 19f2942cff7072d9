import { lineSecrets } from './lines.ts'
import { shapeSecrets } from './shapes.ts'
import { decodeBase64, isOpaque, minOpaqueLength } from './values.ts'

/**
 * The texts in which a secret may appear: itself, decoded and encoded in base64, its lines, the passwords within it, and
 * the spellings that messages use. Only texts that hardly occur without the secret (`isOpaque`); empty for a value of less
 * than `minOpaqueLength` characters.
 *
 * @param isNamed true if a name says that it is a secret, false for a value of a Secret, of which fewer texts are returned
 */
export function variantsOf(value: string, isNamed: boolean): string[] {
  const text = value.trim()
  if (text.length < minOpaqueLength) return []
  const opaqueTexts = [...collectVariants(text, new Set(), maxDepth)].filter((variant) =>
    isOpaque(variant, isNamed),
  )
  return [...new Set(opaqueTexts.flatMap(spellings))]
}

/** Collects a text, its lines and the secrets in it, and the same for each of them decoded from base64. */
function collectVariants(text: string, variants: Set<string>, depth: number): Set<string> {
  if (variants.has(text)) return variants
  variants.add(text)
  for (const line of linesOf(text)) variants.add(line)
  if (depth === 0) return variants
  const decoded = decodeBase64(text)?.trim()
  const [, password] = /^[\w.@-]{1,80}:(?!\/\/)(\S+)$/.exec(text) ?? []
  for (const inner of [...innerSecrets(text), decoded, password])
    if (inner) collectVariants(inner, variants, depth - 1)
  return variants
}

/** Enough for the password in the credentials of a registry in a base64 file. */
const maxDepth = 4

/** The lines of a key or file; a line with a key and a value is not a secret by itself. */
function linesOf(text: string): string[] {
  if (!text.includes('\n')) return []
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= minLineLength && !/^-{3}|[:=]\s|^[\w.-]+=|\s.*\s/.test(line))
}

const minLineLength = 8

function innerSecrets(text: string): string[] {
  return [...lineSecrets(text), ...shapeSecrets(text)].map(({ value }) => value)
}

/** Spellings in base64, percent encoding, JSON, YAML and meshgate's messages. */
function spellings(text: string): string[] {
  const base64 = Buffer.from(text).toString('base64')
  return [
    text,
    base64.replace(/=+$/, ''),
    base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ...(text.length <= maxEscapedLength ? escapedSpellings(text) : []),
  ]
}

/** Longer texts are keys, in which only line breaks are escaped. */
const maxEscapedLength = 4096

function escapedSpellings(text: string): string[] {
  return [
    encodeURIComponent(text.toWellFormed()),
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "''"),
    text.replaceAll('`', "'"),
    text.replace(/\s+/g, ' '),
  ]
}

/**
 * True for a secret that is a word, and may be searched for unless it is a common word or appears elsewhere. False for
 * hosts and short words.
 */
export function isRareWord(value: string): boolean {
  return (
    /^[A-Za-z]+(?:[-_][A-Za-z]+)*$/.test(value) && value.length >= minOpaqueLength && !isCommonWord(value)
  )
}

/** True for a word that is a usual password, or that messages of Helm and Kubernetes contain. */
export function isCommonWord(value: string): boolean {
  return commonWords.has(value.toLowerCase())
}

/** A word in base64 without `=` at the end: it is found where a line break follows the word in the encoded text as well. */
export function unpaddedBase64(word: string): string {
  return Buffer.from(word).toString('base64').replace(/=+$/, '')
}

/** Passwords that are no secret, and words of messages. */
const commonWords = new Set(
  `administrator password passwords secret secrets default changeme changeit postgres postgresql username example service
  services public private internal external production staging development localhost sample string master manager system
  cluster gateway namespace header headers timeout retries policy request response string number boolean object value
  values template templates release charts config enabled disabled required optional network protocol certificate
  admin root user users guest demo test token none null true false data name type key auth login app apps web api chart
  error execution calling executing include nil pointer missing found line file default`.split(/\s+/),
)
