package eval

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"
)

// binCount is the number of bins, each a twentieth wide.
const binCount = 20

// Bins count statements by how sure a system was of them: a calibrated system is
// right as often as it says.
type Bins [binCount]Bin

// A Bin counts the statements whose confidence lies in one range.
type Bin struct {
	// Count is the number of statements, Right the number of those in gold.
	Count, Right int
	// Sum is the sum of their confidences.
	Sum float64
}

// add counts one statement.
func (b *Bins) add(confidence float64, right bool) {
	// Confidences have two decimals: half a hundredth keeps 0.85 in its bin.
	at := min(max(int((confidence+0.005)*binCount), 0), binCount-1)
	b[at].Count++
	b[at].Sum += confidence
	if right {
		b[at].Right++
	}
}

// Gap returns the mean distance of confidence and share in gold, over all
// statements; 0 without any.
func (b *Bins) Gap() float64 {
	count, sum := 0, 0.0
	for _, bin := range b {
		count += bin.Count
		sum += math.Abs(bin.Sum - float64(bin.Right))
	}
	if count == 0 {
		return 0
	}
	return sum / float64(count)
}

// Write writes a line for every bin that has statements.
func (b *Bins) Write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "\nconfidence\tstatements\tmean\tin gold\t\n")
	for i, bin := range b {
		if bin.Count > 0 {
			fmt.Fprintf(t, "%.2f-%.2f\t%d\t%.2f\t%.2f\t\n", float64(i)/binCount, float64(i+1)/binCount-0.01, bin.Count,
				bin.Sum/float64(bin.Count), ratio(bin.Right, bin.Count))
		}
	}
	fmt.Fprintf(t, "mean gap\t\t\t%.3f\t\n", b.Gap())
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the bins of confidence: %w", err)
	}
	return nil
}
