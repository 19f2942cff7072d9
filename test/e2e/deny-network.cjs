// Loaded into a program that must not open a connection: an attempt ends it.
const { Socket } = require('node:net')
const dns = require('node:dns')

Socket.prototype.connect = deny
dns.lookup = deny
dns.promises.lookup = deny

function deny() {
  process.stderr.write('a connection was opened\n')
  process.exit(99)
}
