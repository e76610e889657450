/** The probe as a Debian package: its code, its systemd unit, and settings to fill in. Pure. */
import { packDeb } from '../deb.ts';
import type { Entry } from '../zip.ts';

export interface ProbeMaterial {
  /** The bundled code (bundle.ts). */
  readonly code: string;
  readonly licences: string;
  /** The text of docs/probe.md. */
  readonly manual: string;
}

/** From this version on node:sqlite needs no flag. */
const NODE = '22.13';

/**
 * Runs as a user that exists only while it runs (DynamicUser) and may write only to its own folder below /var/lib.
 * JavaScript is compiled at run time, so MemoryDenyWriteExecute cannot be set.
 */
const UNIT = `[Unit]
Description=Sealcheck probe: do partners' mail servers really encrypt?
Documentation=file:/usr/share/doc/sealcheck-probe/probe.md
After=network-online.target unbound.service named.service
Wants=network-online.target

[Service]
ExecStart=/usr/bin/sealcheck-probe --config /etc/sealcheck-probe/config.json
# Files in there can be read as /run/credentials/sealcheck-probe.service/tls_NAME, by this service alone.
LoadCredential=tls:/etc/sealcheck-probe/tls
StateDirectory=sealcheck-probe
WorkingDirectory=%S/sealcheck-probe
Restart=on-failure
RestartSec=5
DynamicUser=yes
UMask=0077
CapabilityBoundingSet=
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProcSubset=pid
LockPersonality=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallErrorNumber=EPERM
MemoryMax=512M
TasksMax=64

[Install]
WantedBy=multi-user.target
`;

const SETTINGS = `{
  "name": "",
  "listen": "127.0.0.1:8480",
  "resolver": "127.0.0.1",
  "token-file": "/etc/sealcheck-probe/tokens"
}
`;

const TOKENS =
  '# One token per line: a name, a colon, the SHA-256 of the token in hex. "sealcheck-probe token" prints both.\n';

const START = '#!/bin/sh\nexec node /usr/lib/sealcheck-probe/probe.mjs "$@"\n';

const file = (text: string, isExecutable = false): Entry => ({ bytes: Buffer.from(text), isExecutable });

/** Returns the package for this version of Sealcheck. The probe starts by itself only once somebody has enabled it. */
export function packProbe({ code, licences, manual }: ProbeMaterial, version: string): Buffer {
  return packDeb({
    control: {
      Package: 'sealcheck-probe',
      Version: version,
      Architecture: 'all',
      Maintainer: 'whoever built it from the sources <root@localhost>',
      Section: 'mail',
      Priority: 'optional',
      Depends: `nodejs (>= ${NODE})`,
      Recommends: 'unbound | bind9 | knot-resolver',
      Description: "looks whether partners' mail servers really encrypt",
    },
    files: new Map([
      ['etc/sealcheck-probe/config.json', file(SETTINGS)],
      ['etc/sealcheck-probe/tokens', file(TOKENS)],
      ['etc/sealcheck-probe/tls/', file('')],
      ['usr/bin/sealcheck-probe', file(START, true)],
      ['usr/lib/sealcheck-probe/probe.mjs', file(code)],
      ['usr/lib/systemd/system/sealcheck-probe.service', file(UNIT)],
      ['usr/share/doc/sealcheck-probe/copyright', file(licences)],
      ['usr/share/doc/sealcheck-probe/probe.md', file(manual)],
    ]),
  });
}
