# Shared by ./run, ./test and .ci/run: packages, build folder, jobs. Sourced, from the repository's root.

# What a Debian or Ubuntu needs to build and run Separatrix. "a|b": the first that exists.
separatrix_packages=(
    g++ cmake ninja-build
    qt6-base-dev qt6-tools-dev qt6-l10n-tools 'qt6-svg-dev|libqt6svg6-dev' libqcustomplot-dev
    libeigen3-dev libexpected-dev nlohmann-json3-dev libonnx-dev libprotobuf-dev
    pkgconf libcgif-dev libimagequant-dev
    qt6-qpa-plugins qt6-translations-l10n libqt6svg6 libgl1 fontconfig
    # the window's font and that of formulas; then what these lack: signs, Arabic and Hebrew; Chinese, Japanese and
    # Korean; Thai and the scripts of India
    fonts-inter fonts-liberation
    fonts-dejavu-core fonts-wqy-microhei fonts-freefont-ttf
)

# What the tests need beside it: the accessibility bus and a screen for it; others than ourselves who run what was exported.
separatrix_test_packages=(
    at-spi2-core gir1.2-atspi-2.0 python3-gi dbus xvfb xauth xdotool
    python3-torch python3-numpy python3-onnx ffmpeg
)

say() { printf '%s\n' "$*" >&2; }

is_installed() { # PACKAGE, itself or provided by another one
    local state
    state=$(dpkg-query -W -f='${db:Status-Status}' -- "$1" 2>/dev/null | head -c 9)
    [ "$state" = installed ] && return 0
    dpkg-query -W -f='${db:Status-Status} ${Provides}\n' 2>/dev/null |
        awk -v name="$1" '$1 == "installed" { gsub(/\([^)]*\)|,/, " "); for (i = 2; i <= NF; ++i) if ($i == name) { found = 1; exit } }
                          END { exit !found }'
}

