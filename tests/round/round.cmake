# A small round on both stores, with five kills and a backup on the way; docs/performance.md has the full one.
foreach(store sqlite postgresql)
  add_test(NAME round_${store}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/round.py
            --store ${store} --managers 16 --pace 0.1 --arrive 3 --kills 5 --backup)
  set_tests_properties(round_${store} PROPERTIES
    ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;LEDSTANG_PROGRAM=$<TARGET_FILE:ledstang>"
    LABELS "scenarios;faults" SKIP_RETURN_CODE 77)
endforeach()
