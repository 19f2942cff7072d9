import { createHash } from 'node:crypto'
import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library'
import { COPIES } from '../../engine/build/patches.ts'
import { bundledPackages, linkedModules, type BundledPackage } from './bundled.ts'

/** What the bill of materials is made from. */
export interface SbomSources {
  readonly version: string
  /** dist/licenses.txt */
  readonly licenses: string
  /** engine/licenses.txt */
  readonly engineLicenses: string
  /** dist/engine.wasm */
  readonly engine: Uint8Array
}

const { Component, LicenseExpression, NamedLicense, SpdxLicense } = Models

/**
 * The bill of materials in CycloneDX 1.6, as JSON: the npm packages in dist/*.js, and the engine with the Go modules in
 * it. It has no time and no random number, so that the same commit gives the same bytes.
 */
export function sbom(sources: SbomSources): string {
  const packages = bundledPackages(sources.licenses).map(packageComponent)
  const modules = linkedModules(sources.engineLicenses).map(moduleComponent)
  const engine = engineComponent(sources.engine)
  for (const module of modules) engine.dependencies.add(module.bomRef)
  const meshgate = projectComponent(sources.version)
  for (const component of [...packages, engine]) meshgate.dependencies.add(component.bomRef)
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: meshgate }),
    components: new Models.ComponentRepository([...packages, engine, ...modules]),
  })
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  const text = new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 })
  return `${text}\n`
}

function projectComponent(version: string): Models.Component {
  const component = identified(
    Enums.ComponentType.Application,
    'meshgate',
    version,
    `pkg:npm/meshgate@${version}`,
  )
  component.licenses.add(new LicenseExpression('Apache-2.0'))
  return component
}

function engineComponent(engine: Uint8Array): Models.Component {
  const component = new Component(Enums.ComponentType.File, 'dist/engine.wasm', {
    bomRef: 'dist/engine.wasm',
  })
  component.hashes.set(Enums.HashAlgorithm['SHA-256'], createHash('sha256').update(engine).digest('hex'))
  return component
}

function packageComponent({ name, version, license, texts }: BundledPackage): Models.Component {
  const purl = `pkg:npm/${purlPath(name)}@${encodeURIComponent(version)}`
  const component = identified(Enums.ComponentType.Library, name, version, purl)
  const text = new Models.Attachment(Object.values(texts).join('\n\n'))
  component.licenses.add(
    SPDX.isSupportedSpdxId(license) ? new SpdxLicense(license, { text }) : new LicenseExpression(license!),
  )
  return component
}

/** Go's own packages are `std`, as cyclonedx-gomod names them. Modules state no licence but their files. */
function moduleComponent({ name, version, texts }: BundledPackage): Models.Component {
  const isGo = name === 'Go'
  const path = isGo ? 'std' : name
  const release = isGo ? version.replace(/^go/, '') : version
  const purl = `pkg:golang/${purlPath(path)}@${encodeURIComponent(release)}`
  const component = identified(Enums.ComponentType.Library, path, release, purl)
  for (const [file, text] of Object.entries(texts))
    component.licenses.add(new NamedLicense(file, { text: new Models.Attachment(text) }))
  if (Object.hasOwn(COPIES, name))
    component.properties.add(new Models.Property('meshgate:changed-by', 'engine/build/patches'))
  return component
}

function identified(
  type: Enums.ComponentType,
  name: string,
  version: string,
  purl: string,
): Models.Component {
  return new Component(type, name, { version, purl, bomRef: purl })
}

/** A name in a package URL: each segment is encoded (`@actions/core` is `%40actions/core`). */
function purlPath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/')
}
