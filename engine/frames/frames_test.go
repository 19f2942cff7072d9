package frames

import (
	"reflect"
	"testing"
)

func TestFramesComeBackAsTheyWereSent(t *testing.T) {
	frames := []Frame{{"", []byte("header")}, {"ä/b", []byte{0, 1, 255}}, {"empty", []byte{}}}
	if got := Decode(Encode(frames)); !reflect.DeepEqual(got, frames) {
		t.Errorf("got %v, want %v", got, frames)
	}
}

func TestDecodedDataDoesNotGrowIntoTheNextFrame(t *testing.T) {
	frames := Decode(Encode([]Frame{{"a", []byte("1")}, {"b", []byte("2")}}))
	_ = append(frames[0].Data, "overwritten"...)
	if got := string(ByName(frames)["b"]); got != "2" {
		t.Errorf("the second frame became %q", got)
	}
}
