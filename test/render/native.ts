import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'

/** A chart, as a path in the folder that Helm runs in, and the flags of `helm template`. */
export interface Case {
  readonly chart: string
  readonly flags: readonly string[]
  readonly release?: string
  /** Whether the native helm needs `helm dependency build` first. */
  readonly built?: boolean
}

/** What Helm made of a case: the words of its refusal, or digests of the manifest. */
export type Outcome = { readonly error: string } | Digests

/** Digests of a manifest, and of its lines in sorted order. */
export interface Digests {
  readonly text: string
  readonly lines: string
  /** Indexes of lines that differ between two runs of the native helm, and are not in the digests. */
  readonly varying?: readonly number[]
}

/** The name of a case in recordings and exceptions. */
export function caseName({ chart, flags, release }: Case): string {
  return [chart, ...(release === undefined ? [] : [`as ${release}`]), ...flags].join(' ')
}

/** Runs the native helm on every case, two at a time, and a second time where lines vary from run to run. */
export async function runNatives(
  helm: string,
  folder: string,
  cases: readonly Case[],
  varies: (testCase: Case) => boolean,
): Promise<Map<string, Outcome>> {
  const charts = new Set(cases.filter(({ built }) => built).map(({ chart }) => chart))
  for (const chart of charts) await run(helm, folder, ['dependency', 'build', chart])
  const outcomes = new Map<string, Outcome>()
  const queue = cases.values()
  const work = async () => {
    for (const testCase of queue)
      outcomes.set(caseName(testCase), await outcomeOf(helm, folder, testCase, varies(testCase)))
  }
  await Promise.all([work(), work()])
  return outcomes
}

/** The words of a refusal, of long ones the beginning and a digest: the trace of an endless include has thousands of lines. */
export function briefly(message: string): string {
  return message.length <= longest
    ? message
    : `${message.slice(0, 200)}… ${digest(message.split('\n').toSorted())}`
}

const longest = 1000

/** Digests of a manifest, without the lines that vary. */
export function digestsOf(manifest: string, varying: readonly number[] = []): Digests {
  const pending = new Set(varying)
  const lines = manifest.split('\n').filter((_, index) => !pending.has(index))
  const digests = { text: digest(lines), lines: digest(lines.toSorted()) }
  return varying.length === 0 ? digests : { ...digests, varying }
}

async function outcomeOf(helm: string, folder: string, testCase: Case, varies: boolean): Promise<Outcome> {
  const args = [
    'template',
    ...(testCase.release === undefined ? [] : [testCase.release]),
    testCase.chart,
    ...testCase.flags,
  ]
  const first = await run(helm, folder, args)
  if (first.failed) return { error: briefly(messageOf(first.stderr)) }
  const again = varies ? await run(helm, folder, args) : first
  return digestsOf(first.stdout, differences(first.stdout, again.stdout))
}

interface Run {
  readonly failed: boolean
  readonly stdout: string
  readonly stderr: string
}

function run(helm: string, cwd: string, args: readonly string[]): Promise<Run> {
  const env = { PATH: process.env['PATH'], HOME: tmpdir() }
  return new Promise((resolve) => {
    execFile(helm, args, { cwd, env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, stdout, stderr }),
    )
  })
}

/** The message on standard error, without the lines Helm logs. */
function messageOf(stderr: string): string {
  return stderr
    .replace(/^(level=|Warning: |\d{4}\/).*\n/gm, '')
    .replace(/^Error: /, '')
    .replace(/\n$/, '')
}

function differences(first: string, second: string): number[] {
  const secondLines = second.split('\n')
  return first.split('\n').flatMap((line, index) => (line === secondLines[index] ? [] : [index]))
}

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}
