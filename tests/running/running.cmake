# Installing, packaging, upgrading and what stands in front. Each leaves itself out, and says why, where it cannot be made.
function(running_test name labels)
  add_test(NAME running_${name} COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/${ARGN})
  set_tests_properties(running_${name} PROPERTIES
    ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;LEDSTANG_PROGRAM=$<TARGET_FILE:ledstang>;LEDSTANG_BUILD=${CMAKE_BINARY_DIR}"
    LABELS "${labels}" SKIP_RETURN_CODE 77)
endfunction()
running_test(install packaging install_test.py)
running_test(package packaging package_test.py)
# Both write what the installation is made from.
set_tests_properties(running_install running_package PROPERTIES RESOURCE_LOCK installation)
running_test(proxies scenarios proxies_test.py)
foreach(store sqlite postgresql)
  running_test(upgrade_${store} scenarios upgrade_test.py)
  set_property(TEST running_upgrade_${store} APPEND PROPERTY ENVIRONMENT "LEDSTANG_SCENARIO_STORE=${store}")
endforeach()
