import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CertificatePair } from './certificates-in.ts'

/** A certificate authority for one run. Needs the command openssl. */
export class Authority {
  /** PEM. */
  readonly certificate: string
  readonly #folder: string
  readonly #issued = new Map<string, CertificatePair>()

  /** @param folder where keys and certificates are written */
  constructor(folder: string) {
    this.#folder = folder
    openssl([
      'req',
      '-x509',
      ...newKey,
      '-days',
      '30',
      '-keyout',
      this.#file('ca.key'),
      '-out',
      this.#file('ca.pem'),
    ])
    this.certificate = readFileSync(this.#file('ca.pem'), 'utf8')
  }

  /** A certificate for some names, such as `DNS:a.example.com` and `URI:spiffe://cluster.local/ns/a/sa/b`. */
  issue(names: readonly string[]): CertificatePair {
    const list = names.join(',')
    const issued = this.#issued.get(list) ?? this.#sign(list, `issued-${this.#issued.size}`)
    this.#issued.set(list, issued)
    return issued
  }

  #sign(names: string, name: string): CertificatePair {
    const [key, request, extensions, certificate] = ['key', 'csr', 'ext', 'pem'].map((end) =>
      this.#file(`${name}.${end}`),
    )
    openssl(['req', ...newKey, '-keyout', key!, '-out', request!])
    writeFileSync(extensions!, `subjectAltName=${names}\nextendedKeyUsage=serverAuth,clientAuth\n`)
    const ca = ['-CA', this.#file('ca.pem'), '-CAkey', this.#file('ca.key'), '-CAcreateserial']
    openssl([
      'x509',
      '-req',
      '-in',
      request!,
      ...ca,
      '-days',
      '30',
      '-extfile',
      extensions!,
      '-out',
      certificate!,
    ])
    return { certificate: readFileSync(certificate!, 'utf8'), key: readFileSync(key!, 'utf8') }
  }

  #file(name: string): string {
    return join(this.#folder, name)
  }
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/O=oracle']

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
