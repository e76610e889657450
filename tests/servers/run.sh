#!/bin/sh
# Runs a command (default: the real-server tests) in network, mount and process namespaces of its own: servers
# get their real ports, files may stand over /etc, nothing can leave, and when the command ends everything in
# there ends with it. Usage, as root: tests/servers/run.sh [COMMAND [ARGUMENT...]]
# Without a command the tests run in two halves beside each other, each with ports and an /etc of its own.
set -eu
cd "$(dirname "$0")/../.."
if [ $# -eq 0 ]; then
  sh tests/servers/run.sh npx vitest run --project servers --shard=1/2 &
  other=$!
  status=0
  sh tests/servers/run.sh npx vitest run --project servers --shard=2/2 || status=$?
  wait "$other" || status=$?
  exit "$status"
fi
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
