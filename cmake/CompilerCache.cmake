# ccache, if it is there. The sloppiness is what it needs to see through precompiled headers.
find_program(SEPARATRIX_CCACHE ccache)
mark_as_advanced(SEPARATRIX_CCACHE)
if(SEPARATRIX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${SEPARATRIX_CCACHE})
endif()
