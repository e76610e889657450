#!/bin/sh
# Installs the Debian packages that the real-server tests run. Starts no service and changes none; what the
# tests start, they start themselves in a network namespace. Does nothing where all packages are there.
# Usage, as root: tests/servers/install.sh
set -eu

PACKAGES="bind9 bind9-utils bind9-dnsutils ca-certificates curl dirmngr dovecot-imapd firefox-esr-l10n-de gpg
  gpg-agent gpg-wks-client gpgconf iproute2 libdb5.3 libevent-2.1-7 libgnutls-dane0 libidn12 libnsl2 libnss3-tools libwin-hivex-perl nginx-light openssl php-cli php-intl php-sqlite3
  postfix redis-server roundcube-core roundcube-plugins roundcube-skin-classic roundcube-skin-larry roundcube-sqlite3
  sqlite3 util-linux-extra"

# shellcheck disable=SC2086 # the list is meant to be split
missing=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $PACKAGES 2>/dev/null |
  awk -v all="$PACKAGES" '$2 == "installed" { have[$1] } END { n = split(all, p); for (i = 1; i <= n; i++) if (!(p[i] in have)) print p[i] }')
# Debian installs one mail server at a time. The others are unpacked beside it: package and where it leads to.
UNPACKED=/var/lib/sealcheck-servers
OTHERS="exim4-base exim4-daemon-light opensmtpd"

[ -n "$missing" ] || [ ! -e "$UNPACKED/done" ] || exit 0
[ "$(id -u)" = 0 ] || { echo "as root, please: these packages are missing: $missing $OTHERS" >&2; exit 1; }

# The packages' scripts ask policy-rc.d before they start a service (Debian policy 9.3.3.2). Where the machine
# has none, one that refuses stands there for the time of the installation.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

debconf-set-selections <<'ANSWERS'
postfix postfix/main_mailer_type select No configuration
roundcube-core roundcube/dbconfig-install boolean false
ANSWERS
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
[ -z "$missing" ] || apt-get install -y -qq --no-install-recommends $missing >/dev/null

rm -rf "$UNPACKED"
mkdir -p "$UNPACKED/packages"
cd "$UNPACKED/packages"
# shellcheck disable=SC2086
apt-get download -qq $OTHERS 2>/dev/null
for package in *.deb; do dpkg-deb -x "$package" "$UNPACKED"; done
# OpenSMTPD demands these places, whatever its settings say.
mkdir -p /var/lib/opensmtpd/empty /var/spool/smtpd
touch "$UNPACKED/done"
