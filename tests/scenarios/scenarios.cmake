# The scenarios over HTTP and the command line, on both stores; without a PostgreSQL server its half is skipped.
file(GLOB scenario_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.py)
foreach(file IN LISTS scenario_files)
  get_filename_component(scenario ${file} NAME_WE)
  foreach(store sqlite postgresql)
    set(name scenario_${scenario}_${store})
    add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} ${file})
    set_tests_properties(${name} PROPERTIES
      ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;LEDSTANG_PROGRAM=$<TARGET_FILE:ledstang>;LEDSTANG_SCENARIO_STORE=${store}"
      LABELS scenarios SKIP_RETURN_CODE 77)
  endforeach()
endforeach()

# A short round; tests/faults/kill.py by hand does 200 writes.
foreach(store sqlite postgresql)
  add_test(NAME faults_kill_${store}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/faults/kill.py --writes 24)
  set_tests_properties(faults_kill_${store} PROPERTIES
    ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;LEDSTANG_PROGRAM=$<TARGET_FILE:ledstang>;LEDSTANG_SCENARIO_STORE=${store}"
    LABELS faults SKIP_RETURN_CODE 77)
endforeach()
