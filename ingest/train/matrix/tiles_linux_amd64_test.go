package matrix

import "testing"

// The best kernel that this processor has is tested by the tests for all
// processors; these are those that processors with less would use.
func TestProductsOfOlderProcessorsAreThoseOfTheDefinition(t *testing.T) {
	defer func(t, p, f bool) { tiles, pairs, fast = t, p, f }(tiles, pairs, fast)
	for _, lesser := range []*bool{&tiles, &pairs, &fast} {
		*lesser = false
		TestProductsAreThoseOfTheDefinition(t)
		TestRoundedProductsAreNearTheExactOnes(t)
	}
}