any_installed() { # a|b
    local name
    for name in ${1//|/ }; do is_installed "$name" && return 0; done
    return 1
}

# Installs what is missing of the named packages; asks for no right and touches nothing if all is there.
install_packages() {
    local wanted=() entry name chosen=() as_root=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This system has no apt. Separatrix needs the equivalents of these Debian packages: $*"
        return 0
    fi
    for entry in "$@"; do any_installed "$entry" || wanted+=("$entry"); done
    [ ${#wanted[@]} -eq 0 ] && return 0

    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing, and there is no sudo to install them with: ${wanted[*]}"
            say "As root: apt-get install ${wanted[*]%%|*}"
            return 1
        fi
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600)
    say "Installing: ${wanted[*]%%|*}"
    "${apt[@]}" update >&2 || say "The package lists could not be refreshed; going on with those that are there."
    for entry in "${wanted[@]}"; do
        local found=
        for name in ${entry//|/ }; do
            if apt-cache policy -- "$name" 2>/dev/null | grep -q 'Candidate: [^(]' ||
                apt-cache showpkg -- "$name" 2>/dev/null | sed -n '/^Reverse Provides:/,$p' | grep -q '^[a-z0-9]'; then
                found=$name
                break
            fi
        done
        if [ -z "$found" ]; then
            say "The package ${entry//|/ or } does not exist in this system's package sources ($(. /etc/os-release; echo "$PRETTY_NAME")). Separatrix is made for Debian 12 and later."
            return 1
        fi
        chosen+=("$found")
    done
    if ! "${apt[@]}" install --no-install-recommends -- "${chosen[@]}" >&2; then
        say "apt could not install: ${chosen[*]}"
        return 1
    fi
}

# As many compilers as there are processors, and 1.2 GB for each.
job_count() {
    local processors memory
    processors=$(nproc 2>/dev/null || echo 1)
    memory=$(awk '/^MemAvailable/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
    [ "${memory:-1}" -lt 1 ] && memory=1
    [ "${memory:-1}" -lt "$processors" ] && processors=$memory
    echo "$processors"
}

configure() { # PRESET
    local cache=build/$1/CMakeCache.txt fresh=()
    # a repository that was moved or copied together with its build folder
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$cache"; then fresh=(--fresh); fi
    cmake --preset "$1" "${fresh[@]}"
}

# build PRESET [arguments of cmake --build]: tells how far it is; what the compiler says is shown in full.
build() {
    local preset=$1
    shift
    NINJA_STATUS='@%f/%t %e@ ' cmake --build "build/$preset" -j "$(job_count)" "$@" 2>&1 | show_progress
    return "${PIPESTATUS[0]}"
}

# Ninja's lines on the input become "Building, 12 of 42, about 3 minutes left": one line that changes on a terminal,
# else a line at each tenth. All other lines are passed on.
show_progress() {
    local line finished total seconds left tenth=-1 terminal='' open=''
    [ -t 1 ] && terminal=yes
    while IFS= read -r line || [ -n "$line" ]; do
        if [[ $line =~ ^@([0-9]+)/([0-9]+)\ ([0-9]+)[.0-9]*@\ (.*) ]]; then
            finished=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]} seconds=${BASH_REMATCH[3]}
            case ${BASH_REMATCH[4]} in Re-*) continue ;; esac  # cmake looks whether there is a new source
            if [ $((finished * 10 / total)) -eq "$tenth" ] && [ -z "$terminal" ]; then continue; fi
            tenth=$((finished * 10 / total))
            # the first ones say too little
            left=''
            if [ "$seconds" -ge 10 ] && [ "$finished" -ge 4 ] && [ "$finished" -lt "$total" ]; then
                left=$((seconds * (total - finished) / finished))
                if [ "$left" -lt 50 ]; then left=', less than a minute left'
                elif [ "$left" -lt 90 ]; then left=', about a minute left'
                else left=", about $(((left + 30) / 60)) minutes left"; fi
            fi
            line="Building, $finished of $total$left"
            if [ -n "$terminal" ]; then printf '\r\033[K%s' "$line" && open=yes; else printf '%s\n' "$line"; fi
        elif [ "$line" != 'ninja: no work to do.' ]; then
            [ -n "$open" ] && printf '\r\033[K' && open=''
            printf '%s\n' "$line"
        fi
    done
    [ -n "$open" ] && printf '\n'
    return 0
}

# run_tests PRESET [ctest arguments]: sets passed, failed and returns ctest's exit code.
run_tests() {
    local preset=$1 log=build/$1/tests.log code summary
    shift
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(job_count)" "$@" 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    summary=$(grep -E '^[0-9]+% tests passed, [0-9]+ tests failed out of [0-9]+' "$log" | tail -n 1)
    if [[ $summary =~ ,\ ([0-9]+)\ tests\ failed\ out\ of\ ([0-9]+) ]]; then
        failed=${BASH_REMATCH[1]}
        passed=$((BASH_REMATCH[2] - failed))
    else
        failed=1
        passed=0
    fi
    [ "$code" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
    [ "$passed" -eq 0 ] && [ "$code" -eq 0 ] && code=1
    return "$code"
}

# Whether there is a clang with libFuzzer.
can_fuzz() {
    command -v clang++ >/dev/null &&
        echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
        clang++ -x c++ -fsanitize=fuzzer,address -o /dev/null - 2>/dev/null
}

# fuzz RUNS: every target of tests/fuzz gets as many inputs; sets passed, failed. An input that breaks one is kept in
# build/fuzz/findings.
fuzz() {
    local runs=$1 names name code
    passed=0 failed=0
    configure fuzz && build fuzz --target fuzz_targets || return 1
    mkdir -p build/fuzz/findings
    names=$(basename -s .cpp tests/fuzz/fuzz_*.cpp)
    # shellcheck disable=SC2016
    printf '%s\n' $names | xargs -P "$(job_count)" -I '{}' bash -c '
        name=$1 corpus=build/fuzz/corpus/$1 seeds=tests/fuzz/corpus/${1#fuzz_} options=()
        rm -rf "$corpus" && mkdir -p "$corpus"
        for dictionary in tests/fuzz/${1#fuzz_}.dict tests/fuzz/json.dict; do
            [ "$name" != fuzz_csv ] && [ -f "$dictionary" ] && options=("-dict=$dictionary") && break
        done
        ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:quarantine_size_mb=16 \
        UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
            "build/fuzz/fuzz/$name" -runs="$2" -seed=1 -max_len=1024 -timeout=10 -rss_limit_mb=2048 \
            -artifact_prefix="build/fuzz/findings/$name-" -print_final_stats=1 "${options[@]}" "$corpus" "$seeds" \
            >"build/fuzz/$name.log" 2>&1
        echo $? >"build/fuzz/$name.code"' _ '{}' "$runs"
    for name in $names; do
        code=$(cat "build/fuzz/$name.code" 2>/dev/null || echo 1)
        if [ "$code" -eq 0 ]; then
            passed=$((passed + 1))
            echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log") inputs," \
                "$(sed -n 's/^stat::average_exec_per_sec: *//p' "build/fuzz/$name.log") a second, no finding"
        else
            failed=$((failed + 1))
            tail -n 40 "build/fuzz/$name.log"
        fi
    done
    [ "$failed" -eq 0 ]
}
