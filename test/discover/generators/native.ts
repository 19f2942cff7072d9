import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nativeArgo } from '../../../engine/native-argo.ts'
import type { Outcome } from './outcome.ts'

interface NativeOutcome {
  readonly applications:
    | readonly { readonly metadata: Readonly<Record<string, unknown>>; readonly spec: unknown }[]
    | null
  readonly error?: string
}

/** What Argo CD's own packages generate from a Git repository with these files, by the name of the set. */
export function nativeOutcomes(files: Readonly<Record<string, string>>): Record<string, Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-argo-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
    ])
      execFileSync('git', args, { cwd: folder })
    const text = execFileSync(nativeArgo()!, [folder], { encoding: 'utf8' })
    const outcomes = Object.entries(JSON.parse(text) as Record<string, NativeOutcome>)
    return Object.fromEntries(outcomes.map(([name, outcome]) => [name, outcomeOf(outcome)]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function outcomeOf({ applications, error }: NativeOutcome): Outcome {
  const generated = (applications ?? []).map(({ metadata: { name, labels }, spec }) => ({
    ...{ name, spec },
    ...(labels !== undefined && { labels }),
  }))
  return { applications: generated as unknown as Outcome['applications'], ...(error && { error }) }
}
