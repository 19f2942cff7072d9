// Package rsakeys makes RSA keys of stored primes. Finding the primes of a key
// takes seconds in WebAssembly, for each certificate of a chart in each render.
package rsakeys

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"math/big"
)

// Bits are the sizes of keys that template functions generate.
type Bits int

const (
	// OfCertificates is the size of keys for certificates.
	OfCertificates Bits = 2048
	// OfPrivateKeys is the size of what genPrivateKey returns.
	OfPrivateKeys Bits = 4096
)

// PEM returns one of the keys of a size, as PKCS #1; the host's random source
// decides which one.
func PEM(size Bits) string {
	primes := of1024bits
	if size == OfPrivateKeys {
		primes = of2048bits
	}
	first := draw(len(primes))
	second := (first + 1 + draw(len(primes)-1)) % len(primes)
	key := keyOf(primes[first], primes[second])
	return string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}))
}

// draw returns a number below most.
func draw(most int) int {
	var drawn [1]byte
	if _, err := rand.Read(drawn[:]); err != nil {
		panic(err)
	}
	return int(drawn[0]) % most
}

const exponent = 65537

func keyOf(hex ...string) *rsa.PrivateKey {
	one := big.NewInt(1)
	modulus, phi := big.NewInt(1), big.NewInt(1)
	primes := make([]*big.Int, len(hex))
	for index, digits := range hex {
		prime, ok := new(big.Int).SetString(digits, 16)
		if !ok {
			panic(fmt.Sprint("no number: ", digits))
		}
		primes[index] = prime
		modulus.Mul(modulus, prime)
		phi.Mul(phi, new(big.Int).Sub(prime, one))
	}
	key := &rsa.PrivateKey{
		PublicKey: rsa.PublicKey{N: modulus, E: exponent},
		D:         new(big.Int).ModInverse(big.NewInt(exponent), phi),
		Primes:    primes,
	}
	key.Precompute()
	return key
}
