# Maven's output, shortened: one line per module and test class, and everything about an error.
/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
    sub(/^\[INFO\] Building /, "")
    step = $NF
    sub(/ +[^ ]+ +\[[0-9]+\/[0-9]+\]$/, "")
    print step " " $0
    fflush()
}
/Tests run:.*Time elapsed:/ {
    line = $0
    sub(/^\[[A-Z]+\] /, "", line)
    print "    " line
    fflush()
}
/^>> Generated [0-9]+ mutations/ {
    print "    mutants: " $3 ", killed: " $6 " " $7
    fflush()
}
/^\[(INFO|WARNING)\]/ { error = 0 }
/^\[ERROR\]/ { error = 1 }
error { print; fflush() }
