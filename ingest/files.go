package ingest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/read"
)

// A Rejection is a path that cannot be ingested, with the reason.
type Rejection struct {
	Source string
	Err    error
}

// Files lists the files that paths name: files as they are, folders by the
// files below them that have a known format, without hidden ones. The list is
// sorted and names every file once. Paths that cannot be read are rejections; a
// folder without documents is an error.
func Files(paths []string) ([]string, []Rejection, error) {
	var files []string
	var rejected []Rejection
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			rejected = append(rejected, Rejection{path, err})
			continue
		}
		if !info.IsDir() {
			files = append(files, filepath.ToSlash(filepath.Clean(path)))
			continue
		}
		found := 0
		err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				rejected = append(rejected, Rejection{name, err})
			case name != path && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return filepath.SkipDir
				}
			case entry.Type().IsRegular() && read.Known(name):
				files = append(files, filepath.ToSlash(filepath.Clean(name)))
				found++
			}
			return nil
		})
		if err != nil {
			return nil, nil, fmt.Errorf("list %s: %w", path, err)
		}
		if found == 0 && len(rejected) == 0 {
			return nil, nil, fmt.Errorf("%s holds no documents: give a folder with %s files", path, read.Extensions())
		}
	}
	slices.Sort(files)
	return slices.Compact(files), rejected, nil
}
