import { randomBytes } from 'node:crypto'
import { unknownRepository } from '../core/repository.ts'
import { unlimitedBudget } from '../core/time-budget.ts'
import type { Expressions } from '../core/expressions.ts'
import { openKeptLists } from '../inspect/kept-lists.ts'
import type { ScopeOptions } from '../inspect/types.ts'
import type { RunInput } from '../run/run-input.ts'
import type { ConfigSource } from '../run/configurations.ts'
import type { Validator } from '../schema/validator.ts'
import type { Workspace } from './open.ts'
import { createRenderer, type Renderer, type RunEngine } from './engine/renderer.ts'
import { createExpressions, limitsOfExpressions } from './expressions.ts'
import { createValidator, validatorLimits } from './schema-validator.ts'
import type { RunningBudget } from './time-budget.ts'

/** The inputs of `openRun`. */
export interface RunSetup {
  readonly workspace: Pick<Workspace, 'base' | 'baseCommit' | 'head' | 'headCommit' | 'paths'> &
    Partial<Pick<Workspace, 'difference' | 'repository'>>
  readonly engine: RunEngine
  /** The script of the thread that starts a process for JSON schemas or for custom rules. */
  readonly processWorker: URL
  /** The time that the whole run may take; absent: no limit. */
  readonly budget?: RunningBudget
  /** An existing renderer with the engine and budget of the run; absent to create one. */
  readonly renderer?: Renderer
  /** An existing validator; absent to create one. */
  readonly validator?: Validator
  /** An existing evaluator of custom rules; absent to create one. */
  readonly expressions?: Expressions
  /** Options besides the paths; absent ones have their defaults. */
  readonly options?: Partial<Omit<ScopeOptions, 'paths' | 'repository'>>
  /** False to report findings in rendered objects at the template, and to try no fixes. */
  readonly causes?: boolean
  /** False to report changes without the lines that cause them; default true. */
  readonly changeCauses?: boolean
  /** Limit on causes of findings for which a fix is tried; default 20. */
  readonly maxFixes?: number
  /** Where the configuration comes from; default `head`. */
  readonly configSource?: ConfigSource
  /** The reason why changes that weaken the check are approved; absent if they are not. */
  readonly approval?: string | null
  /** The version of meshgate. */
  readonly version: string
  /** The key of masks; absent or `null` for a random key of this run. */
  readonly maskKey?: string | null
}

/** Few, since an attempt renders each release that reads the edited file; for a shared default these are all releases. */
const defaultMaxFixes = 20

const defaultOptions: Omit<ScopeOptions, 'paths' | 'repository'> = {
  environments: [],
  all: true,
  together: false,
  configFile: '.meshgate.yaml',
  istioVersion: null,
  egressAllowlist: [],
}

/** The input of a run: head and base, the options, and the functions of this process. */
export function openRun(setup: RunSetup): RunInput {
  const { workspace, engine, processWorker, budget, causes = true, version } = setup
  const { evaluators, render, releaseKey, provenance, valuesUse } =
    setup.renderer ?? createRenderer(engine, budget)
  const { head, headCommit, base, baseCommit, paths } = workspace
  const { difference = () => null, repository = () => unknownRepository } = workspace
  return {
    head,
    headCommit,
    base,
    baseCommit,
    isUnchanged: () => difference()?.changes.length === 0,
    options: { ...defaultOptions, ...setup.options, paths, repository },
    host: {
      evaluators,
      render,
      releaseKey,
      kept: engine.kept ?? null,
      lists: openKeptLists(engine.kept ?? null),
      valuesUse,
      provenance: causes ? provenance : null,
      validator: setup.validator ?? createValidator(processWorker, budget && validatorLimits(budget)),
      expressions:
        setup.expressions ?? createExpressions(processWorker, budget && limitsOfExpressions(budget)),
      budget: budget ?? unlimitedBudget,
      maskKey: setup.maskKey ?? randomBytes(16).toString('hex'),
    },
    now: Date.now(),
    configSource: setup.configSource ?? 'head',
    approval: setup.approval ?? null,
    changeCauses: setup.changeCauses ?? true,
    maxFixes: causes ? (setup.maxFixes ?? defaultMaxFixes) : 0,
    version,
  }
}
