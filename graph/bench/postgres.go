//go:build unix

package bench

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/lib/pq"

	"github.com/parley-kg/parley/graph"
)

// ErrNoPostgres says that no PostgreSQL server is installed here.
var ErrNoPostgres = errors.New("no PostgreSQL server is installed")

// A Postgres answers questions about a corpus by hand-written SQL, from a server
// of its own behind a unix socket.
type Postgres struct {
	// Version is what the server calls itself, "15.8".
	Version string

	db         *sql.DB
	server     *exec.Cmd
	statements *sql.Stmt
	ring       *sql.Stmt
}

const schema = `
create table entity (id int primary key, name text not null, type text not null);
create table document (id int primary key, title text not null, source text not null, published date, text text not null);
create table statement (
	id int primary key, subject int not null, relation text not null, phrase text not null, object int not null,
	polarity text not null, modality text not null, speaker int, verb text, time_text text, time_from date, time_to date,
	confidence real not null);
create table evidence (statement int not null, document int not null, "from" int not null, "to" int not null, quote text not null, rule text not null);`

const indexes = `
create index on statement (subject, confidence desc, id);
create index on statement (object, confidence desc, id);
create index on statement (subject) include (object) where polarity = 'AFFIRMED' and modality = 'FACT';
create index on statement (object) include (subject) where polarity = 'AFFIRMED' and modality = 'FACT';
create index on evidence (statement);`

const firstStatements = `
with page as (
	(select * from statement where subject = $1 order by confidence desc, id limit 50)
	union all
	(select * from statement where object = $1 and subject <> $1 order by confidence desc, id limit 50)
	order by confidence desc, id limit 50)
select p.id, p.subject, p.relation, p.phrase, p.object, p.polarity, p.modality, p.speaker, p.verb, p.time_text, p.time_from, p.time_to,
	p.confidence, e.document, e."from", e."to", e.quote, e.rule,
	(select count(*) from statement where subject = $1) + (select count(*) from statement where object = $1 and subject <> $1)
from page p join evidence e on e.statement = p.id order by p.confidence desc, p.id`

const nextRing = `
select object from statement where subject = any($1) and polarity = 'AFFIRMED' and modality = 'FACT'
union
select subject from statement where object = any($1) and polarity = 'AFFIRMED' and modality = 'FACT'`

// StartPostgres starts a server with its files in a new folder under dir. It
// returns ErrNoPostgres where none is installed.
func StartPostgres(ctx context.Context, dir string) (*Postgres, error) {
	bin, err := postgresBin()
	if err != nil {
		return nil, err
	}
	attr, owner, err := unprivileged()
	if err != nil {
		return nil, err
	}
	dir, err = os.MkdirTemp(dir, "postgres-")
	if err != nil {
		return nil, err
	}
	if attr != nil {
		if err := os.Chown(dir, owner[0], owner[1]); err != nil {
			return nil, err
		}
	}
	data := filepath.Join(dir, "data")
	create := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C", "--no-sync")
	create.SysProcAttr, create.Dir = attr, dir
	if out, err := create.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	p := &Postgres{server: exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-c", "listen_addresses=",
		"-c", "shared_buffers=1GB", "-c", "work_mem=64MB", "-c", "maintenance_work_mem=256MB", "-c", "max_wal_size=4GB", "-c", "jit=off")}
	p.server.SysProcAttr, p.server.Dir = attr, dir
	if err := p.server.Start(); err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	if err := p.connect(ctx, dir); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// postgresBin returns the folder of the newest server's programs.
func postgresBin() (string, error) {
	if path, err := exec.LookPath("postgres"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path), nil
		}
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(found) == 0 {
		return "", ErrNoPostgres
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })), nil
}

// unprivileged returns how to start a server as somebody else where we are
// root, which it refuses to be, and that user and group.
func unprivileged() (*syscall.SysProcAttr, [2]int, error) {
	var owner [2]int
	if os.Getuid() != 0 {
		return nil, owner, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, owner, fmt.Errorf("PostgreSQL does not run as root: %w", err)
	}
	for i, id := range []string{u.Uid, u.Gid} {
		if owner[i], err = strconv.Atoi(id); err != nil {
			return nil, owner, err
		}
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(owner[0]), Gid: uint32(owner[1])}}, owner, nil
}

