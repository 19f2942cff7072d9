import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/core/report.ts'
import { memoryTree, type Tree } from '../../../src/core/tree.ts'
import { run } from '../../../src/run.ts'
import type { RunInput } from '../../../src/run/run-input.ts'
import { checkAgain, isUnsettled, settleTree } from '../../../src/run/session/check-again.ts'
import type { CheckedTree } from '../../../src/run/session/checked-tree.ts'
import { readerAfterEdits, readerOf } from '../../../src/yaml/reader.ts'
import { change, repositoryOf, team } from '../random-repositories.ts'
import { chart, inputOf, outline, shortTimeout, type Files, type Overrides } from '../scene.ts'

const noCauses: Overrides = { maxFixes: 0, host: { provenance: null } }

/** A folder whose files are edited, and what checks it. */
class Desk {
  readonly #input: RunInput
  #files: Files
  #tree: Tree
  #last: CheckedTree | null = null

  constructor(files: Files, overrides: Overrides = {}) {
    this.#files = files
    this.#tree = memoryTree(files)
    this.#input = inputOf(this.#tree, null, overrides)
  }

  async check(): Promise<CheckedTree> {
    return (this.#last = await checkAgain(this.#input, this.#last, new Set()))
  }

  /** Checks after an edit of the files. */
  async edit(files: Files): Promise<CheckedTree> {
    const paths = [...Object.keys(this.#files), ...Object.keys(files)]
    const edited = new Set(paths.filter((path) => files[path] !== this.#files[path]))
    const tree = memoryTree(files)
    readerAfterEdits(tree, readerOf(this.#tree), edited)
    this.#files = files
    this.#tree = tree
    return (this.#last = await checkAgain({ ...this.#input, head: tree }, this.#last, edited))
  }

  async settle(): Promise<CheckedTree> {
    return (this.#last = await settleTree(this.#last!, { ...this.#input, head: this.#tree }))
  }

  /** The findings of a run that knows of no earlier check. */
  async fromScratch(): Promise<string[]> {
    const { findings } = await run({ ...this.#input, head: memoryTree(this.#files) })
    return textsOf(findings)
  }
}

function textsOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => JSON.stringify(finding)).toSorted()
}

describe('a check after an edit', () => {
  it.each([
    ['without causes', noCauses],
    ['with causes, once they are settled', {}],
  ])('finds what a check of everything finds, %s', async (_name, overrides) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(team, { minLength: 3, maxLength: 4 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        async (teams, changes) => {
          let files = repositoryOf(teams)
          const desk = new Desk(files, overrides)
          let before = await desk.check()
          for (const apply of changes) {
            files = apply(files)
            const checked = await desk.edit(files)
            const { report } = isUnsettled(checked) ? await desk.settle() : checked
            expect(textsOf(report.findings)).toEqual(await desk.fromScratch())
            expect(checked.report.findings).toHaveLength(report.findings.length)
            if (checked.appeared.length === 0 && checked.fixed.length === 0)
              expect(report.findings).toHaveLength(before.report.findings.length)
            before = checked
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    )
  })

  const files: Files = {
    ...chart('web', 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: web}\n'),
    'web/values-prod.yaml': `# one\n${shortTimeout()}`,
    'policy.yaml':
      'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: default, namespace: istio-system}\nspec: {mtls: {mode: STRICKT}}\n',
  }
  const place = 'web/values-prod.yaml'

  it('says what appears and what is gone, where it stands', async () => {
    const desk = new Desk(files, noCauses)
    const first = await desk.check()
    expect(first.appeared).toEqual(first.report.findings)
    expect(outline(first.report.findings)).toContain(
      'new error web/values-prod.yaml:5 routing/timeout-covers-retries',
    )
    const moved = await desk.edit({ ...files, [place]: `# one\n# two\n${shortTimeout()}` })
    expect([moved.appeared, moved.fixed]).toEqual([[], []])
    expect(outline(moved.report.findings)).toContain(
      'new error web/values-prod.yaml:6 routing/timeout-covers-retries',
    )
    const repaired = await desk.edit({ ...files, [place]: shortTimeout('pay', '20s') })
    expect(repaired.appeared).toEqual([])
    expect(outline(repaired.fixed)).toEqual([
      'fixed error web/values-prod.yaml:6 routing/timeout-covers-retries',
    ])
    const broken = await desk.edit(files)
    expect(outline(broken.appeared)).toEqual([
      'new error web/values-prod.yaml:5 routing/timeout-covers-retries',
    ])
  })

  it('calls nothing fixed that broken YAML hides, and nothing new that it shows again', async () => {
    const desk = new Desk(files, noCauses)
    await desk.check()
    const broken = await desk.edit({
      ...files,
      'policy.yaml': 'apiVersion: [\n',
      [place]: 'mediatedTls: [\n',
    })
    expect(broken.fixed).toEqual([])
    expect(broken.appeared.length).toBeGreaterThan(0)
    const whole = await desk.edit(files)
    expect(whole.appeared).toEqual([])
    expect(textsOf(whole.report.findings)).toEqual(await desk.fromScratch())
  })

  it('takes a waiver that is written, and says once it is unused', async () => {
    const desk = new Desk(files, noCauses)
    await desk.check()
    const waived = {
      ...files,
      [place]: `# meshgate-ignore routing/timeout-covers-retries -- slow\n${shortTimeout()}`,
    }
    const { report } = await desk.edit(waived)
    expect(report.findings.find(({ at }) => at.file === place)?.waiver?.isEffective).not.toBe(false)
    expect(textsOf(report.findings)).toEqual(await desk.fromScratch())
  })

  it('looks at everything again after an edit of the configuration', async () => {
    const desk = new Desk(files, noCauses)
    await desk.check()
    const off = { ...files, '.meshgate.yaml': "rules: { routing/timeout-covers-retries: 'off' }\n" }
    const { fixed, report } = await desk.edit(off)
    expect(outline(fixed)).toEqual(['fixed error web/values-prod.yaml:5 routing/timeout-covers-retries'])
    expect(textsOf(report.findings)).toEqual(await desk.fromScratch())
  })
})
