import { oncePerText } from '../core/once-per.ts'

/**
 * How a name speaks of its value.
 *
 * `password`: a password. `token`: any other secret. `secret`: a secret, or what holds it goes by this name.
 * `entry`: a key, or the name of an entry that holds one. `reference`: most likely the name of what holds it. `header`: a header with credentials. `basic`: user and password.
 */
export type SecretName = 'password' | 'token' | 'secret' | 'entry' | 'reference' | 'header' | 'basic'

/**
 * What the name of a key, variable, flag or header says: `DB_PASSWORD`, `auth.clientSecret`, `--api-key`,
 * `X-Auth-Token`. `null` for any other name, and for one that only refers to a secret: the last word decides, so
 * that `secretName`, `tokenUrl` and `passwordKey` name no secret.
 */
export const secretName = oncePerText((name: string): SecretName | null => {
  const words = wordsOf(name)
  if (words.some((word) => digests.has(word))) return null
  if (pairs.has(words.slice(-2).join(' '))) return 'token'
  while (words.length > 1 && neutral.has(words.at(-1)!)) words.pop()
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (passwords.has(last) || /.(?:password|passwd|passphrase)s?$/.test(last)) return 'password'
  if (last === 'authorization') return 'header'
  if (last === 'auth' && words.length === 1) return 'basic'
  if (/^keys?$/.test(last)) return keyName(words, before)
  if (!secrets.has(last) && !joined.test(last)) return null
  if (words.includes('existing') || /^(?:existing|pull|imagepull)/.test(last)) return 'reference'
  if (counting.has(before) || (referring.has(before) && !/tokens?$/.test(last))) return 'reference'
  return words.length === 1 && ambiguous.has(last) ? 'secret' : 'token'
})

function keyName(words: readonly string[], before: string): SecretName | null {
  if (!keysOf.has(before) || words.includes('existing')) return null
  return /^(?:secret|access)$/.test(before) ? 'entry' : 'token'
}

/** True for the name of a map whose entries are secrets, whatever they are called: `secrets`, `passwords`. */
export const namesSecrets = oncePerText((name: string): boolean => {
  const words = wordsOf(name)
  const [before = '', last = ''] = words.slice(-2).length === 2 ? words.slice(-2) : ['', words[0] ?? '']
  if (referring.has(before) || counting.has(before)) return false
  if (maps.has(last)) return true
  return last === 'data' || last === 'env' || last === 'values' ? /^secrets?$/.test(before) : false
})

/** True for a key that holds the value of the thing its parent names: `password: { value: x }`. */
export function namesValue(key: string): boolean {
  return values.has(key.toLowerCase().replace(/[^a-z]/g, ''))
}

/** True for a key that describes a secret or refers to it, in a map of secrets: its name, its type, a user. */
export function namesReference(key: string): boolean {
  const words = wordsOf(key)
  return words.some((word) => references.has(word)) && secretName(key) === null
}

/** `dbPassword1` is `db password`; of a very long name the end. */
function wordsOf(name: string): string[] {
  return name
    .slice(-longestName)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
}

const longestName = 120

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean))
}

/** What may follow the word that counts: `PASSWORD_B64`, `tokenValue`, `API_KEY_PROD`. `base64` is read as `base`. */
const neutral = set(`
  value values val plain plaintext text string str raw b base encoded data old new current previous prev next
  secondary prod production dev develop development staging stage test testing qa uat int local override`)

const passwords = set(
  'password passwords passwd passphrase passphrases passcode pass pwd pswd psw pw userpass',
)

const secrets = set(`
  secret secrets token tokens apikey apikeys credential credentials creds cred dsn connstr connectionstring
  dockerconfigjson dockerconfig dockercfg htpasswd jaasconfig`)

const pairs = new Set(['connection string', 'conn string', 'conn str', 'connection uri', 'jaas config'])

/** They change with a secret and do not show it. */
const digests = set('checksum checksums')

/** Words written as one: `authtoken`, `clientsecret`. */
const joined = /.(?:token|apikey|secretkey|privatekey|accesskey)s?$|.secret$/

/** `secret: payments-tls` names a Secret, `secret: x7Hq` is one. */
const ambiguous = set('secret secrets credential credentials creds cred')

/** `pullSecret` names a Secret, and so do `passwordSecret` and `tlsSecret`. */
const referring = set(`
  pull image tls cert certs certificate external sealed ref source from registry password token credentials credential
  key kube ca issuer mount volume auth`)

/** `maxTokens` and `createToken` are no tokens. */
const counting = set(`
  create use get enable has need require automount projected bound max min num total js`)

/** What a key is called that is no name of an entry. */
const keysOf = set(`
  api private secret access signing encryption decryption encrypt master shared auth authentication hmac jwt
  cookie session license licence ssh webhook storage account app application admin root crypto cipher aes rsa des
  client server service deploy integration ingest ingestion instrumentation consumer subscription function unseal
  recovery preshared psk symmetric wireguard tls ssl gpg pgp`)

const maps = set(
  'secrets passwords credentials creds tokens apikeys secretdata secretenv secretvalues envsecrets',
)

const values = set(`
  value plainvalue plain plaintext cleartext text string stringvalue inlinestring inlinebytes inline content literal
  default raw`)

const references = set(`
  name names namespace key keys ref refs type kind version enabled enable create label labels annotation annotations
  path paths file files mount user username users email host hosts hostname port url uri endpoint issuer region zone
  database db bucket provider store class mode source length size policy id account project tenant scope scopes
  audience audiences algorithm format role engine description properties items title pattern required additional
  examples`)

/** Every name of a secret, every kind and every shape that needs a name has one of these in it. */
export const mentionsSecret =
  /pas|pw|psw|secret|token|key|cred|dsn|conn|auth|jaas|docker|stringData|\/original|applied/i
