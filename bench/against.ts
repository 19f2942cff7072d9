/**
 * The main job with the dist of another checkout and with this one's, in turn: A B A B and so on, so that a change of
 * the machine's speed meets both.
 *
 *   npm run bench -- --against ../before [--rounds 9] [--releases 30] [--changed 5]
 */
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { requireDefects } from './defects.ts'
import { measure, type Cost } from './measure.ts'
import { CLI, reportOf, runMeshgate } from './meshgate.ts'
import { createRepository, type Repository, type RepositoryShape } from './repository.ts'
import { cells, printRow, ratios } from './table.ts'

/**
 * Prints the medians of both and their ratios: the processor time is that of the whole process with its threads.
 * Throws if the other checkout has no dist, or if one of them does not find the defects of the change.
 * @param checkout the folder of the other checkout
 */
export async function benchAgainst(checkout: string, shape: RepositoryShape, rounds: number): Promise<void> {
  const otherCli = join(resolve(checkout), 'dist', 'cli.js')
  if (!existsSync(otherCli)) throw new Error(`${otherCli} does not exist: run \`npm run build\` there`)
  const repository = createRepository(shape)
  try {
    const [costsBefore, costsNow] = await measureInTurn([otherCli, CLI], repository, rounds)
    console.log(
      `\n${shape.count} releases, ${shape.changed} changed, all checked: medians of ${rounds} rounds in turn`,
    )
    printRow('', 'wall', 'cpu', 'memory')
    printRow('the other checkout', ...cells(costsBefore))
    printRow('this one', ...cells(costsNow))
    printRow('  to the other', ...ratios(costsNow, costsBefore, 3))
  } finally {
    rmSync(repository.folder, { recursive: true })
  }
}

/** The costs of each round by program, after a first round that is not counted: it fills the caches of the disk. */
async function measureInTurn(
  programs: readonly [string, string],
  repository: Repository,
  rounds: number,
): Promise<[Cost[], Cost[]]> {
  const costs: [Cost[], Cost[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const cost = await measure((run) => runMeshgate(run, repository, repository.releases, [], program))
      requireDefects(reportOf(cost.result), repository)
      if (round > 0) costs[index]!.push(cost)
    }
  }
  return costs
}
