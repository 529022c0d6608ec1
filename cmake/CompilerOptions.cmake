# What every target of ours is compiled with: link separatrix_options PRIVATE.
add_library(separatrix_options INTERFACE)
target_include_directories(separatrix_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(separatrix_options INTERFACE
    -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(SEPARATRIX_WARNINGS_AS_ERRORS)
    target_compile_options(separatrix_options INTERFACE -Werror)
endif()
if(SEPARATRIX_UNITY)
    target_compile_options(separatrix_options INTERFACE -Wno-shadow)  # of another file's names
    if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
        target_compile_options(separatrix_options INTERFACE -Wno-subobject-linkage)  # it takes the sources for headers
    endif()
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    target_compile_options(separatrix_options INTERFACE -Wpedantic)  # gcc's would refuse __int128
    # keeps a compiler cache working with precompiled headers
    target_compile_options(separatrix_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(separatrix_options INTERFACE -fpch-preprocess)
    if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # gcc 12 sees impossible copies in std::string's own code (its bugs 105329, 105651 and relatives)
        target_compile_options(separatrix_options INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds
            -Wno-maybe-uninitialized)  # and numbers of empty optionals that nobody reads
    endif()
endif()

# A window gains nothing from -O3; core asks for it itself.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

if(SEPARATRIX_SANITIZE)
    target_compile_options(separatrix_options INTERFACE
        -fsanitize=${SEPARATRIX_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(separatrix_options INTERFACE -fsanitize=${SEPARATRIX_SANITIZE})
    # a hundred large programs: a quarter of the time of the usual linker
    find_program(SEPARATRIX_LLD NAMES ld.lld ld.lld-14)
    mark_as_advanced(SEPARATRIX_LLD)
    if(SEPARATRIX_LLD AND CMAKE_CXX_COMPILER_ID MATCHES Clang)
        target_link_options(separatrix_options INTERFACE --ld-path=${SEPARATRIX_LLD})
    endif()
    if(SEPARATRIX_SANITIZE MATCHES undefined)
        target_compile_options(separatrix_options INTERFACE -fno-sanitize-recover=undefined)
        target_link_options(separatrix_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
    target_compile_definitions(separatrix_options INTERFACE QT_FORCE_ASSERTS)
endif()

# separatrix_precompile(TARGET HEADER...). Not with unity builds: their few units read the headers in less time than
# it takes to precompile them.
function(separatrix_precompile target)
    if(NOT SEPARATRIX_UNITY)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()
