// Compares meshgate's verdict on random objects with that of Istio.
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
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

/** Compares the verdicts on `count` random objects, the same ones for the same seed and cases. */
export async function compareAdmission(
  admission: Admission,
  { seed, count, folders = [] }: { seed: number; count: number; folders?: readonly string[] },
): Promise<AdmissionComparison> {
  const random = new Random(seed)
  const randomObject = randomObjects([ownCases, ...folders])
  const differing: DifferingObject[] = []
  let refused = 0
  for (let done = 0; done < count; done += BATCH) {
    const objects = Array.from({ length: Math.min(BATCH, count - done) }, () => randomObject(random))
    // oxlint-disable-next-line no-await-in-loop -- the answers of all objects at once would fill the memory
    const answers = await Promise.all(objects.map((object) => admission.ask(object)))
    for (const [index, object] of objects.entries()) {
      const answer = answers[index]!
      if (answer.schema !== undefined || answer.webhook !== undefined) refused++
      const difference = differenceOf(object, answer, verdictOfMeshgate(object))
      // oxlint-disable-next-line no-await-in-loop
      if (difference !== undefined) differing.push(await shrunk(object, difference, admission))
    }
  }
  return { count, refused, differing }
}

async function shrunk(
  object: JsonMap,
  difference: Difference,
  admission: Admission,
): Promise<DifferingObject> {
  const smallest = await shrink(object, async (variant) => {
    if (!isSameObject(variant, object)) return false
    return differenceOf(variant, await admission.ask(variant), verdictOfMeshgate(variant)) === difference
  })
  const istio = await admission.ask(smallest)
  return { object: smallest, difference, istio, meshgate: verdictOfMeshgate(smallest).messages }
}

function isSameObject(variant: JsonMap, object: JsonMap): boolean {
  return ['apiVersion', 'kind', 'metadata'].every((field) => isDeepStrictEqual(variant[field], object[field]))
}

/** A difference as a document for `test/oracle/admission`, with what both sides say in comments. */
export function caseOf({ object, difference, istio, meshgate }: DifferingObject): string {
  const said = [istio.schema, istio.webhook, ...(istio.warnings ?? [])].filter(
    (message) => message !== undefined,
  )
  const lines = [
    ...[`${difference}:`, ...said.map((message) => `istio: ${message}`)],
    ...meshgate.map((message) => `meshgate: ${message}`),
  ]
  const comments = lines.flatMap((line) => line.split('\n')).map((line) => `# ${line}`)
  return `${comments.join('\n')}\n${stringify(object)}`
}
