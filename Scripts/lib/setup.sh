# Sourced by the scripts beside this folder: sees to it that what they need is there.
#
#   need_build_tools    swift 6.2 or newer, and the headers of SQLite, OpenSSL, libedit, libxml2, libzip and zlib
#   need_python         a python3 of 3.9 or newer; sets PYTHON
#   need_test_tools     the first, and a python3 that has jsonschema; sets PYTHON
#
# What is missing is installed from Debian's packages where that is allowed (root, or sudo that asks
# for no password). STET_NO_INSTALL=1 forbids it. Everything done is said.

say() { printf '%s\n' "· $*" >&2; }

give_up() {
  printf '%s\n' "Error: $1" "  try: $2" >&2
  exit 1
}

# How to become root without a password: nothing for root, "sudo -n", or failure.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

may_install() {
  [ -z "${STET_NO_INSTALL:-}" ] && command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }
}

# Installs Debian packages. The package lists are fetched first: a new container has none.
install_packages() {
  may_install || give_up "these Debian packages are missing: $*" \
    "sudo apt-get update && sudo apt-get install -y $*   (nothing was changed)"
  say "missing: $*; installing with apt-get"
  as_root apt-get update -qq >&2 ||
    give_up "apt-get update failed" "look at the lines above; is the network there?"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >&2 ||
    give_up "apt-get could not install: $*" "look at the lines above; is the network there?"
}

need_swift() {
  local version
  command -v swift >/dev/null 2>&1 || give_up "there is no swift here" \
    "install Swift 6.3 from https://www.swift.org/install/linux/ and put it on PATH"
  version=$(swift --version 2>/dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1)
  case "$version" in
    6.[01] | [0-5].* | "")
      give_up "this Swift is ${version:-of an unknown version}; 6.2 or newer is needed" \
        "install Swift 6.3 from https://www.swift.org/install/linux/ and put it first on PATH"
      ;;
  esac
  say "Swift $version"
}

need_build_tools() {
  local missing=()
  need_swift
  command -v pkg-config >/dev/null 2>&1 || missing+=(pkg-config)
  has_library sqlite3 libsqlite3-dev || missing+=(libsqlite3-dev)
  has_library libcrypto libssl-dev || missing+=(libssl-dev)
  has_library zlib zlib1g-dev || missing+=(zlib1g-dev)
  has_library libedit libedit-dev || missing+=(libedit-dev)
  has_library libxml-2.0 libxml2-dev || missing+=(libxml2-dev)
  has_library libzip libzip-dev || missing+=(libzip-dev)
  if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi
}

# Whether a library's headers are there, by pkg-config, else by the Debian package of that name.
has_library() {
  if command -v pkg-config >/dev/null 2>&1; then
    pkg-config --exists "$1"
  else
    dpkg -s "$2" >/dev/null 2>&1
  fi
}

# Sets PYTHON to the first python3 of 3.9 or newer that can run the statement given.
find_python() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c "import sys; assert sys.version_info >= (3, 9); $1" >/dev/null 2>&1; then
      PYTHON=$candidate
      return 0
    fi
  done
  return 1
}

need_python() {
  find_python "pass" && return
  install_packages python3
  find_python "pass" || give_up "there is no python3 of 3.9 or newer" "install one"
}

need_test_tools() {
  local statement="from jsonschema import Draft202012Validator"
  need_build_tools
  if ! find_python "$statement"; then
    install_packages python3 python3-jsonschema
    find_python "$statement" || give_up \
      "no python3 here has the jsonschema package with Draft 2020-12" \
      "python3 -m pip install 'jsonschema>=4'"
  fi
  say "$("$PYTHON" --version 2>&1) with jsonschema ($(command -v "$PYTHON"))"
}
