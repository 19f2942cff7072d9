import { lineSecrets } from './lines.ts'
import { shapeSecrets } from './shapes.ts'
import { decodeBase64, isOpaque, shortestOpaque } from './values.ts'

/**
 * The texts by which a secret may be shown: itself, what it is in base64 and what it was, its lines, the passwords
 * within it, and how messages write it. Only those that hardly stand anywhere else.
 */
export function variantsOf(value: string, isNamed: boolean): string[] {
  const text = value.trim()
  if (text.length < shortestOpaque) return []
  const opaque = [...partsOf(text, new Set(), deepest)].filter((each) => isOpaque(each, isNamed))
  return [...new Set(opaque.flatMap(written))]
}

/** Adds a text, its lines, the secrets in it, and what each of them is where it is base64. */
function partsOf(text: string, parts: Set<string>, depth: number): Set<string> {
  if (parts.has(text)) return parts
  parts.add(text)
  for (const line of linesOf(text)) parts.add(line)
  if (depth === 0) return parts
  const decoded = decodeBase64(text)?.trim()
  const [, password] = /^[\w.@-]{1,80}:(?!\/\/)(\S+)$/.exec(text) ?? []
  for (const part of [...innerSecrets(text), decoded, password]) if (part) partsOf(part, parts, depth - 1)
  return parts
}

/** The password in the credentials of a registry in a file in base64. */
const deepest = 4

/** The lines of a key or a file; a line that holds an entry is no secret by itself. */
function linesOf(text: string): string[] {
  if (!text.includes('\n')) return []
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestLine && !/^-{3}|[:=]\s|^[\w.-]+=|\s.*\s/.test(line))
}

const shortestLine = 8

function innerSecrets(text: string): string[] {
  return [...lineSecrets(text), ...shapeSecrets(text)].map(({ value }) => value)
}

/** As base64, percent encoding, JSON, YAML and our own messages write it. */
function written(text: string): string[] {
  const packed = Buffer.from(text).toString('base64')
  return [
    text,
    packed.replace(/=+$/, ''),
    packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ...(text.length <= longestEscaped ? escapes(text) : []),
  ]
}

/** Longer ones are keys, which need no escapes but for their lines. */
const longestEscaped = 4096

function escapes(text: string): string[] {
  return [
    encodeURIComponent(text.toWellFormed()),
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "''"),
    text.replaceAll('`', "'"),
    text.replace(/\s+/g, ' '),
  ]
}

/**
 * True for a secret that is a word: it is looked for, too, unless it is a common one or stands elsewhere. Hosts and
 * short words are none.
 */
export function isRareWord(value: string): boolean {
  return /^[A-Za-z]+(?:[-_][A-Za-z]+)*$/.test(value) && value.length >= shortestOpaque && !isCommonWord(value)
}

/** True for a word that many take for a password, and that sentences of Helm and Kubernetes are made of. */
export function isCommonWord(value: string): boolean {
  return common.has(value.toLowerCase())
}

/** A word in base64, which is no word any more. */
export function packedWord(word: string): string {
  return Buffer.from(word).toString('base64').replace(/=+$/, '')
}

/** Passwords that nobody keeps secret, and words that messages have. */
const common = new Set(
  `administrator password passwords secret secrets default changeme changeit postgres postgresql username example service
  services public private internal external production staging development localhost sample string master manager system
  cluster gateway namespace header headers timeout retries policy request response string number boolean object value
  values template templates release charts config enabled disabled required optional network protocol certificate
  admin root user users guest demo test token none null true false data name type key auth login app apps web api chart
  error execution calling executing include nil pointer missing found line file default`.split(/\s+/),
)
