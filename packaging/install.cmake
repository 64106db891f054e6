# What `cmake --install` puts where. The tree can be moved: the program finds the rest of it from where it lies itself
# (src/app/installed_files.h). `cpack -G DEB` makes Debian's package of the same tree (packaging/debian.cmake).
#
#   bin/ledstang
#   lib/ledstang/               libraries that Debian does not have
#   lib/systemd/system/         the service
#   share/ledstang/web          the built browser client
#   share/ledstang/config       what `ledstang init` copies into a data folder
#   share/ledstang/examples     what the first run loads; nginx.conf, Caddyfile
#   share/ledstang/handbok      the handbook, in Swedish
#   etc/default/ledstang        the service's environment; below / for the prefix /usr

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # tests and benchmarks need not be built first
set(LEDSTANG_WEB_CLIENT ${CMAKE_SOURCE_DIR}/web/dist CACHE PATH "The built browser client, for the installation")

set_target_properties(ledstang PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/ledstang")
install(TARGETS ledstang RUNTIME DESTINATION bin)
# A room that brings such a library says so: set_property(GLOBAL APPEND PROPERTY LEDSTANG_BROUGHT_LIBRARIES FILE).
get_property(brought_libraries GLOBAL PROPERTY LEDSTANG_BROUGHT_LIBRARIES)
install(FILES ${brought_libraries} DESTINATION lib/ledstang)

install(CODE "
  if(NOT EXISTS \"${LEDSTANG_WEB_CLIENT}/index.html\")
    message(FATAL_ERROR \"The browser client is not built: ${LEDSTANG_WEB_CLIENT} has no index.html. \"
                        \"./dev package builds it, as does npm run build in web/.\")
  endif()")
install(DIRECTORY ${LEDSTANG_WEB_CLIENT}/ DESTINATION share/ledstang/web)
install(DIRECTORY config/ DESTINATION share/ledstang/config)
install(DIRECTORY examples/ DESTINATION share/ledstang/examples)
install(DIRECTORY docs/handbok/ DESTINATION share/ledstang/handbok)
install(FILES packaging/debian/copyright LICENSE DESTINATION share/doc/ledstang)

# The service names the program by its whole path, which is known when it is installed.
install(CODE "
  set(prefix \"\${CMAKE_INSTALL_PREFIX}\")
  set(settings \"\${prefix}/etc\")
  if(prefix STREQUAL \"/usr\")
    set(settings /etc)
  endif()
  configure_file(\"${CMAKE_SOURCE_DIR}/packaging/ledstang.service.in\" \"${CMAKE_BINARY_DIR}/ledstang.service\" @ONLY)
  file(INSTALL \"${CMAKE_BINARY_DIR}/ledstang.service\" DESTINATION \"\${prefix}/lib/systemd/system\")
  file(INSTALL \"${CMAKE_SOURCE_DIR}/packaging/default/ledstang\" DESTINATION \"\${settings}/default\")")
