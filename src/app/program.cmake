# Embeds config/ in the program, so that `ledstang init` needs no files beside it.
file(GLOB_RECURSE config_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/config/*)
set(embedded_config ${CMAKE_CURRENT_BINARY_DIR}/app/embedded_config_files.cpp)
add_custom_command(
  OUTPUT ${embedded_config}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${embedded_config}" "-DCONFIG=${CMAKE_SOURCE_DIR}/config"
          -P ${CMAKE_CURRENT_LIST_DIR}/embed_config.cmake
  DEPENDS ${config_files} ${CMAKE_CURRENT_LIST_DIR}/embed_config.cmake
  COMMENT "Embedding the configuration" VERBATIM)
target_sources(ledstang_app PRIVATE ${embedded_config})

target_compile_definitions(ledstang_app PRIVATE LEDSTANG_VERSION="${PROJECT_VERSION}")
