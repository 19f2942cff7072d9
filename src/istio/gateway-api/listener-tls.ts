import { table } from '../../core/table.ts'
import type { Manifest } from '../../model/manifest.ts'
import { apiGroups } from '../../model/kinds.ts'
import type { Node } from '../../model/node.ts'
import { isCipherSuite } from '../../syntax/cipher-suite.ts'
import type { YamlMap } from '../../yaml/node.ts'
import { listAt, mapAt, scalarAt } from '../../model/placed-yaml.ts'
import type { ConversionContext } from './context.ts'
import { isElsewhere, isGranted, referenceKinds, referenceOf, type Reference } from './references.ts'
import type { Refusal } from './refusal.ts'

/** The TLS settings of a server. */
export interface ListenerTls {
  readonly settings: YamlMap
  /** False if the listener serves nobody because of them. */
  readonly isValid: boolean
  /** Why certificates are not used. */
  readonly refusals: readonly Refusal[]
}

/** A listener with what its Gateway says for all of them. */
export interface TlsListener {
  readonly owner: Manifest
  /** The Gateway's `spec.tls`. */
  readonly gatewayTls: Node
  readonly node: Node
  readonly port: number | undefined
}

/**
 * The `tls` of an Istio server for the `tls` of a listener; `null` for a listener without TLS (istio
 * `pilot/pkg/config/kube/gateway/conversion.go`, buildTLS).
 */
export function listenerTls(context: ConversionContext, listener: TlsListener): ListenerTls | null {
  const tls = listener.node.get('tls')
  if (!tls.exists || tls.isNull) return null
  const refusals: Refusal[] = []
  const isPassthrough = tls.get('mode').text === 'Passthrough'
  const fields: TlsFields = isPassthrough
    ? { mode: isAutoPassthrough(listener) ? 'AUTO_PASSTHROUGH' : 'PASSTHROUGH' }
    : terminated(context, listener, refusals)
  return { settings: settingsAt(tls, fields), isValid: !fields.isInvalid, refusals }
}

function settingsAt(tls: Node, fields: TlsFields): YamlMap {
  const { insecureSkipVerify, credentialNames } = fields
  const names = credentialNames?.map(({ node, name }) => scalarAt(node, name))
  const suites = cipherSuites(tls).map((suite) => scalarAt(tls.get('options'), suite))
  return mapAt(tls, {
    mode: scalarAt(tls.get('mode'), fields.mode),
    credentialName: nameField(fields.credentialName),
    credentialNames: names && listAt(tls, names),
    caCertCredentialName: nameField(fields.caCertCredentialName),
    insecureSkipVerify: insecureSkipVerify === undefined ? undefined : scalarAt(tls, insecureSkipVerify),
    cipherSuites: suites.length > 0 ? listAt(tls, suites) : undefined,
  })
}

/** A certificate by the name under which a proxy asks for it, and the reference to it. */
interface Credential {
  readonly name: string
  readonly node: Node
}

interface TlsFields {
  readonly mode: string
  readonly credentialName?: Credential
  readonly credentialNames?: readonly Credential[]
  readonly caCertCredentialName?: Credential
  readonly insecureSkipVerify?: boolean
  readonly isInvalid?: boolean
}

function nameField(credential: Credential | undefined): ReturnType<typeof scalarAt> | undefined {
  return credential && credential.name !== '' ? scalarAt(credential.node, credential.name) : undefined
}

/** The option by which a listener asks for client certificates, or for certificates of the mesh. */
const modeOption = 'gateway.istio.io/tls-terminate-mode'

const optionModes = table<string>({ MUTUAL: 'MUTUAL', OPTIONAL_MUTUAL: 'OPTIONAL_MUTUAL' })

function terminated(context: ConversionContext, listener: TlsListener, refusals: Refusal[]): TlsFields {
  const tls = listener.node.get('tls')
  const option = tls.get('options').get(modeOption)
  if (option.text === 'ISTIO_SIMPLE')
    return { mode: 'SIMPLE', credentialName: { name: 'builtin://', node: option } }
  if (option.text === 'ISTIO_MUTUAL') return { mode: 'ISTIO_MUTUAL' }
  const mode = optionModes[option.text] ?? 'SIMPLE'
  const references = tls.items('certificateRefs')
  if (references.length > maxCertificates) {
    refusals.push({
      object: listener.owner,
      code: 'too-many-certificates',
      node: references[maxCertificates]!,
    })
    return { mode, isInvalid: true }
  }
  const credentials = references.map((node) =>
    credentialOf(
      context,
      listener.owner,
      referenceOf(node, referenceKinds.secret, listener.owner.namespace),
      refusals,
    ),
  )
  const count = credentials.filter(({ name }) => name !== '').length
  if (count === 0) return { mode, isInvalid: references.length > 0 }
  const names = count === 1 ? { credentialName: credentials[0]! } : { credentialNames: credentials }
  return { mode, ...names, ...clientValidation(context, listener, mode, refusals) }
}

