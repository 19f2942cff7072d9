import { oncePer } from '../../core/once-per.ts'
import type { EngineJob, EngineSource, TemplateOptions } from '../../render/engine-job.ts'
import type { EngineFrame } from '../../render/wire.ts'
import { lineSecrets } from '../../secrets/lines.ts'
import { secretName } from '../../secrets/names.ts'
import { mayHoldSecretObject } from '../../secrets/sections.ts'
import { shapeSecrets } from '../../secrets/shapes.ts'
import { variantsOf } from '../../secrets/variants.ts'

/** How an answer is kept: as it is, encrypted, or not at all. */
export type AnswerStorage = 'plain' | 'sealed' | 'none'

/**
 * How the answer to a job is kept. One that may contain a secret is encrypted: one with an error, which may quote values, one
 * with a Secret that has values, one with a secret as in docs/secrets.md, and one that contains a secret of the job's values or
 * files, or perhaps its hash. The answer to a job whose flags set a secret is not kept: nobody has committed that secret to a file.
 */
export function storageOf(
  { source, options, files }: EngineJob,
  frames: readonly EngineFrame[],
): AnswerStorage {
  if (setsSecret(options as TemplateOptions)) return 'none'
  const texts = frames.filter(({ name }) => name !== lineNumbers).map(textOf)
  if (texts.some((text) => saysError.test(text) || containsSecret(text))) return 'sealed'
  const secrets = [...secretsOfSource(source), ...files.flatMap((file) => secretTexts(textOf(file)))]
  if (secrets.length === 0) return 'plain'
  const mayTellSecret = (text: string): boolean =>
    digest.test(text) || secrets.some((secret) => text.includes(secret))
  return texts.some(mayTellSecret) ? 'sealed' : 'plain'
}

/** A hash in hexadecimal digits, such as a checksum of a Secret in an annotation. That of an image follows a colon. */
const digest = /(?<![\da-f:])[\da-f]{32,}/i

/** True for a text with a Secret that has values, or with a secret as in docs/secrets.md. */
export function containsSecret(text: string): boolean {
  return mayHoldSecretObject(text) || secretsOf(text).length > 0
}

/** The frame with the lines that a render came from, as numbers. */
const lineNumbers = 'origin.lines'

/** Matches the header of an answer with an error. */
const saysError = /^\{"error":"[^"]/

/** True for options of a render with a flag that sets a secret, which may be anywhere in the answer. */
function setsSecret({
  set = [],
  setString = [],
  setJson = [],
  setFile = [],
  setLiteral = [],
}: TemplateOptions): boolean {
  const flags = [...set, ...setString, ...setJson, ...setFile, ...setLiteral]
  return flags.some(
    (flag) => keysOfFlag(flag).some((key) => secretName(key) !== null) || secretsOf(flag).length > 0,
  )
}

/** The last keys of the paths that a flag sets: `password` of `db.password=x`. */
function keysOfFlag(flag: string): string[] {
  return [...flag.matchAll(/([\w-]+)(?:\[\d+\])*=/g)].map(([, key]) => key!)
}

/** The secrets in the values of a chart, or in the files of a tree. Secrets of a template are in its render. */
const secretsOfSource = oncePer(({ files }: EngineSource): readonly string[] =>
  files.filter(({ name }) => !/(^|\/)templates\//.test(name)).flatMap((file) => secretTexts(textOf(file))),
)

/** The forms in which the secrets of a text may occur elsewhere, without words that are too short to search for. */
function secretTexts(text: string): string[] {
  return secretsOf(text).flatMap(({ value, isNamed }) =>
    value.trim().length < minLength ? [] : [value.trim(), ...variantsOf(value, isNamed)],
  )
}

const minLength = 3

function secretsOf(text: string): ReturnType<typeof lineSecrets> {
  return [...lineSecrets(text), ...shapeSecrets(text)]
}

function textOf({ data }: EngineFrame): string {
  return decoder.decode(data)
}

const decoder = new TextDecoder()
