/**
 * What the answer to one edit costs: of `check --watch`, from the written file to the printed answer, and of
 * `meshgate lsp`, from the changed text to the diagnostics.
 *
 *   npm run bench -- --watch [--releases 30] [--rounds 9]
 */
import { readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createRepository, ENVIRONMENTS, type Repository } from './repository.ts'
import { idle, processTime } from './process-time.ts'
import { median, printRow } from './table.ts'
import { openServer, openWatch, type Watcher } from './watchers.ts'

/** The limit on processor time of one answer, in milliseconds. */
const BAR_MS = 100

/** An edit of a text; `round` makes each one differ. */
interface Edit {
  title: string
  file: string
  apply(text: string, round: number): string
}

/** What one answer took, in milliseconds. */
interface Answer {
  cpu: number | null
  wall: number
}

/** Prints the medians for each kind of edit, in a repository of so many releases in two environments. */
export async function benchWatch(count: number, rounds: number): Promise<void> {
  const repository = createRepository({ count, changed: Math.min(5, count), everywhere: false })
  try {
    console.log(
      `Node ${process.version}, ${availableParallelism()} processors, ${rounds} rounds, medians; ${count * ENVIRONMENTS.length} targets, the bar is ${BAR_MS} ms of processor time`,
    )
    await benchWatcher(
      'check --watch, until the answer is printed',
      openWatch(repository),
      repository,
      rounds,
    )
    await benchWatcher('lsp, until the diagnostics are there', openServer(repository), repository, rounds)
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

async function benchWatcher(
  title: string,
  watcher: Watcher,
  repository: Repository,
  rounds: number,
): Promise<void> {
  console.log(`\n${title}`)
  printRow('', 'cpu', 'largest', 'wall')
  try {
    await watcher.ready
    for (const edit of editsIn(repository)) printEdit(edit, await answers(edit, watcher, repository, rounds))
  } finally {
    await watcher.end()
  }
}

/** Edits of a release with findings, so that diagnostics move. */
function editsIn({ changed: [name] }: Repository): Edit[] {
  const file = `releases/${name}/values-${ENVIRONMENTS[1]}.yaml`
  const timeout = (text: string, time: string): string =>
    text.replace(/timeout: 15s(?![\s\S]*timeout: 15s)/, `timeout: ${time}`)
  return [
    { title: 'a comment', file, apply: (text, round) => `# ${round}\n`.repeat(round + 1) + text },
    { title: 'a wrong timeout', file, apply: (text, round) => timeout(text, `${(round % 9) + 1}s`) },
    { title: 'a host', file, apply: (text, round) => text.replace(/new\.([a-z])/, `new${round}.$1`) },
    {
      title: 'a template',
      file: `releases/${name}/chart/templates/mediated.yaml`,
      apply: (text, round) => `{{/* ${round} */}}\n`.repeat(round + 1) + text,
    },
  ]
}

/** Makes an edit, and takes it back, in turn. */
async function answers(
  edit: Edit,
  watcher: Watcher,
  { head }: Repository,
  rounds: number,
): Promise<Answer[]> {
  const text = readFileSync(join(head, edit.file), 'utf8')
  const measured: Answer[] = []
  for (let round = 0; round < rounds; round++) {
    measured.push(await answerTo(edit.file, edit.apply(text, round), watcher))
    await answerTo(edit.file, text, watcher)
  }
  return measured
}

async function answerTo(file: string, text: string, watcher: Watcher): Promise<Answer> {
  await idle(watcher.pid)
  const [before, start] = [processTime(watcher.pid), performance.now()]
  await watcher.edit(file, text)
  const [after, wall] = [processTime(watcher.pid), performance.now() - start]
  return { wall, cpu: before === null || after === null ? null : after - before }
}

function printEdit({ title }: Edit, measured: readonly Answer[]): void {
  const times = measured.flatMap(({ cpu }) => cpu ?? [])
  const cells = times.length > 0 ? [median(times), Math.max(...times)].map(milliseconds) : ['-', '-']
  printRow(title, ...cells, milliseconds(median(measured.map(({ wall }) => wall))))
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms`
}