// connect waits for the server.
func (p *Postgres) connect(ctx context.Context, socket string) error {
	var err error
	if p.db, err = sql.Open("postgres", "host="+socket+" user=bench dbname=postgres sslmode=disable"); err != nil {
		return err
	}
	p.db.SetMaxOpenConns(1)
	for range 100 {
		if err = p.db.QueryRowContext(ctx, "show server_version").Scan(&p.Version); err == nil {
			p.Version, _, _ = strings.Cut(p.Version, " ")
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("connect to PostgreSQL: %w", err)
}

// Close stops the server.
func (p *Postgres) Close() error {
	err := errors.Join(p.db.Close(), p.server.Process.Signal(syscall.SIGINT))
	_ = p.server.Wait()
	return err
}

// Load fills the tables with a corpus.
func (p *Postgres) Load(ctx context.Context, c Corpus) error {
	if _, err := p.db.ExecContext(ctx, schema); err != nil {
		return err
	}
	err := p.copy(ctx, "entity", []string{"id", "name", "type"}, func(put func(...any) error) error {
		for i := range c.Entities {
			if err := put(i, Name(i), string(Type(i))); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = p.copy(ctx, "document", []string{"id", "title", "source", "published", "text"}, func(put func(...any) error) error {
		for n := range c.Documents {
			d := c.Document(n).Reading.Document
			if err := put(n, d.Title, d.Sources[0], d.Published, d.Text); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	columns := []string{"id", "subject", "relation", "phrase", "object", "polarity", "modality", "speaker", "verb", "time_text", "time_from", "time_to", "confidence"}
	err = p.copy(ctx, "statement", columns, func(put func(...any) error) error {
		return c.eachClaim(func(id, _ int, d *Document, cl *graph.Claim) error {
			var speaker any
			if cl.Speaker != graph.None {
				speaker = d.Entities[cl.Speaker]
			}
			return put(id, d.Entities[cl.Subject], cl.Relation, cl.Phrase, d.Entities[cl.Object], string(cl.Polarity), string(cl.Modality),
				speaker, cl.SpeechVerb, cl.Time.Text, cl.Time.From, cl.Time.To, cl.Confidence)
		})
	})
	if err != nil {
		return err
	}
	err = p.copy(ctx, "evidence", []string{"statement", "document", "from", "to", "quote", "rule"}, func(put func(...any) error) error {
		return c.eachClaim(func(id, n int, d *Document, cl *graph.Claim) error {
			return put(id, n, cl.Span.Start, cl.Span.End, d.Reading.Document.Text[cl.Span.Start:cl.Span.End], cl.Rule)
		})
	})
	if err != nil {
		return err
	}
	if _, err := p.db.ExecContext(ctx, indexes); err != nil {
		return err
	}
	if _, err := p.db.ExecContext(ctx, "vacuum analyze"); err != nil {
		return err
	}
	if p.statements, err = p.db.PrepareContext(ctx, firstStatements); err != nil {
		return err
	}
	p.ring, err = p.db.PrepareContext(ctx, nextRing)
	return err
}

// eachClaim calls f with every claim, its number in the corpus and its
// document's.
func (c Corpus) eachClaim(f func(id, n int, d *Document, claim *graph.Claim) error) error {
	for n := range c.Documents {
		d := c.Document(n)
		for i := range d.Claims {
			if err := f(n*ClaimsPerDocument+i, n, &d, &d.Claims[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Postgres) copy(ctx context.Context, table string, columns []string, rows func(put func(...any) error) error) error {
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	in, err := tx.PrepareContext(ctx, pq.CopyIn(table, columns...))
	if err != nil {
		return err
	}
	err = rows(func(row ...any) error {
		_, err := in.ExecContext(ctx, row...)
		return err
	})
	if err == nil {
		_, err = in.ExecContext(ctx)
	}
	if err := errors.Join(err, in.Close()); err != nil {
		return fmt.Errorf("fill table %s: %w", table, err)
	}
	return tx.Commit()
}

// Statements reads the 50 most certain statements of an entity, each with its
// evidence, and returns how many rows there were and how many statements it has.
func (p *Postgres) Statements(ctx context.Context, entity int) (rows, total int, err error) {
	found, err := p.statements.QueryContext(ctx, entity)
	if err != nil {
		return 0, 0, err
	}
	defer found.Close()
	var (
		id, subject, object, document, from, to     int
		speaker                                     sql.NullInt64
		relation, phrase, polarity, modality, quote string
		rule                                        string
		verb, timeText                              sql.NullString
		timeFrom, timeTo                            sql.NullTime
		confidence                                  float64
	)
	for found.Next() {
		if err := found.Scan(&id, &subject, &relation, &phrase, &object, &polarity, &modality, &speaker, &verb, &timeText, &timeFrom, &timeTo,
			&confidence, &document, &from, &to, &quote, &rule, &total); err != nil {
			return 0, 0, err
		}
		rows++
	}
	return rows, total, found.Err()
}

// Distance returns what Adjacency.Distance returns. It asks for a ring of
// entities at a time, around the end that has the smaller one.
func (p *Postgres) Distance(ctx context.Context, from, to, hops int) (int, error) {
	if from == to {
		return 0, nil
	}
	rings := [2][]int64{{int64(from)}, {int64(to)}}
	seen := [2]map[int64]bool{{int64(from): true}, {int64(to): true}}
	for length := 1; length <= hops; length++ {
		side := 0
		if len(rings[1]) < len(rings[0]) {
			side = 1
		}
		next, err := p.next(ctx, rings[side])
		if err != nil {
			return 0, err
		}
		rings[side] = rings[side][:0]
		for _, other := range next {
			if seen[1-side][other] {
				return length, nil
			}
			if !seen[side][other] {
				seen[side][other] = true
				rings[side] = append(rings[side], other)
			}
		}
	}
	return -1, nil
}

func (p *Postgres) next(ctx context.Context, ring []int64) ([]int64, error) {
	rows, err := p.ring.QueryContext(ctx, pq.Array(ring))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var next []int64
	for rows.Next() {
		var other int64
		if err := rows.Scan(&other); err != nil {
			return nil, err
		}
		next = append(next, other)
	}
	return next, rows.Err()
}
