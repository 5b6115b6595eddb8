package train

import "testing"

func TestStagesBuildOnEarlierOnes(t *testing.T) {
	done := map[string]Stage{}
	for _, s := range Stages {
		if _, twice := done[s.Name]; twice || s.Name == "" {
			t.Errorf("the name %q is taken or missing", s.Name)
		}
		if start, known := done[s.Start]; s.Start != "" && (!known || start.Spec != s.Spec) {
			t.Errorf("%s goes on from %s, which is none of the networks before it or of another shape", s.Name, s.Start)
		}
		for _, name := range s.Committee {
			if _, known := done[name]; !known {
				t.Errorf("%s is taught by %s, which is not before it", s.Name, name)
			}
		}
		if (len(s.Committee) > 0) != (s.Told > 0) {
			t.Errorf("%s: a committee of %d tells of %d sentences", s.Name, len(s.Committee), s.Told)
		}
		done[s.Name] = s
	}
}
