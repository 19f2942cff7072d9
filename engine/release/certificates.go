package release

import (
	"reflect"
	"text/template"

	"github.com/Masterminds/sprig/v3"

	"meshgate/engine/keys"
)

// certificateFunctions are the template functions that generate RSA keys, with
// keys that are at hand. All else that they do is done by those of sprig that
// are given a key.
var certificateFunctions = keyedFunctions(sprig.TxtFuncMap())

func keyedFunctions(all template.FuncMap) template.FuncMap {
	generate := all["genPrivateKey"].(func(string) string)
	functions := template.FuncMap{
		"genPrivateKey": func(kind string) string {
			if kind == "" || kind == "rsa" {
				return keys.PEM(keys.OfPrivateKeys)
			}
			return generate(kind)
		},
	}
	for _, name := range []string{"genCA", "genSelfSignedCert", "genSignedCert"} {
		functions[name] = keyed(all[name], all[name+"WithKey"])
	}
	return functions
}

// keyed is a function of the type of generate that calls withKey, which takes
// a key as one more argument.
func keyed(generate, withKey any) any {
	call := func(arguments []reflect.Value) []reflect.Value {
		key := reflect.ValueOf(keys.PEM(keys.OfCertificates))
		return reflect.ValueOf(withKey).Call(append(arguments, key))
	}
	return reflect.MakeFunc(reflect.TypeOf(generate), call).Interface()
}
