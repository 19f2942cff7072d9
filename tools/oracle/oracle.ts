// Asks Istio's own code what meshgate's tests rest on.
//
//   npm run oracle                        replays all records, then compares some random objects
//   npm run oracle -- --objects 20000     compares that many
//   npm run oracle -- --seed 7            the same random objects as a run that printed this seed
//   npm run oracle -- --from FOLDER       makes random objects from the YAML files of a folder, too
//   npm run oracle -- --record            writes the answers for all objects of test/oracle
//
// Ends with 1 if a record or too much of the rest differs (see `isWithinBar`), and
// with 77 where the programs cannot be built: then nothing was compared.
import { parseArgs } from 'node:util'
import { caseOf, compareAdmission, type Admission, type AdmissionComparison } from './admission.ts'
import { istioModule, oracleProgram } from './build.ts'
import { LineProcess } from './line-process.ts'
import type { Difference } from './verdict.ts'
import { admissionRecords, nameOf, objectsOf, record, recordedKinds } from './records.ts'

const SKIPPED = 77

const { values: options } = parseArgs({
  options: {
    objects: { type: 'string', default: '2000' },
    seed: { type: 'string' },
    from: { type: 'string', multiple: true },
    record: { type: 'boolean', default: false },
  },
})

process.exitCode = await main()

async function main(): Promise<number> {
  const program = builtProgram()
  if (program === undefined) return SKIPPED
  using admission: Admission = new LineProcess(program)
  if (options.record) {
    await recordAll(admission)
    return 0
  }
  const isAsRecorded = await replay(admission)
  const comparison = await compareRandom(admission)
  return isAsRecorded && isWithinBar(comparison) ? 0 : 1
}

/**
 * Random objects find what nobody thought of, and a change that has nothing to do with it must not fail for that: no
 * refusal may be wrong, and one object in 2000 may be missed, two at least.
 */
function isWithinBar({ count, differing }: AdmissionComparison): boolean {
  const countOf = (wanted: Difference): number =>
    differing.filter(({ difference }) => difference === wanted).length
  return countOf('wrong') === 0 && countOf('missed') <= Math.max(2, count / 2000)
}

function builtProgram(): string | undefined {
  try {
    const program = oracleProgram('admission')
    if (program === undefined) console.error('SKIPPED: the oracle needs Go, which is not installed')
    return program
  } catch (error) {
    console.error(`SKIPPED: the oracle cannot be built: ${String(error)}`)
    return undefined
  }
}

async function recordAll(admission: Admission): Promise<void> {
  for (const kind of recordedKinds()) {
    const objects = objectsOf(kind)
    // oxlint-disable-next-line no-await-in-loop
    record(kind, objects, await Promise.all(objects.map((object) => admission.ask(object))))
  }
}

/** Asks again about each recorded object; false if an answer differs. */
async function replay(admission: Admission): Promise<boolean> {
  let [count, differing] = [0, 0]
  for (const { kind, objects, answers } of admissionRecords())
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
  console.log(`${count} records of Istio ${istioModule()} replayed, ${differing} differ`)
  return differing === 0
}

async function compareRandom(admission: Admission): Promise<AdmissionComparison> {
  const seed = Number(options.seed ?? Date.now() % 1e6)
  const comparison = await compareAdmission(admission, {
    seed,
    count: Number(options.objects),
    ...(options.from && { folders: options.from }),
  })
  const { count, refused, differing } = comparison
  for (const difference of differing) console.log(`---\n${caseOf(difference)}`)
  console.log(
    `${count} random objects (--seed ${seed}), ${refused} refused by Istio, ${differing.length} differ`,
  )
  return comparison
}
