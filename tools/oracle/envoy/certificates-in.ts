import { messageIn, messagesIn, textIn, type Message } from './message.ts'

export interface CertificatePair {
  /** PEM. */
  readonly certificate: string
  readonly key: string
}

/** The certificates that a proxy would get from istiod. */
export interface ProxyCertificates {
  readonly authority: string
  readonly own: CertificatePair
}

/** Puts certificates into a TLS context where it names those that Envoy would ask istiod for, or files. */
export function certificatesIn(socket: Message, certificates: ProxyCertificates): void {
  const { authority, own } = certificates
  const configuration = messageIn(socket, 'typedConfig')
  if ('transportSocket' in configuration) {
    certificatesIn(messageIn(configuration, 'transportSocket'), certificates)
    return
  }
  const context = messageIn(configuration, 'commonTlsContext')
  const requested = messagesIn(context, 'tlsCertificateSdsSecretConfigs')
  if (requested.length > 0) {
    context['tlsCertificates'] = requested.map(() => ({
      certificateChain: { inlineString: own.certificate },
      privateKey: { inlineString: own.key },
    }))
    delete context['tlsCertificateSdsSecretConfigs']
  }
  trust(context, authority)
}

function trust(context: Message, authority: string): void {
  const combined = messageIn(context, 'combinedValidationContext')
  const trustedCa = { inlineString: authority }
  const validation = messageIn(context, 'validationContext')
  if ('combinedValidationContext' in context)
    context['validationContext'] = { ...messageIn(combined, 'defaultValidationContext'), trustedCa }
  else if ('validationContextSdsSecretConfig' in context) context['validationContext'] = { trustedCa }
  else if (textIn(messageIn(validation, 'trustedCa'), 'filename') !== '') validation['trustedCa'] = trustedCa
  delete context['combinedValidationContext']
  delete context['validationContextSdsSecretConfig']
  // Istio's own check of SPIFFE identities; the names are compared all the same.
  delete messageIn(context, 'validationContext')['customValidatorConfig']
}
