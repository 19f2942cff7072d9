import type { Manifest } from '../../model/manifest.ts'
import type { RegistryService } from '../request/registry/registry.ts'

/** A Service that is in no file, with one port. */
export function unseenService(service: Manifest, port: number): RegistryService {
  const { namespace, name, root } = service
  return {
    host: `${name}.${namespace}.svc`,
    namespace,
    manifest: service,
    isKubernetes: true,
    ports: [{ number: port, name: '', protocol: 'auto', node: root, target: port }],
    resolution: 'pods',
    addresses: [],
    hasAddress: true,
    isExternal: false,
    selector: null,
    externalName: '',
    aliases: [],
    exportTo: ['*'],
    missing: [],
  }
}
