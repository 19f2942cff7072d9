import { distance } from 'fastest-levenshtein'
import { isStatedNamespace } from '../core/namespace.ts'
import { oncePerText } from '../core/once-per.ts'

/**
 * True for a text with a substitution that a tool fills in: envsubst, Flux and Argo CD write `${VAR}`, envsubst and
 * GitLab `$VAR`, kustomize and Azure DevOps `$(VAR)`, Helm, Argo CD and Jinja `{{ x }}`, scripts with `sed` `__VAR__`,
 * `@VAR@`, `###VAR###`, `%%VAR%%`, `<<x>>`, `<% x %>` or `SUBST_VAR`, `format` of Python and scripts `{var}`, Octopus
 * `#{Var}`, the Vault plugin of Argo CD `<path:PATH#KEY>`; or that SOPS or eyaml encrypted, `ENC[AES256_GCM,data:...]`. It may
 * be a part of the text. Such a text is not a mistake, and its final value is unknown.
 */
export const isSubstitution = oncePerText((text): boolean => substitutionIn(text) !== null)

/** The part of a text that a person has to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
export const placeholderIn = oncePerText((text): string | null => {
  if (/^placeholder$/i.test(text)) return text
  if (isPatchOperation(text)) return null
  for (const pattern of placeholders) {
    const [placeholder] = pattern.exec(text) ?? []
    if (placeholder !== undefined) return placeholder
  }
  return variableNameIn(text)
})

/**
 * True for a result of `placeholderIn` that is the name of a shell variable for a host or an address: capitals with `_` and a
 * word such as HOST, ADDR or URL, as in `INGRESS_HOST`. A script may replace it by its value.
 */
export function isAddressVariable(placeholder: string): boolean {
  return variableNameIn(placeholder) === placeholder
}

/**
 * The name of a shell variable instead of a host or an address: `EW_GW_ADDRESS`, `https://LOGIN_HOST/keys`. No host,
 * address or name of an object has capitals with underscores. Envoy's `%UPSTREAM_HOST%`, code and patterns are not such
 * names.
 */
function variableNameIn(text: string): string | null {
  if (!text.includes('_') || !/^[\w.:/@*,-]+\s*$/.test(text)) return null
  const names = text.match(/(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g) ?? []
  return names.find(isNameOfAddress) ?? null
}

/** `VIRTUAL_HOST` is a value of `applyTo` in an EnvoyFilter. */
function isNameOfAddress(name: string): boolean {
  return name.split('_').some((word) => addressWords.has(word)) && distance(name, 'VIRTUAL_HOST') > 2
}

const addressWords: ReadonlySet<string> = new Set(
  'ADDRESS ADDR HOST HOSTNAME DOMAIN FQDN IP ENDPOINT URL URI'.split(' '),
)

/** True for a text whose final value is unknown: a tool or a person fills it in. */
export const isUnfilled = oncePerText(
  (text): boolean => substitutionIn(text) !== null || placeholderIn(text) !== null,
)

/** True for a namespace that the files state. A namespace that is not stated or not filled in may equal any other namespace. */
export function isKnownNamespace(namespace: string): boolean {
  return isStatedNamespace(namespace) && !isUnfilled(namespace)
}

/** A text of one substitution, whose final value may be anything. */
export const anySubstitution = '${}'

/**
 * False if two texts differ however their substitutions are filled. The text before and after a substitution stays:
 * `${REGION}.example.com` may become `eu.example.com` but never `shop.example.org`. A text with a placeholder may become
 * anything.
 */
export function mayEqual(first: string, second: string): boolean {
  if (first === second) return true
  if (!isUnfilled(first)) return isUnfilled(second) && mayBecome(textFrameOf(second), first)
  return isUnfilled(second)
    ? framesMayEqual(textFrameOf(first), textFrameOf(second))
    : mayBecome(textFrameOf(first), second)
}

/** The beginning and end of a text that no substitution changes. */
export interface TextFrame {
  readonly prefix: string
  readonly suffix: string
}

function mayBecome({ prefix, suffix }: TextFrame, text: string): boolean {
  return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix)
}

function framesMayEqual(first: TextFrame, second: TextFrame): boolean {
  return (
    (first.prefix.startsWith(second.prefix) || second.prefix.startsWith(first.prefix)) &&
    (first.suffix.endsWith(second.suffix) || second.suffix.endsWith(first.suffix))
  )
}

/** The prefix and suffix around the substitutions of a text; both empty for a text with a placeholder. */
export const textFrameOf = oncePerText((text): TextFrame => {
  const substitution = placeholderIn(text) === null ? substitutionIn(text) : null
  return substitution
    ? { prefix: text.slice(0, substitution.start), suffix: text.slice(substitution.end) }
    : { prefix: '', suffix: '' }
})

