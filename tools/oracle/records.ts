// What Istio said of the objects in `test/oracle/admission`, kept so that tests
// need no Go: `KIND.yaml` holds the objects, `KIND.json` the answers.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { istioModule, type IstioRelease } from './build.ts'
import type { JsonMap } from './mutate.ts'
import { RecordFolder } from './record-files.ts'
import type { AdmissionAnswer } from './verdict.ts'

const folder = new RecordFolder<RecordedAnswers>(
  join(dirname(fileURLToPath(import.meta.url)), '../../test/oracle/admission'),
  2,
)

export interface AdmissionRecord {
  readonly kind: string
  readonly objects: readonly JsonMap[]
  /** One for each object. */
  readonly answers: readonly AdmissionAnswer[]
}

interface RecordedAnswers {
  /** By the name of the object. */
  readonly answers: Readonly<Record<string, AdmissionAnswer>>
}

/** All records of a release; an object without a recorded answer throws. */
export function admissionRecords(release?: IstioRelease): AdmissionRecord[] {
  return recordedKinds().map((kind) => {
    const objects = objectsOf(kind)
    const answers = folder.answers(kind, release)?.answers ?? {}
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
  return folder.names()
}

/** The objects of a kind, whose names differ. */
export function objectsOf(kind: string): JsonMap[] {
  const documents = parseAllDocuments(folder.question(kind))
  const objects = documents.map((document): JsonMap => document.toJS())
  const names = objects.map(nameOf)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated !== undefined) throw new Error(`${kind}.yaml has two objects named ${repeated}`)
  return objects
}

/** Writes the answers of a release for the objects of a kind. */
export function record(
  kind: string,
  objects: readonly JsonMap[],
  answers: readonly AdmissionAnswer[],
  release: IstioRelease | undefined,
): void {
  const recorded = {
    answers: Object.fromEntries(objects.map((object, index) => [nameOf(object), answers[index]!])),
  }
  folder.write(kind, recorded, { istio: istioModule(release) }, release)
}

export function nameOf({ metadata }: JsonMap): string {
  const { name } = metadata as { name?: unknown }
  if (typeof name !== 'string') throw new Error('an object without a name')
  return name
}
