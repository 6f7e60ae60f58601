# What goes to a user's machine, and in which Debian package. `./tycktill package` makes them (tools/package.sh).
# Libraries that a program needs are found by dpkg-shlibdeps, so the kiosk asks for no text recognition and the courier for
# no window.
include(GNUInstallDirs)
set(units ${PROJECT_SOURCE_DIR}/docs/systemd)
set(debian ${PROJECT_SOURCE_DIR}/cmake/debian)
set(unit_folder lib/systemd/system)

# program_package(NAME "one line" "more" TARGETS … UNITS … DEPENDS "…" USER tycktill|tycktill-office DATA folder)
function(program_package name summary description)
    cmake_parse_arguments(PACKAGE "" "DEPENDS;RECOMMENDS;USER;DATA" "TARGETS;UNITS" ${ARGN})
    string(TOUPPER ${name} upper)
    install(TARGETS ${PACKAGE_TARGETS} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${name})
    foreach(unit ${PACKAGE_UNITS})
        install(FILES ${units}/${unit} DESTINATION ${unit_folder} COMPONENT ${name})
    endforeach()
    foreach(target ${PACKAGE_TARGETS})
        # Made from --help by tools/package.sh.
        install(FILES ${CMAKE_BINARY_DIR}/man/${target}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${name} OPTIONAL)
    endforeach()
    install(FILES ${debian}/copyright ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION share/doc/tycktill-${name} COMPONENT ${name})
    install(FILES ${CMAKE_BINARY_DIR}/package/changelog.gz DESTINATION share/doc/tycktill-${name} COMPONENT ${name} OPTIONAL)

    set(USER_FILE "")
    if(PACKAGE_USER)
        set(USER_FILE ${PACKAGE_USER}.conf)
    endif()
    # A template starts nothing by itself.
    set(started ${PACKAGE_UNITS})
    list(FILTER started EXCLUDE REGEX "@")
    string(JOIN " " UNITS ${started})
    set(DATA "${PACKAGE_DATA}")
    foreach(script postinst prerm postrm)
        configure_file(${debian}/${script}.in ${CMAKE_BINARY_DIR}/package/${name}/${script} @ONLY
                       FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
    endforeach()
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME tycktill-${name} PARENT_SCOPE)
    set(CPACK_COMPONENT_${upper}_DESCRIPTION "${summary}\n${description}" PARENT_SCOPE)
    set(depends "tycktill-common (= ${PROJECT_VERSION})")
    if(PACKAGE_USER)
        string(APPEND depends ", systemd")
    endif()
    if(PACKAGE_DEPENDS)
        string(APPEND depends ", ${PACKAGE_DEPENDS}")
    endif()
    set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}" PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_RECOMMENDS "${PACKAGE_RECOMMENDS}" PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA
        "${CMAKE_BINARY_DIR}/package/${name}/postinst;${CMAKE_BINARY_DIR}/package/${name}/prerm;${CMAKE_BINARY_DIR}/package/${name}/postrm" PARENT_SCOPE)
    set(CPACK_DEBIAN_${upper}_PACKAGE_SHLIBDEPS ON PARENT_SCOPE)
endfunction()

program_package(kiosk "kiosk where anyone tells the municipality what they think"
    "A touch screen for care homes, schools and receptions. It opens no socket:\nwhat is left is sealed and kept until the courier fetches it."
    TARGETS tycktill-kiosk tycktill-slip
    UNITS tycktill-kiosk.service tycktill-slip.socket tycktill-slip@.service
    DEPENDS "tycktill-courier (= ${PROJECT_VERSION}), xserver-xorg, xinit" RECOMMENDS "espeak-ng, fonts-noto-core"
    USER tycktill DATA /var/lib/tycktill)
program_package(scan "scanning station for forms that came back by post"
    "Reads printed forms of the municipality from a scanner, a folder or files;\na person settles every doubt at the desk."
    TARGETS tycktill-scan tycktill-feed
    UNITS tycktill-intake.service
    DEPENDS "tycktill-courier (= ${PROJECT_VERSION}), tesseract-ocr-swe, tesseract-ocr-eng"
    USER tycktill DATA /var/lib/tycktill)
program_package(courier "courier between a station and its office"
    "Carries sealed submissions from the local store to the office,\nand its receipts back."
    TARGETS tycktill-courier
    UNITS tycktill-courier.service
    USER tycktill DATA /var/lib/tycktill)
program_package(office "office that receives, registers and answers"
    "Receives what stations send, keeps it sealed, and shows it to those\nwho have the key."
    TARGETS tycktill-office
    UNITS tycktill-office.service
    RECOMMENDS "postgresql" USER tycktill-office DATA /var/lib/tycktill-office)
program_package(forms "forms of a municipality: check, print, preview"
    "Checks a municipality's own file, prints its forms and posters, and shows\nwhat kiosk and paper will look like."
    TARGETS tycktill-forms)

# What all of them read.
install(PROGRAMS tools/tycktill-doctor DESTINATION bin COMPONENT common)
install(DIRECTORY assets/ DESTINATION ${CMAKE_INSTALL_DATADIR}/tycktill COMPONENT common)
install(FILES ${debian}/copyright LICENSE README.md SECURITY.md DESTINATION share/doc/tycktill-common COMPONENT common)
install(FILES ${CMAKE_BINARY_DIR}/package/changelog.gz DESTINATION share/doc/tycktill-common COMPONENT common OPTIONAL)
install(DIRECTORY docs/ DESTINATION share/doc/tycktill-common/docs COMPONENT common)
install(FILES ${debian}/station.toml DESTINATION share/doc/tycktill-common/examples COMPONENT common)
install(FILES ${debian}/completion DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tycktill-kiosk COMPONENT common)
foreach(program scan courier office forms slip doctor)
    install(CODE "execute_process(COMMAND \${CMAKE_COMMAND} -E create_symlink tycktill-kiosk \$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/bash-completion/completions/tycktill-${program})"
            COMPONENT common)
endforeach()
foreach(user tycktill tycktill-office)
    install(FILES ${debian}/${user}.sysusers DESTINATION lib/sysusers.d RENAME ${user}.conf COMPONENT common)
    install(FILES ${debian}/${user}.tmpfiles DESTINATION lib/tmpfiles.d RENAME ${user}.conf COMPONENT common)
endforeach()
set(CPACK_DEBIAN_COMMON_PACKAGE_NAME tycktill-common)
set(CPACK_DEBIAN_COMMON_PACKAGE_ARCHITECTURE all)
set(CPACK_COMPONENT_COMMON_DESCRIPTION "forms, fonts, words and guides of Tyck till\nWhat the kiosk, the scanning station and the office read.")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tycktill)
set(CPACK_PACKAGE_VENDOR "Tyck till")
set(CPACK_PACKAGE_CONTACT "Tyck till <tycktill@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "complaints, suggestions and praise to a Swedish municipality")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_COMPONENTS_ALL common kiosk scan courier office forms)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/packages)
include(CPack)
