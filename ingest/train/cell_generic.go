//go:build !amd64

package train

// backward computes the errors of the gates and of the cell before.
func (c *cellErrors) backward() { c.from(0) }
