import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { go } from '../../engine/build/go.ts'
import { origins } from './origins.ts'

/** The CustomResourceDefinition of HelmRelease as YAML, written from its Go types in a module made for that. */
export function helmReleaseDefinition(): string {
  const { helmRelease, controllerTools } = origins
  const folder = mkdtempSync(join(tmpdir(), 'meshgate-flux-'))
  const types = `${helmRelease.module}/v2`
  const tool = `${controllerTools.module}/cmd/controller-gen`
  const required = [helmRelease, controllerTools].map(({ module, version }) => `\t${module} ${version}\n`)
  writeFileSync(
    join(folder, 'go.mod'),
    `module definition\n\ngo 1.25.0\n\nrequire (\n${required.join('')})\n`,
  )
  writeFileSync(
    join(folder, 'imports.go'),
    `package definition\n\nimport (\n\t_ "${types}"\n\t_ "${tool}"\n)\n`,
  )
  try {
    const settings = { GOFLAGS: '-mod=mod' }
    go(folder, ['mod', 'tidy'], settings)
    return go(folder, ['run', tool, 'crd', `paths=${types}`, 'output:crd:stdout'], settings)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
