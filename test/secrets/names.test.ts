import { describe, expect, it } from 'vitest'
import { mentionsSecret, namesSecrets, secretName } from '../../src/secrets/names.ts'
import { isNoValue, isOpaque, isSecretValue } from '../../src/secrets/values.ts'

describe('the quick test of a text', () => {
  it.each([
    'connectionPool: { http: {} }',
    'maxConnections: 5',
    'connectTimeout: 3s',
    '5xx,connect-failure',
    'mode: PASSTHROUGH',
  ])('is false for %s', (text) => expect(mentionsSecret.test(text)).toBe(false))

  it.each([
    'connection string',
    'connections_string: x',
    'conn-str',
    'connectionPool: { connectionString: x }',
    'passthroughPassword: x',
  ])('is true for %s', (text) => expect(mentionsSecret.test(text)).toBe(true))
})

describe('the name of a secret', () => {
  it.each([
    'password',
    'DB_PASSWORD',
    'postgresPassword1',
    'PGPASSWORD',
    'smtpPass',
    'MYSQL_PWD',
    'PASSWORD_B64',
    'API_KEY_PROD',
    'apiKey',
    'X-Api-Key',
    'auth.clientSecret',
    'AWS_SECRET_ACCESS_KEY',
    'privateKey',
    'tls.key',
    'GITHUB_TOKEN',
    'authtoken',
    'credentials',
    'CONNECTION_STRING',
    'dsn',
    '.dockerconfigjson',
    'client-key-data',
  ])('is %s', (name) => {
    expect(secretName(name)).not.toBeNull()
    expect(mentionsSecret.test(name)).toBe(true)
  })

  it.each([
    'secretName',
    'tokenUrl',
    'credentialName',
    'passwordKey',
    'passwordFile',
    'secretKeyRef',
    'passwordSecretRef',
    'audiences',
    'issuer',
    'publicKey',
    'partitionKey',
    'bypass',
    'passThrough',
    'tokenReview',
    'tokenTTL',
    'accessKeyId',
    'checksum/secret',
    'key',
    'keys',
    'description',
  ])('is not %s', (name) => expect(secretName(name)).toBeNull())

  it.each([
    'existingSecret',
    'imagePullSecrets',
    'passwordSecret',
    'tlsSecret',
    'maxTokens',
    'external-secret',
  ])('is %s only where the value is no name', (name) => {
    expect(secretName(name)).toBe('reference')
    expect(isSecretValue('reference', 'payments-oauth')).toBe(false)
    expect(isSecretValue('reference', 'payments-v2')).toBe(false)
    expect(isSecretValue('reference', 'eyJhdXRocyI6eyJyZWdpc3RyeSI6e319fQ==')).toBe(true)
  })

  it('may be that of a map of secrets', () => {
    expect(['secrets', 'passwords', 'credentials', 'secretData', 'extraSecretEnv'].every(namesSecrets)).toBe(
      true,
    )
    expect(['imagePullSecrets', 'secret', 'data', 'externalSecrets', 'keys'].some(namesSecrets)).toBe(false)
  })
})

describe('a value under such a name', () => {
  it.each([
    '',
    ' ',
    'true',
    'null',
    'none',
    '1234',
    '1h',
    '${PASSWORD}',
    '$(PASSWORD)',
    '$PASSWORD',
    '{{ .Values.password }}',
    '<password>',
    'CHANGEME',
    '****',
    'vault:secret/data/app#password',
    'ENC[AES256_GCM,data:aGVsbG8=,iv:aaaa,tag:bbbb,type:str]',
    '/run/secrets/password',
    'postgres://${USER}:${PASSWORD}@db/app',
    '<masked 0123abcd>',
  ])('is no secret: %j', (value) => expect(isSecretValue('token', value)).toBe(false))

  it.each(['admin', 'hunter2', '${PASSWORD:-hunter2}', 'pre${X}Ab3dE5f7', 'correct horse battery'])(
    'is a secret: %j',
    (value) => expect(isSecretValue('token', value)).toBe(true),
  )

  it('may be a number in quotes if it is a password', () => {
    expect(isSecretValue('password', '12345678')).toBe(true)
    expect(isSecretValue('token', '12345678')).toBe(false)
  })

  it('is the name of a Secret under `secret`, and of an entry under `secretKey`', () => {
    expect(isSecretValue('secret', 'payments-tls')).toBe(false)
    expect(isSecretValue('token', 'OAUTH2_CLIENT_SECRET')).toBe(false)
    expect(isSecretValue('token', 'OAUTH2_CLIENT_X7HQ')).toBe(true)
    expect(isSecretValue('password', 'DB_PASSWORD')).toBe(true)
    expect(isSecretValue('secret', 'x7Hq-99ab')).toBe(true)
    expect(isSecretValue('entry', 'clientSecret')).toBe(false)
    expect(isSecretValue('entry', 'es-username')).toBe(false)
    expect(isSecretValue('entry', 'wJalrXUtnFEMI/K7MDENG')).toBe(true)
  })

  it('is sealed', () => expect(isNoValue(`AgBy3${'i4OJSWK+'.repeat(40)}==`)).toBe(true))
})

describe('what is looked for in other texts', () => {
  it.each(['hunter2', 'x7Hq-99ab', 'correct-horse-battery-staple', 'p@ss!word', 'aHVudGVyMg=='])(
    'is %s where a name says that it is a secret',
    (value) => expect(isOpaque(value, true)).toBe(true),
  )

  it.each([
    'admin',
    'payments',
    'us-east',
    'api.example.com',
    'https://idp.example.com/token',
    '10.0.0.1:443',
  ])('is not %s', (value) => expect(isOpaque(value, true)).toBe(false))

  it.each(['payments-v2', 'us-east-1', 'postgres14', 'production', 'kubernetes.io/tls'])(
    'is not %s that only stands in a Secret',
    (value) => expect(isOpaque(value, false)).toBe(false),
  )
})
