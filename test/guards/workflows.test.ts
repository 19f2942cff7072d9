import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly environment?: string
  readonly 'timeout-minutes'?: number
  readonly steps: readonly { uses?: string; run?: string; with?: Record<string, unknown> }[]
}

interface Workflow {
  readonly permissions: object
  readonly concurrency?: { readonly group: string }
  readonly jobs: Readonly<Record<string, Job>>
}

const folder = '.github/workflows'
const files = readdirSync(folder).map((name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8')
  return { name, text, workflow: parse(text) as Workflow }
})
const jobs = files.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, value]) => ({ name: `${name} ${job}`, job: value })),
)

describe('workflows of the project', () => {
  it.each(files)('$name pins actions by commit and says their version', ({ text }) => {
    const uses = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action!)
    const pinned = /^(?:[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/)$/
    expect(uses.filter((action) => !pinned.test(action))).toEqual([])
  })

  it.each(files)('$name has no permissions of its own, and a group', ({ workflow }) => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.concurrency?.group).toBeTypeOf('string')
  })

  it.each(jobs)('$name has permissions, a limit of time, and leaves no token in the checkout', ({ job }) => {
    expect(job.permissions).toBeDefined()
    expect(job['timeout-minutes']).toBeGreaterThan(0)
    const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false)
  })
})

describe('the release workflow', () => {
  const release = files.find(({ name }) => name === 'release.yml')!.workflow.jobs
  const writing = Object.entries(release).filter(([, { permissions }]) =>
    Object.values(permissions!).includes('write'),
  )

  it('gives a token that writes to jobs that run no code of the repository or of packages', () => {
    expect(writing.map(([name]) => name)).toEqual(['attest', 'release', 'npm'])
    const commands = writing.flatMap(([, { steps }]) => steps.flatMap(({ uses, run }) => uses ?? run ?? ''))
    expect(commands.filter((command) => /checkout@|npm (?:ci|install|run)|node /.test(command))).toEqual([])
  })

  it('publishes in environments, which can ask for an approval', () => {
    expect(release['release']?.environment).toBe('release')
    expect(release['npm']?.environment).toBe('npm')
  })
})
