# Embeds src/store/migrations/*.sql in the store's library, so that the program needs no files beside it.
file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/migrations/*.sql)
set(embedded ${CMAKE_CURRENT_BINARY_DIR}/store/embedded_migrations.cpp)
add_custom_command(
  OUTPUT ${embedded}
  COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${embedded}" "-DMIGRATIONS=${migrations}"
          -P ${CMAKE_CURRENT_LIST_DIR}/embed_migrations.cmake
  DEPENDS ${migrations} ${CMAKE_CURRENT_LIST_DIR}/embed_migrations.cmake
  COMMENT "Embedding the store's migrations" VERBATIM)
target_sources(ledstang_store PRIVATE ${embedded})
