// Records what Istio says of single objects, asks it again, and compares meshgate's verdicts on random ones.
import {
  caseOf,
  compareAdmission,
  type Admission,
  type AdmissionComparison,
  type RandomObjects,
} from './admission.ts'
import { istioModule, type IstioRelease } from './build.ts'
import { admissionRecords, nameOf, objectsOf, record, recordedKinds } from './records.ts'
import type { Difference } from './verdict.ts'

/** Writes the answers of a release about all recorded objects. */
export async function recordAnswers(admission: Admission, release: IstioRelease | undefined): Promise<void> {
  for (const kind of recordedKinds()) {
    const objects = objectsOf(kind)
    // oxlint-disable-next-line no-await-in-loop
    record(kind, objects, await Promise.all(objects.map((object) => admission.ask(object))), release)
  }
}

/** Asks again about each recorded object; false if an answer differs. */
export async function replayAnswers(
  admission: Admission,
  release: IstioRelease | undefined,
): Promise<boolean> {
  let [count, differing] = [0, 0]
  for (const { kind, objects, answers } of admissionRecords(release))
    for (const [index, object] of objects.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = JSON.stringify(await admission.ask(object))
      count++
      if (answer === JSON.stringify(answers[index])) continue
      differing++
      console.error(
        `${kind} ${nameOf(object)}\nrecorded: ${JSON.stringify(answers[index])}\nanswered: ${answer}`,
      )
    }
  console.log(`${count} answers of Istio ${istioModule(release)} replayed, ${differing} differ`)
  return differing === 0
}

/** Compares the verdicts on random objects and prints each difference; false if there are too many. */
export async function compareRandomObjects(
  admission: Admission,
  objects: RandomObjects,
  release: IstioRelease | undefined,
): Promise<boolean> {
  const comparison = await compareAdmission(admission, objects, release)
  const { count, refused, differing } = comparison
  for (const difference of differing) console.log(`---\n${caseOf(difference)}`)
  console.log(
    `${count} random objects (--seed ${objects.seed}), ${refused} refused by Istio, ${differing.length} differ`,
  )
  return isWithinBar(comparison)
}

/**
 * Random objects find what nobody thought of, and a change that has nothing to do with it must not fail for that: no
 * refusal may be wrong, and one object in 2000 may be missed, four at least: of 2000 objects, 0.05 % are more than four
 * in one run of 270.
 */
function isWithinBar({ count, differing }: AdmissionComparison): boolean {
  const countOf = (wanted: Difference): number =>
    differing.filter(({ difference }) => difference === wanted).length
  return countOf('wrong') === 0 && countOf('missed') <= Math.max(4, count / 2000)
}
