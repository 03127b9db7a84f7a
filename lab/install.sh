#!/bin/sh
# The Debian packages of the lab (Debian 12), as root: what `make lab-install` runs. No service is started by them.
set -eu
[ "$(id -u)" = 0 ] || { printf 'error: packages want root\nhint: `sudo make lab-install`\n' >&2; exit 2; }
command -v apt-get >/dev/null || { printf 'error: there is no apt-get; the lab runs on Debian 12\n' >&2; exit 2; }

packages="postfix postfix-pcre postfix-sqlite dovecot-imapd dovecot-pop3d dovecot-lmtpd dovecot-managesieved dovecot-sieve
    dovecot-sqlite opendkim rsyslog openssl iproute2 util-linux pflogsumm fail2ban nftables ipset"
missing=
for package in $packages; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

# Maintainer scripts ask policy-rc.d whether they may start a service; 101 is no (/usr/share/doc/init-system-helpers).
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    trap 'exit 1' INT TERM
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
