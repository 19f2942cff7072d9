import { UsageError } from '../core/errors.ts'
import type { CheckOptions } from './options.ts'

/** Throws `UsageError` for options that contradict each other, or if the output of fixes would mix with a report. */
export function checkFixOptions({ fix, fixDryRun, unsafeFixes, format, causes, staged }: CheckOptions): void {
  if (unsafeFixes && !fix && !fixDryRun)
    throw new UsageError(
      '`--unsafe-fixes` says which fixes `--fix` and `--fix-dry-run` make: give one of them',
    )
  if (!fix && !fixDryRun) return
  if (staged) throw new UsageError('fixes are for the files of the folder, and `--staged` looks at the index')
  if (!causes)
    throw new UsageError('fixes need the causes of findings, which `--no-causes` does not look for')
  if (fix && fixDryRun) throw new UsageError('give either `--fix` or `--fix-dry-run`')
  if (format === 'text') return
  throw new UsageError(
    fix
      ? '`--fix` says in front of the report what it fixed, which only `--format text` has a place for; `--output` writes other formats to files'
      : '`--fix-dry-run` prints a patch in place of the report; `--output` writes the report to a file',
  )
}
