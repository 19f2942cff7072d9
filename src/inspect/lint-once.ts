import { oncePer } from '../core/once-per.ts'
import { lint, type LintFinding } from '../lint.ts'
import { createMesh, type MeshInput } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import { isSameMesh } from './same-contents.ts'
import type { HostServices } from './types.ts'

/**
 * Applies the rules to a mesh. A mesh that is the same in head and in base, since the change touches nothing that it is
 * made of, is linted once in a run.
 *
 * The mesh is created here and dropped after linting, with all that rules have computed for it, to save memory.
 *
 * @param host the services of the run
 */
export function lintOnce(input: MeshInput, host: HostServices): readonly LintFinding[] {
  const linted = lintedMeshes(host)
  const name = JSON.stringify(input.targets.map(({ id }) => id))
  const earlier = linted.get(name)
  if (earlier && isSameMesh(earlier.input, input)) return earlier.findings
  const findings = lint(createMesh(input), rules)
  linted.set(name, { input, findings })
  return findings
}

interface LintedMesh {
  readonly input: MeshInput
  readonly findings: readonly LintFinding[]
}

/** The last mesh of the same targets. */
const lintedMeshes = oncePer((_host: HostServices) => new Map<string, LintedMesh>())
