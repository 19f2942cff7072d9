// Asks Z3, a solver for formulas, which comes from PyPI.
import { spawnSync } from 'node:child_process'
import { keptProgram, wheelProgram, type ProgramWheel } from '../../oracle/wheel.ts'

const wheel: ProgramWheel = {
  project: 'z3-solver',
  version: '4.15.4.0',
  hash: '7e103a6f203f505b8b8b8e5c931cc407c95b61556512d4921c1ddc0b3f41b08e',
  program: 'z3_solver-4.15.4.0.data/data/bin/z3',
}

/** The path of Z3 where an earlier run has got it. */
export function keptZ3(): string | undefined {
  return keptProgram(wheel)
}

/** The path of Z3, which is downloaded on the first call; throws where pip cannot get it: Linux on x86-64 only. */
export function z3Program(): string {
  return wheelProgram(wheel)
}

/** A model: the values of the constants that were asked for, by their names, as SMT-LIB writes them. */
export type Model = ReadonlyMap<string, string>

/** What Z3 says of a question: a model, that there is none, or that it does not know. */
export type Answer = Model | 'unsat' | 'unknown'

/** A formula beside those that hold for all questions. */
export type Question = string

/** Limit on the work for one question, in steps of Z3: some seconds, and the same on a busy machine. */
const questionSteps = 40_000_000

/**
 * Asks whether each of some questions can be fulfilled together with declarations and assertions.
 *
 * @param program the path of Z3
 * @param script declarations and assertions of SMT-LIB
 * @param constants those whose values a model has
 */
export function askZ3(
  program: string,
  script: string,
  constants: readonly string[],
  questions: readonly Question[],
): Answer[] {
  const written = questions.map((question) =>
    [
      '(push)',
      `(assert ${question})`,
      '(check-sat)',
      `(get-value (${constants.join(' ')}))`,
      '(echo "next")',
      '(pop)',
    ].join('\n'),
  )
  const { stdout, error } = spawnSync(program, ['-in', `rlimit=${questionSteps}`], {
    input: `${script}\n${written.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error) throw error
  const parts = stdout.split(/^"?next"?\n/m).slice(0, -1)
  if (parts.length !== questions.length) throw new Error(`Z3 says ${stdout.slice(0, 1000)}`)
  return parts.map(answerIn)
}

function answerIn(output: string): Answer {
  const [first = '', ...rest] = output.split('\n')
  if (first === 'unsat' || first === 'unknown') return first
  if (first !== 'sat') throw new Error(`Z3 says ${output.slice(0, 1000)}`)
  const pairs = [...rest.join('\n').matchAll(/\((\w+) ("(?:[^"]|"")*"|[^\s()]+|\([^()]*\))\)/g)]
  return new Map(pairs.map(([, name = '', value = '']) => [name, value]))
}
