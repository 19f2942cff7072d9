import { oncePerText } from '../core/once-per.ts'

/**
 * What a name says about its value.
 *
 * `password`: a password. `token`: any other secret. `secret`: a secret, or the name of a Secret. `entry`: a key, or the
 * name of an entry of a Secret. `reference`: most likely the name of a Secret. `header`: a header with credentials.
 * `basic`: user and password.
 */
export type SecretName = 'password' | 'token' | 'secret' | 'entry' | 'reference' | 'header' | 'basic'

/**
 * What the name of a key, variable, flag or header says about its value: `DB_PASSWORD`, `auth.clientSecret`,
 * `--api-key`, `X-Auth-Token`. `null` for any other name, also for one that only refers to a secret: the last word
 * decides, so that `secretName`, `tokenUrl` and `passwordKey` do not name secrets.
 */
export const secretName = oncePerText((name: string): SecretName | null => {
  const words = wordsOf(name)
  if (words.some((word) => digestNames.has(word))) return null
  if (wordPairs.has(words.slice(-2).join(' '))) return 'token'
  while (words.length > 1 && suffixes.has(words.at(-1)!)) words.pop()
  const last = words.at(-1) ?? ''
  const previous = words.at(-2) ?? ''
  if (passwordNames.has(last) || /.(?:password|passwd|passphrase)s?$/.test(last)) return 'password'
  if (last === 'authorization') return 'header'
  if (last === 'auth' && words.length === 1) return 'basic'
  if (/^keys?$/.test(last)) return keyName(words, previous)
  if (!secretNames.has(last) && !compoundNames.test(last)) return null
  if (words.includes('existing') || /^(?:existing|pull|imagepull)/.test(last)) return 'reference'
  if (countingWords.has(previous) || (referringWords.has(previous) && !/tokens?$/.test(last)))
    return 'reference'
  return words.length === 1 && ambiguousNames.has(last) ? 'secret' : 'token'
})

function keyName(words: readonly string[], previous: string): SecretName | null {
  if (!keyOwners.has(previous) || words.includes('existing')) return null
  return /^(?:secret|access)$/.test(previous) ? 'entry' : 'token'
}

/** True for the name of a map whose entries are secrets, whatever their names: `secrets`, `passwords`. */
export const namesSecrets = oncePerText((name: string): boolean => {
  const words = wordsOf(name)
  const [previous = '', last = ''] = words.slice(-2).length === 2 ? words.slice(-2) : ['', words[0] ?? '']
  if (referringWords.has(previous) || countingWords.has(previous)) return false
  if (mapNames.has(last)) return true
  return last === 'data' || last === 'env' || last === 'values' ? /^secrets?$/.test(previous) : false
})

/** True for a key with the value of its parent: `password: { value: x }`. */
export function namesValue(key: string): boolean {
  return valueKeys.has(key.toLowerCase().replace(/[^a-z]/g, ''))
}

/** True for a key in a map of secrets that describes a secret or refers to it, such as `secretName`, `type` or `user`. */
export function namesReference(key: string): boolean {
  const words = wordsOf(key)
  return words.some((word) => referenceWords.has(word)) && secretName(key) === null
}

/** The words of a name: `db`, `password` for `dbPassword1`; for a very long name only those at its end. */
function wordsOf(name: string): string[] {
  return name
    .slice(-maxNameLength)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
}

const maxNameLength = 120

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean))
}

/**
 * Words that may follow the decisive word: `PASSWORD_B64`, `tokenValue`, `API_KEY_PROD`. `base64` is read as `base`.
 */
const suffixes = wordSet(`
  value values val plain plaintext text string str raw b base encoded data old new current previous prev next
  secondary prod production dev develop development staging stage test testing qa uat int local override`)

const passwordNames = wordSet(
  'password passwords passwd passphrase passphrases passcode pass pwd pswd psw pw userpass',
)

const secretNames = wordSet(`
  secret secrets token tokens apikey apikeys credential credentials creds cred dsn connstr connectionstring
  dockerconfigjson dockerconfig dockercfg htpasswd jaasconfig`)

const wordPairs = new Set(['connection string', 'conn string', 'conn str', 'connection uri', 'jaas config'])

/** Digests change with a secret and do not reveal it. */
const digestNames = wordSet('checksum checksums')

/** Names written as one word: `authtoken`, `clientsecret`. */
const compoundNames = /.(?:token|apikey|secretkey|privatekey|accesskey)s?$|.secret$/

/** `secret: payments-tls` names a Secret, `secret: x7Hq` is a secret. */
const ambiguousNames = wordSet('secret secrets credential credentials creds cred')

/** `pullSecret` names a Secret, and so do `passwordSecret` and `tlsSecret`. */
const referringWords = wordSet(`
  pull image tls cert certs certificate external sealed ref source from registry password token credentials credential
  key kube ca issuer mount volume auth`)

/** `maxTokens` and `createToken` are not tokens. */
const countingWords = wordSet(`
  create use get enable has need require automount projected bound max min num total js`)

/** Words before `key` that make it a secret, and not the name of an entry. */
const keyOwners = wordSet(`
  api private secret access signing encryption decryption encrypt master shared auth authentication hmac jwt
  cookie session license licence ssh webhook storage account app application admin root crypto cipher aes rsa des
  client server service deploy integration ingest ingestion instrumentation consumer subscription function unseal
  recovery preshared psk symmetric wireguard tls ssl gpg pgp`)

const mapNames = wordSet(
  'secrets passwords credentials creds tokens apikeys secretdata secretenv secretvalues envsecrets',
)

const valueKeys = wordSet(`
  value plainvalue plain plaintext cleartext text string stringvalue inlinestring inlinebytes inline content literal
  default raw`)

const referenceWords = wordSet(`
  name names namespace key keys ref refs type kind version enabled enable create label labels annotation annotations
  path paths file files mount user username users email host hosts hostname port url uri endpoint issuer region zone
  database db bucket provider store class mode source length size policy id account project tenant scope scopes
  audience audiences algorithm format role engine description properties items title pattern required additional
  examples`)

/**
 * Matches every text with a name or kind of a secret, and with each shape that includes a name. Most
 * objects of Istio have a `connectionPool`, `connect-failure` or `PASSTHROUGH`, which are none.
 */
export const mentionsSecret =
  /pas(?!sthrough)|pw|psw|secret|token|key|cred|dsn|conn(?!ect(?:ionPool|ions\b|Timeout|-failure))|auth|jaas|docker|stringData|\/original|applied/i
