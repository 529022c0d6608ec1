# separatrix_automoc(TARGET): AUTOMOC with a moc that reads our headers and not what they include. It needs no more, and
# Qt's and the standard library's headers anew for each class took a tenth of the build.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core)
get_target_property(SEPARATRIX_MOC Qt6::moc LOCATION)
configure_file(${CMAKE_CURRENT_LIST_DIR}/moc.in ${CMAKE_BINARY_DIR}/moc @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

function(separatrix_automoc target)
    set_target_properties(${target} PROPERTIES
        AUTOMOC ON AUTOMOC_EXECUTABLE ${CMAKE_BINARY_DIR}/moc AUTOMOC_COMPILER_PREDEFINES OFF
        AUTOGEN_ORIGIN_DEPENDS OFF)  # nothing of what it links is generated: no need to wait for it
endfunction()
