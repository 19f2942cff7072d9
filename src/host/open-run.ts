import { randomBytes } from 'node:crypto'
import { unlimited } from '../core/time-budget.ts'
import type { ScopeOptions } from '../inspect/types.ts'
import type { RunInput } from '../run.ts'
import type { Workspace } from './open.ts'
import { createRenderer, type RunEngine } from './engine/renderer.ts'
import { createValidator, validatorLimits } from './schema-validator.ts'
import type { RunningBudget } from './time-budget.ts'

/** What a run is opened with. */
export interface RunSetup {
  readonly workspace: Pick<Workspace, 'base' | 'baseCommit' | 'head' | 'headCommit' | 'paths'>
  readonly engine: RunEngine
  /** The script of the thread that holds objects against JSON schemas. */
  readonly schemaWorker: URL
  /** The time that all of it may take; absent: any. */
  readonly budget?: RunningBudget
  /** What the person asks for beside paths; each that is absent has its default. */
  readonly options?: Partial<Omit<ScopeOptions, 'paths'>>
  /** False: findings in rendered objects stand at the template, and no fixes are tried. */
  readonly causes?: boolean
  /** Most causes of findings that a fix is looked for; 20 by default. */
  readonly mostFixes?: number
  /** The version of meshgate. */
  readonly version: string
}

/** A trial renders each release that reads the edited file, which for a shared default is all of them. */
const usualFixes = 20

const usualOptions: Omit<ScopeOptions, 'paths'> = {
  environments: [],
  together: false,
  configFile: '.meshgate.yaml',
  istioVersion: null,
  egressAllowlist: [],
}

/** What a run takes: the two sides, what the person asks for, and what this process does for it. */
export function openRun(setup: RunSetup): RunInput {
  const { workspace, engine, schemaWorker, budget, causes = true, version } = setup
  const { provenance, ...renderer } = createRenderer(engine, budget)
  const { head, headCommit, base, baseCommit, paths } = workspace
  return {
    head,
    headCommit,
    base,
    baseCommit,
    options: { ...usualOptions, ...setup.options, paths },
    host: {
      ...renderer,
      provenance: causes ? provenance : null,
      validator: createValidator(schemaWorker, budget && validatorLimits(budget)),
      budget: budget ?? unlimited,
      maskKey: randomBytes(16).toString('hex'),
    },
    now: Date.now(),
    mostFixes: causes ? (setup.mostFixes ?? usualFixes) : 0,
    version,
  }
}
