/** The store of a single copy: an SQLite file, through Node's own library. */
import { DatabaseSync } from 'node:sqlite';
import type { HostRecord } from '../history.ts';
import { RETENTION, type Store } from './store.ts';

const SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA busy_timeout = 2000;
CREATE TABLE IF NOT EXISTS hosts (
  host TEXT PRIMARY KEY, record TEXT, due INTEGER NOT NULL DEFAULT 0, confirming INTEGER NOT NULL DEFAULT 0,
  asked INTEGER NOT NULL DEFAULT 0, claimed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS hosts_due ON hosts (due);
CREATE TABLE IF NOT EXISTS mail_hosts (
  domain TEXT, host TEXT, until INTEGER NOT NULL, PRIMARY KEY (domain, host)
) STRICT;
CREATE INDEX IF NOT EXISTS mail_hosts_host ON mail_hosts (host);
CREATE TABLE IF NOT EXISTS counts (
  key TEXT, start INTEGER, number INTEGER NOT NULL, PRIMARY KEY (key, start)
) STRICT;
PRAGMA user_version = 1;
`;

/** Opens or creates the file; `:memory:` is not saved anywhere. */
export function openSqlite(path: string): Store {
  const db = new DatabaseSync(path);
  db.exec(SCHEMA);
  const ask = {
    read: db.prepare('SELECT record FROM hosts WHERE host = ?'),
    write: db.prepare(
      `INSERT INTO hosts (host, record, due, confirming) VALUES (?, ?, ?, ?)
       ON CONFLICT (host) DO UPDATE SET record = excluded.record, due = excluded.due, confirming = excluded.confirming`,
    ),
    claim: db.prepare(
      `INSERT INTO hosts (host, claimed) VALUES (?, ?)
       ON CONFLICT (host) DO UPDATE SET claimed = excluded.claimed WHERE hosts.claimed <= ?`,
    ),
    release: db.prepare('UPDATE hosts SET claimed = 0 WHERE host = ?'),
    asked: db.prepare(
      'INSERT INTO hosts (host, asked) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET asked = excluded.asked',
    ),
    confirming: db.prepare('SELECT host FROM hosts WHERE confirming = 1 AND due <= ? ORDER BY due LIMIT ?'),
    dueSince: db.prepare(
      'SELECT host FROM hosts WHERE record IS NOT NULL AND due <= ? AND asked >= ? ORDER BY due LIMIT ?',
    ),
    learn: db.prepare('INSERT OR REPLACE INTO mail_hosts (domain, host, until) VALUES (?, ?, ?)'),
    unlearn: db.prepare('DELETE FROM mail_hosts WHERE domain = ?'),
    isMailHost: db.prepare('SELECT 1 FROM mail_hosts WHERE host = ? AND until > ? LIMIT 1'),
    count: db.prepare(
      `INSERT INTO counts (key, start, number) VALUES (?, ?, 1)
       ON CONFLICT (key, start) DO UPDATE SET number = number + 1 RETURNING number`,
    ),
    domains: db.prepare('SELECT domain, host FROM mail_hosts ORDER BY domain, rowid'),
  };
  const hostsOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ host }) => String(host));
  const done = Promise.resolve();
  return {
    read(host) {
      const text = ask.read.get(host)?.['record'];
      return Promise.resolve(typeof text === 'string' ? (JSON.parse(text) as HostRecord) : null);
    },
    write(record) {
      ask.write.run(record.host, JSON.stringify(record), record.due, record.series === null ? 0 : 1);
      return done;
    },
    claim: (host, now, until) => Promise.resolve(ask.claim.run(host, until, now).changes === 1),
    release(host) {
      ask.release.run(host);
      return done;
    },
    noteAsked(host, now) {
      ask.asked.run(host, now);
      return done;
    },
    due: (now, askedSince, most) =>
      Promise.resolve(
        hostsOf(
          askedSince === null ? ask.confirming.all(now, most) : ask.dueSince.all(now, askedSince, most),
        ),
      ),
    learn(domain, hosts, until) {
      db.exec('BEGIN');
      try {
        ask.unlearn.run(domain);
        for (const host of hosts) ask.learn.run(domain, host, until);
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
      return done;
    },
    isMailHost: (host, now) => Promise.resolve(ask.isMailHost.get(host, now) !== undefined),
    count(key, window, now) {
      const row = ask.count.get(key, Math.floor(now / window) * window);
      return Promise.resolve(Number(row?.['number'] ?? 0));
    },
    domains() {
      const found = new Map<string, string[]>();
      for (const { domain, host } of ask.domains.all()) {
        const hosts = found.get(String(domain)) ?? [];
        hosts.push(String(host));
        found.set(String(domain), hosts);
      }
      return Promise.resolve([...found].map(([domain, hosts]) => ({ domain, hosts })));
    },
    prune(now) {
      db.prepare('DELETE FROM counts WHERE start < ?').run(now - 25 * 60 * 60 * 1000);
      db.prepare('DELETE FROM mail_hosts WHERE until < ?').run(now);
      db.prepare('DELETE FROM hosts WHERE asked < ? AND claimed <= ?').run(now - RETENTION, now);
      return done;
    },
    ping() {
      db.prepare('SELECT 1').get();
      return done;
    },
    close() {
      db.close();
      return done;
    },
  };
}
