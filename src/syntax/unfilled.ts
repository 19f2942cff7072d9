import { isStatedNamespace } from '../core/namespace.ts'
import { oncePerText } from '../core/once-per.ts'

/**
 * True for a text that holds a substitution, which a tool fills in: envsubst, Flux and Argo CD write `${VAR}`,
 * envsubst and GitLab `$VAR`, kustomize and Azure DevOps `$(VAR)`, Helm, Argo CD and Jinja `{{ x }}`, scripts with
 * `sed` `__VAR__`, `@VAR@`, `###VAR###`, `%%VAR%%` or `<<x>>`, Octopus `#{Var}`, the Vault plugin of Argo CD
 * `<path:PATH#KEY>`; or that SOPS or eyaml has encrypted, `ENC[AES256_GCM,data:...]`. Nothing is wrong with it, and
 * nothing can be said of what it stands for.
 */
export const isSubstitution = oncePerText((text): boolean => substitutionIn(text) !== null)

/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
export const placeholderIn = oncePerText((text): string | null => {
  if (/^placeholder$/i.test(text)) return text
  for (const pattern of placeholders) {
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) return found
  }
  return null
})

/** True for a text that does not say its value yet: a tool fills it in, or a person was meant to. */
export const isUnfilled = oncePerText((text): boolean => isSubstitution(text) || placeholderIn(text) !== null)

/**
 * True for a namespace that the files name. Of one that nothing states, or that is not filled in yet, nothing says that
 * it is another one.
 */
export function isKnownNamespace(namespace: string): boolean {
  return isStatedNamespace(namespace) && !isUnfilled(namespace)
}

/** A substitution, which may become anything. */
export const anySubstitution = '${}'

/**
 * True unless two texts are certainly two once they are filled in. What stands around a substitution stays:
 * `${REGION}.example.com` may become `eu.example.com` and never `shop.example.org`. A placeholder may become anything.
 */
export function mayEqual(one: string, other: string): boolean {
  if (one === other) return true
  if (!isUnfilled(one)) return isUnfilled(other) && mayBecome(textFrameOf(other), one)
  return isUnfilled(other)
    ? areAlike(textFrameOf(one), textFrameOf(other))
    : mayBecome(textFrameOf(one), other)
}

/** What a text begins and ends with, however it is filled in. */
export interface TextFrame {
  readonly prefix: string
  readonly suffix: string
}

function mayBecome({ prefix, suffix }: TextFrame, text: string): boolean {
  return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix)
}

function areAlike(one: TextFrame, other: TextFrame): boolean {
  return (
    (one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix)) &&
    (one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix))
  )
}

/** The frame of an unfilled text; of a placeholder nothing stays for certain. */
export const textFrameOf = oncePerText((text): TextFrame => {
  const part = placeholderIn(text) === null ? substitutionIn(text) : null
  return part
    ? { prefix: text.slice(0, part.start), suffix: text.slice(part.end) }
    : { prefix: '', suffix: '' }
})

/** Where the first substitution of a text begins and the last one ends; `null` if it holds none. */
function substitutionIn(text: string): { start: number; end: number } | null {
  let [start, end] = [text.length, -1]
  for (const [open, close] of brackets) {
    const at = text.indexOf(open)
    const last = text.lastIndexOf(close)
    if (at < 0 || last < at + open.length) continue
    start = Math.min(start, at)
    end = Math.max(end, last + close.length)
  }
  for (const { index, 0: found } of text.matchAll(marked)) {
    start = Math.min(start, index)
    end = Math.max(end, index + found.length)
  }
  return end < 0 ? null : { start, end }
}

/** Looked for one after the other: a pattern of both ends would cost the square of a hostile text. */
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
 * Words in capitals between marks, and shell variables. `@x@` and `$x` in small letters are parts of addresses and
 * patterns, `__name__` is a label of Prometheus, and `%VAR%` is Envoy's own.
 */
const marked =
  /__[A-Z][A-Z0-9_]*__|@[A-Z][A-Z0-9_]+@|@@[A-Z][A-Z0-9_]*@@|#{2,3}[A-Za-z][\w.-]*#{2,3}|%%[A-Z][A-Z0-9_]*%%|(?<![\w$\\])\$[A-Z_][A-Z0-9_]+(?!\w)/g

/** What examples write for a person to replace. */
const placeholders: readonly RegExp[] = [
  // `(?P<name>` and `(?<name>` are groups of a regular expression.
  /(?<!\?P?)<[^<>/:="']*>/,
  /(?<![a-z0-9])(?:replace|change|fill|edit)[-_ ]?(?:me|this)(?![a-z0-9])/i,
  // Whole words only: these verbs stand in names, too.
  /(?<![\w-])(?:patch|override|overwrite|set|update)[-_]?me(?![\w-])/i,
  /(?<![\w-])(?:replaced|patched|overridden|overwritten)[-_]by[-_][a-z]+(?![\w-])/i,
  /(?<![\w-])to[-_]be[-_](?:replaced|patched|overridden|changed|filled|defined|determined)(?![\w-])/i,
  // `www.name.xxx` ends in a real domain.
  /(?<![a-z0-9])(?<![a-z0-9]\.(?=x{3}(?![.\w-])))x{3,}(?![a-z0-9])/i,
  /(?<![a-z0-9])your[-_](?:[a-z0-9]{1,20}[-_]){0,5}(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience)(?![a-z0-9])/i,
  // No name of a host or an object holds an underscore; `image-placeholder` may be an application.
  /(?<!\w)(?:\w*_)?PLACEHOLDER(?:_\w*)?(?!\w)|(?<!\w)\w*_placeholder(?!\w)|(?<!\w)placeholder_\w*/,
  // Only in capitals: `todo.example.com` is somebody's application.
  /(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD)(?![A-Za-z0-9])/,
  // `INSERT_FIRST`, `REPLACE_LIST` and the like are operations of Envoy.
  /(?<!\w)(?:REPLACE|INSERT|ENTER|YOUR)_(?!(?:FIRST|BEFORE|AFTER|LIST)(?!\w))[A-Z0-9_]+(?![A-Za-z0-9])/,
]
