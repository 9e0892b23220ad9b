#!/bin/sh
# Prints the home of a JDK that is new enough; else says in one line what to install and fails.
# The version and the sentence stand in the parent pom, once.
root=$(dirname "$0")/../..
least=$(sed -n 's:.*<maven.compiler.release>\(.*\)</maven.compiler.release>.*:\1:p' "$root/pom.xml")

new_enough() {
    [ -x "$1/bin/javac" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$version" -ge "$least" ]
}

on_path=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
for home in "$JAVA_HOME" "$on_path" \
    /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && new_enough "$home"; then
        printf '%s\n' "$home"
        exit 0
    fi
done
sed -n 's:.*<java.missing>\(.*\)</java.missing>.*:\1:p' "$root/pom.xml" | sed "s/\${maven.compiler.release}/$least/g" >&2
exit 1
