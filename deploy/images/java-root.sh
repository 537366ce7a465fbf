#!/usr/bin/env bash
# java-root.sh DIRECTORY: puts together all that a program needs below it in an image - a Java runtime made by jlink and the C library of this
# machine - for machines that reach no registry. Linux with glibc 2.34 or newer, and a JDK 25 at JAVA_HOME.
set -euo pipefail
root=$(realpath -m "${1:?the directory to make}")
java_home=${JAVA_HOME:?the directory of a JDK 25 or newer}

rm -rf "$root"
mkdir -p "$root/opt" "$root/tmp" "$root/etc"
# java.se, and beside it: Unsafe for Netty, DNS for mongodb+srv, management for metrics, and key stores.
"$java_home/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.naming.dns,jdk.management,jdk.crypto.cryptoki \
    --no-header-files --no-man-pages --strip-java-debug-attributes --compress zip-6 --output "$root/opt/java"
# Without a screen.
rm -f "$root"/opt/java/lib/lib{awt_xawt,jawt,jsound,splashscreen}.so

echo "hosts: files dns" > "$root/etc/nsswitch.conf"
find "$root/opt/java" -name '*.so' -exec ldd {} + | awk '$2 == "=>" && $3 ~ /^\// { print $3 } $1 ~ /^\/.*\/ld-linux/ { print $1 }' | sort -u |
    grep -v "^$root" | while read -r library; do install -D --mode=755 "$library" "$root$library"; done
