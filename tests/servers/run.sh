#!/bin/sh
# Runs a command (default: the real-server tests) in network, mount and process namespaces of its own: servers
# get their real ports, files may stand over /etc, nothing can leave, and when the command ends everything in
# there ends with it. Usage, as root: tests/servers/run.sh [COMMAND [ARGUMENT...]]
# One stream: in two halves beside each other some rows came later than a send is held for.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- npx vitest run --project servers
SEALCHECK_OUTSIDE=$(readlink /proc/self/ns/net)
export SEALCHECK_OUTSIDE
# The inner shell stays: as process 1 it collects what daemons leave behind.
# /etc is a copy in memory in there: files can stand where the machine has none, and nothing of it stays.
exec unshare --net --mount --pid --fork --kill-child --mount-proc sh -c '
  set -e
  ip link set lo up
  mount -t tmpfs -o mode=755 etc /mnt
  cp -a /etc/. /mnt
  mount --move /mnt /etc
  "$@" || exit $?' sh "$@"
