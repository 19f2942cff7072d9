// Loaded into a program that must not open a connection: an attempt ends it. ALLOWED_ADDRESS (`127.0.0.1:8080`) is an
// exception, such as the API of a GitHub of the test.
const { Socket } = require('node:net')
const dns = require('node:dns')

const { connect } = Socket.prototype
Socket.prototype.connect = function (...args) {
  const [options] = [args[0]].flat()
  const isAllowed = `${options?.host}:${options?.port}` === process.env.ALLOWED_ADDRESS
  return isAllowed ? connect.apply(this, args) : deny()
}
dns.lookup = deny
dns.promises.lookup = deny

function deny() {
  process.stderr.write('a connection was opened\n')
  process.exit(99)
}
