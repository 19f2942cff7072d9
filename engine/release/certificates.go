package release

import (
	"reflect"
	"text/template"

	"github.com/Masterminds/sprig/v3"

	"meshgate/engine/rsakeys"
)

// certificateFunctions are the template functions that generate RSA keys. They
// take the keys from rsakeys and leave the rest to the functions of sprig that
// take a key.
var certificateFunctions = keyedFunctions(sprig.TxtFuncMap())

func keyedFunctions(all template.FuncMap) template.FuncMap {
	generate := all["genPrivateKey"].(func(string) string)
	functions := template.FuncMap{
		"genPrivateKey": func(kind string) string {
			if kind == "" || kind == "rsa" {
				return rsakeys.PEM(rsakeys.OfPrivateKeys)
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
		key := reflect.ValueOf(rsakeys.PEM(rsakeys.OfCertificates))
		return reflect.ValueOf(withKey).Call(append(arguments, key))
	}
	return reflect.MakeFunc(reflect.TypeOf(generate), call).Interface()
}