/** Offsets from the start of the first substitution to the end of the last one; `null` if there is none. */
function substitutionIn(text: string): { start: number; end: number } | null {
  if (!marksOfSubstitutions.test(text)) return null
  let [start, end] = [text.length, -1]
  for (const [open, close] of brackets) {
    const at = text.indexOf(open)
    const last = text.lastIndexOf(close)
    if (at < 0 || last < at + open.length) continue
    start = Math.min(start, at)
    end = Math.max(end, last + close.length)
  }
  const names = [
    ...text.matchAll(markedNames),
    ...(text.includes('{') && hasBracedName.test(text) ? text.matchAll(bracedName) : []),
  ]
  for (const { index, 0: match } of names) {
    start = Math.min(start, index)
    end = Math.max(end, index + match.length)
  }
  return end < 0 ? null : { start, end }
}

/** Each substitution has one of these characters; most texts have none. */
const marksOfSubstitutions = /[$<{[#%@_]/

/** Searched one delimiter at a time: a regular expression with both would take quadratic time on hostile text. */
const brackets = [
  ['${', '}'],
  ['$(', ')'],
  ['<<', '>>'],
  ['<%', '%>'],
  ['<path:', '>'],
  ['ENC[', ']'],
  ['{{', '}}'],
  ['#{', '}'],
] as const

/**
 * Names in capitals between marks or as a label of a host, and shell variables. `@x@` and `$x` in lower case are parts of
 * addresses and patterns, `__name__` is a label of Prometheus, and `%VAR%` is Envoy's own syntax.
 */
const markedNames =
  /__[A-Z][A-Z0-9_]*__|@[A-Z][A-Z0-9_]+@|@@[A-Z][A-Z0-9_]*@@|#{2,3}[A-Za-z][\w.-]*#{2,3}|%%[A-Z][A-Z0-9_]*%%|(?<![\w$\\])\$[A-Z_][A-Z0-9_]+(?!\w)|(?<!\w)[A-Z]*SUBST(?:ITUTE)?_[A-Z0-9_]+(?!\w)|(?<=[a-z0-9]\.)[A-Z][A-Z0-9]*_[A-Z0-9_]+(?=\.[a-z0-9])/g

/**
 * A name, an address or a URL with names in single braces, alone or in a list. Paths and templates of paths (`{*}`) may
 * contain such names, and regular expressions have other characters around their braces.
 */
const hasBracedName =
  /(?<=^|[\s"',=\0])(?!\/)(?:\*\/)?[\w.:/@+-]*(?:\{[A-Za-z_][\w-]*\}[\w.:/@+-]*)+(?=$|[\s"',=\0])/

const bracedName = /\{[A-Za-z_][\w-]*\}/g

/** True for an operation of a patch of EnvoyFilter, also with a wrong letter or two swapped letters. */
function isPatchOperation(text: string): boolean {
  if (!/^(?:INSERT|REPLACE)_/.test(text)) return false
  return patchOperations.some((operation) => {
    const edits = distance(text, operation)
    return edits < 2 || (edits === 2 && lettersOf(text) === lettersOf(operation))
  })
}

const patchOperations = ['INSERT_FIRST', 'INSERT_BEFORE', 'INSERT_AFTER', 'REPLACE_LIST']

function lettersOf(text: string): string {
  return [...text].toSorted().join('')
}

/** Texts of examples that a person has to replace. */
const placeholders: readonly RegExp[] = [
  // `(?P<name>` and `(?<name>` are groups of a regular expression.
  /(?<!\?P?)<[^<>/:="']*>/,
  /(?<![a-z0-9])(?:replace|change|fill|edit)[-_ ]?(?:me|this)(?![a-z0-9])/i,
  // Only as whole words, since names contain these verbs.
  /(?<![\w-])(?:patch|override|overwrite|set|update)[-_]?me(?![\w-])/i,
  /(?<![\w-])(?:replaced|patched|overridden|overwritten)[-_]by[-_][a-z]+(?![\w-])/i,
  /(?<![\w-])to[-_]be[-_](?:replaced|patched|overridden|changed|filled|defined|determined)(?![\w-])/i,
  // `www.name.xxx` ends in a real domain.
  /(?<![a-z0-9])(?<![a-z0-9]\.(?=x{3}(?![.\w-])))x{3,}(?![a-z0-9])/i,
  /(?<![a-z0-9])your[-_](?:[a-z0-9]{1,20}[-_]){0,5}(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience|value|here)(?![a-z0-9])/i,
  // No name of a host or object has an underscore; `image-placeholder` may be an application.
  /(?<!\w)(?:\w*_)?PLACEHOLDER(?:_\w*)?(?!\w)|(?<!\w)\w*_placeholder(?!\w)|(?<!\w)placeholder_\w*/,
  // Only in capitals, since `todo.example.com` is an ordinary host.
  /(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD)(?![A-Za-z0-9])/,
  // `INSERT_FIRST`, `REPLACE_LIST` and the like are patch operations of EnvoyFilter.
  /(?<!\w)(?:REPLACE|INSERT|ENTER|YOUR|CHANGE_TO)_(?!(?:FIRST|BEFORE|AFTER|LIST)(?!\w))[A-Z0-9_]+(?![A-Za-z0-9])/,
]