const maxCertificates = 2

/** An empty name for a certificate that istiod does not use. */
function credentialOf(
  context: ConversionContext,
  owner: Manifest,
  reference: Reference,
  refusals: Refusal[],
): Credential {
  const { node, namespace, name, kind } = reference
  const code =
    kind !== referenceKinds.secret
      ? 'certificate-kind'
      : context.isUnusable(reference)
        ? 'certificate-unusable'
        : isForbidden(context, owner, reference)
          ? 'not-granted'
          : undefined
  if (!code) return { node, name: `kubernetes-gateway://${namespace}/${name}` }
  refusals.push({ object: owner, code, node, reference })
  return { node, name: '' }
}

function isForbidden({ mesh }: ConversionContext, owner: Manifest, reference: Reference): boolean {
  const kind = `${apiGroups.KubernetesGateway}/${owner.kind}`
  return isElsewhere(reference, owner) && !isGranted(mesh, kind, owner.namespace, reference)
}

/** What the Gateway's `tls.frontend` asks of clients: for one port, or by default. */
function clientValidation(
  context: ConversionContext,
  { owner, gatewayTls, node, port }: TlsListener,
  mode: string,
  refusals: Refusal[],
): Partial<TlsFields> {
  const frontend = gatewayTls.get('frontend')
  const ofPort = frontend.items('perPort').find((entry) => entry.get('port').number === port)
  const validation = (ofPort ? ofPort.get('tls') : frontend.get('default')).get('validation')
  const [reference, ...furtherReferences] = validation
    .items('caCertificateRefs')
    .map((ref) => referenceOf(ref, '', owner.namespace))
  if (!reference) return {}
  const code = certificateRefusal(context, owner, reference, furtherReferences.length > 0)
  if (code) {
    refusals.push({ object: owner, code, node: reference.node, reference })
    return { isInvalid: true }
  }
  const { kind, namespace, name } = reference
  const scheme = kind === referenceKinds.configMap ? 'configmap' : 'kubernetes-gateway'
  const option = node.at('tls', 'options', modeOption).text
  const allowsAnybody = validation.get('mode').text === 'AllowInsecureFallback'
  const isStated = Object.hasOwn(optionModes, option)
  return {
    mode: isStated ? mode : allowsAnybody ? 'OPTIONAL_MUTUAL' : 'MUTUAL',
    insecureSkipVerify: allowsAnybody && !isStated,
    caCertCredentialName: { node: reference.node, name: `${scheme}://${namespace}/${name}-cacert` },
  }
}

function certificateRefusal(
  context: ConversionContext,
  owner: Manifest,
  reference: Reference,
  areSeveral: boolean,
): Refusal['code'] | undefined {
  const { kind } = reference
  if (areSeveral) return 'too-many-certificates'
  if (kind !== referenceKinds.configMap && kind !== referenceKinds.secret) return 'certificate-kind'
  if (context.isUnusable(reference)) return 'certificate-unusable'
  return isForbidden(context, owner, reference) ? 'not-granted' : undefined
}

/**
 * True for a listener through which other networks reach the mesh, by option or by labels of the Gateway (istio
 * `pilot/pkg/serviceregistry/kube/conversion.go`, IsAutoPassthrough).
 */
function isAutoPassthrough({ owner, node, port }: TlsListener): boolean {
  if (node.at('tls', 'options', 'gateway.istio.io/listener-protocol').text === 'auto-passthrough') return true
  const labels = owner.root.at('metadata', 'labels')
  if (!labels.get('topology.istio.io/network').exists) return false
  return String(port) === (labels.get('networking.istio.io/gatewayPort').text || '15443')
}

/** The cipher suites of an option that Istio takes, each once. */
function cipherSuites(tls: Node): string[] {
  const option = tls.get('options').get('gateway.istio.io/tls-cipher-suites').text
  const names = option === '' ? [] : option.split(',').map((name) => name.trim())
  return [...new Set(names)].filter(isCipherSuite)
}
