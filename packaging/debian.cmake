# Debian's package: `cpack -G DEB --config build/release/CPackConfig.cmake`, or `./dev package`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ledstang)
set(CPACK_PACKAGE_VENDOR Ledstång)
set(CPACK_PACKAGE_CONTACT "Ledstång <ledstang@example.org>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://ledstang.example.org")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "management system for a healthcare region")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "From the plan's goals, through measures and outcomes, to a judged scorecard\n and the signed report, with every figure's way back to its source.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Where the libraries that the package brings lie: no other package is asked for them.
foreach(library IN LISTS brought_libraries)
  get_filename_component(folder ${library} DIRECTORY)
  list(APPEND CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${folder})
endforeach()
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser")
# Programs that write PDF and Word, the report's font and the drawing of its charts.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "weasyprint, pandoc, librsvg2-bin, fonts-crosextra-carlito")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx | caddy, postgresql-15, postgresql-client-15")
set(CPACK_STRIP_FILES ON)

# Staged by DESTDIR, so that /etc can stand beside /usr and the service knows where it is going to lie.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(debian ${CMAKE_SOURCE_DIR}/packaging/debian)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${debian}/postinst;${debian}/prerm;${debian}/postrm;${debian}/conffiles")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
