package rsakeys

import (
	"crypto/x509"
	"encoding/pem"
	"testing"
)

func TestEveryKeyIsValidAndOfItsSize(t *testing.T) {
	for size, primes := range map[Bits][]string{OfCertificates: of1024bits, OfPrivateKeys: of2048bits} {
		for first := range primes {
			for second := range first {
				key := keyOf(primes[first], primes[second])
				if err := key.Validate(); err != nil {
					t.Errorf("%d and %d: %v", first, second, err)
				}
				if key.N.BitLen() != int(size) {
					t.Errorf("%d and %d: %d bits instead of %d", first, second, key.N.BitLen(), size)
				}
				for _, prime := range key.Primes {
					if !prime.ProbablyPrime(20) {
						t.Errorf("%d and %d: %x is no prime", first, second, prime)
					}
				}
			}
		}
	}
}

func TestKeysCanBeReadAgain(t *testing.T) {
	for _, size := range []Bits{OfCertificates, OfPrivateKeys} {
		block, rest := pem.Decode([]byte(PEM(size)))
		if block == nil || len(rest) > 0 {
			t.Fatalf("%d: no PEM", size)
		}
		key, err := x509.ParsePKCS1PrivateKey(block.Bytes)
		if err != nil || key.N.BitLen() != int(size) {
			t.Errorf("%d: %v", size, err)
		}
	}
}
