// What Istio said of the objects in `test/oracle/admission`, kept so that tests
// need no Go: `KIND.yaml` holds the objects, `KIND.json` the answers.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { istioModule } from './build.ts'
import type { JsonMap } from './mutate.ts'
import type { AdmissionAnswer } from './verdict.ts'

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/admission')

export interface AdmissionRecord {
  readonly kind: string
  readonly objects: readonly JsonMap[]
  /** One for each object. */
  readonly answers: readonly AdmissionAnswer[]
}

interface RecordedAnswers {
  /** The version of the module istio.io/istio that answered. */
  readonly istio: string
  /** By the name of the object. */
  readonly answers: Readonly<Record<string, AdmissionAnswer>>
}

/** All records; an object without a recorded answer throws. */
export function admissionRecords(): AdmissionRecord[] {
  return recordedKinds().map((kind) => {
    const objects = objectsOf(kind)
    const { answers }: RecordedAnswers = JSON.parse(readFileSync(join(FOLDER, `${kind}.json`), 'utf8'))
    return { kind, objects, answers: objects.map((object) => answerFor(answers, kind, nameOf(object))) }
  })
}

function answerFor(answers: RecordedAnswers['answers'], kind: string, name: string): AdmissionAnswer {
  const answer = answers[name]
  if (answer === undefined)
    throw new Error(`no answer for ${kind} ${name}: record it with npm run oracle -- --record`)
  return answer
}

export function recordedKinds(): string[] {
  return readdirSync(FOLDER).flatMap((file) => (file.endsWith('.yaml') ? [file.replace('.yaml', '')] : []))
}

/** The objects of a kind, whose names differ. */
export function objectsOf(kind: string): JsonMap[] {
  const documents = parseAllDocuments(readFileSync(join(FOLDER, `${kind}.yaml`), 'utf8'))
  const objects = documents.map((document): JsonMap => document.toJS())
  const names = objects.map(nameOf)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated !== undefined) throw new Error(`${kind}.yaml has two objects named ${repeated}`)
  return objects
}

/** Writes the answers for the objects of a kind. */
export function record(kind: string, objects: readonly JsonMap[], answers: readonly AdmissionAnswer[]): void {
  const recorded: RecordedAnswers = {
    istio: istioModule(),
    answers: Object.fromEntries(objects.map((object, index) => [nameOf(object), answers[index]!])),
  }
  writeFileSync(join(FOLDER, `${kind}.json`), `${JSON.stringify(recorded, undefined, 2)}\n`)
}

export function nameOf({ metadata }: JsonMap): string {
  const { name } = metadata as { name?: unknown }
  if (typeof name !== 'string') throw new Error('an object without a name')
  return name
}
