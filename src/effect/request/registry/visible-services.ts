import { derivedByKey } from '../../../model/derived.ts'
import { registryKinds, registryServices, type RegistryService } from './registry.ts'

/** The hosts that are visible in a namespace: those for some namespaces first. */
export const visibleServices = derivedByKey(
  registryKinds,
  (_, namespace: string) => namespace,
  (mesh, namespace) => visibleAmong(registryServices(mesh), namespace),
)

/** Of some hosts those that are visible in a namespace: those for some namespaces first. */
export function visibleAmong(services: readonly RegistryService[], namespace: string): RegistryService[] {
  const visible = services.filter((service) => isVisibleTo(service, namespace))
  return [...visible.filter((service) => !isPublic(service)), ...visible.filter(isPublic)]
}

/** True if proxies of a namespace see a host. */
export function isVisibleTo({ exportTo }: RegistryService, namespace: string): boolean {
  return exportTo.includes('*') || exportTo.includes(namespace)
}

/** True if proxies of all namespaces see a host: its `exportTo` has `*`. */
export function isPublic({ exportTo }: RegistryService): boolean {
  return exportTo.includes('*')
}
