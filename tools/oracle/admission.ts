// Compares meshgate's verdict on random objects with that of Istio.
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import type { IstioRelease } from './build.ts'
import type { LineProcess } from './line-process.ts'
import type { JsonMap } from './mutate.ts'
import { Random } from './random.ts'
import { ownCases, randomObjects } from './seeds.ts'
import { shrink } from './shrink.ts'
import { differenceOf, verdictOfMeshgate, type AdmissionAnswer, type Difference } from './verdict.ts'

export type Admission = LineProcess<JsonMap, AdmissionAnswer>

/** An object of which Istio and meshgate say something different, as small as it gets. */
export interface DifferingObject {
  readonly object: JsonMap
  readonly difference: Difference
  readonly istio: AdmissionAnswer
  readonly meshgate: readonly string[]
}

export interface AdmissionComparison {
  readonly count: number
  readonly refused: number
  readonly differing: readonly DifferingObject[]
}

/** How many objects are asked about at a time. */
const BATCH = 500

export interface RandomObjects {
  readonly seed: number
  readonly count: number
  /** With further documents to make objects from. */
  readonly folders?: readonly string[]
}

/**
 * Compares the verdicts on random objects, the same ones for the same seed and cases.
 *
 * @param release that of the webhook and of the mesh
 */
export async function compareAdmission(
  admission: Admission,
  { seed, count, folders = [] }: RandomObjects,
  release?: IstioRelease,
): Promise<AdmissionComparison> {
  const random = new Random(seed)
  const randomObject = randomObjects([ownCases, ...folders])
  const differing: DifferingObject[] = []
  let refused = 0
  for (let done = 0; done < count; done += BATCH) {
    const objects = Array.from({ length: Math.min(BATCH, count - done) }, () => randomObject(random))
    // oxlint-disable-next-line no-await-in-loop -- the answers of all objects at once would fill the memory
    const comparison = await compareObjects(admission, objects, release)
    refused += comparison.refused
    differing.push(...comparison.differing)
  }
  return { count, refused, differing }
}

/** Compares the verdicts on some objects. */
async function compareObjects(
  admission: Admission,
  objects: readonly JsonMap[],
  release?: IstioRelease,
): Promise<AdmissionComparison> {
  const answers = await Promise.all(objects.map((object) => admission.ask(object)))
  const refused = answers.filter(({ schema, webhook }) => schema !== undefined || webhook !== undefined)
  const differing: DifferingObject[] = []
  for (const [index, object] of objects.entries()) {
    const difference = differenceOf(object, answers[index]!, verdictOfMeshgate(object, release))
    // oxlint-disable-next-line no-await-in-loop
    if (difference !== undefined) differing.push(await shrunk(object, difference, admission, release))
  }
  return { count: objects.length, refused: refused.length, differing }
}

async function shrunk(
  object: JsonMap,
  difference: Difference,
  admission: Admission,
  release: IstioRelease | undefined,
): Promise<DifferingObject> {
  const smallest = await shrink(object, async (variant) => {
    if (!isSameObject(variant, object)) return false
    const meshgate = verdictOfMeshgate(variant, release)
    return differenceOf(variant, await admission.ask(variant), meshgate) === difference
  })
  const istio = await admission.ask(smallest)
  return { object: smallest, difference, istio, meshgate: verdictOfMeshgate(smallest, release).messages }
}

function isSameObject(variant: JsonMap, object: JsonMap): boolean {
  return ['apiVersion', 'kind', 'metadata'].every((field) => isDeepStrictEqual(variant[field], object[field]))
}

/** A difference as a document for `test/oracle/admission`, with what both sides say in comments. */
export function caseOf({ object, difference, istio, meshgate }: DifferingObject): string {
  const answers = [istio.schema, istio.webhook, ...(istio.warnings ?? [])].filter(
    (message) => message !== undefined,
  )
  const lines = [
    ...[`${difference}:`, ...answers.map((message) => `istio: ${message}`)],
    ...meshgate.map((message) => `meshgate: ${message}`),
  ]
  const comments = lines.flatMap((line) => line.split('\n')).map((line) => `# ${line}`)
  return `${comments.join('\n')}\n${stringify(object)}`
}
