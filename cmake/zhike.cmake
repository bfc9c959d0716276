# SPDX-License-Identifier: Apache-2.0
# How every target of the house is made: one function a kind of target, so that rules stand in one place.

find_program(ZHIKE_CCACHE ccache)
if(ZHIKE_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${ZHIKE_CCACHE})
endif()
find_program(ZHIKE_MOLD mold)
if(ZHIKE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-fuse-ld=mold)
endif()

# Compiling QML ahead of time makes a start faster and a build slower: for releases, not for every day.
option(ZHIKE_COMPILE_QML "Compile QML to C++ ahead of time" OFF)
if(NOT ZHIKE_COMPILE_QML)
    set(ZHIKE_QML_CACHE NO_CACHEGEN)
endif()

add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# Flags of our own code: warnings are errors, in CI and on the desk alike.
function(zhike_flags target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror)
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    if(ZHIKE_SANITIZE)
        target_compile_options(${target} PUBLIC -fsanitize=${ZHIKE_SANITIZE} -fno-omit-frame-pointer)
        target_link_options(${target} PUBLIC -fsanitize=${ZHIKE_SANITIZE})
    endif()
endfunction()

# zhike_core(NAME [QOBJECTS] SOURCES … USES … PRIVATE_USES …): one room of core/.
# USES names rooms below it or outside libraries; QOBJECTS when the room has signals (moc runs only there).
function(zhike_core name)
    cmake_parse_arguments(arg "QOBJECTS" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
    add_library(zhike_${name} STATIC ${arg_SOURCES})
    set_target_properties(zhike_${name} PROPERTIES AUTOUIC OFF AUTOMOC ${arg_QOBJECTS})
    add_library(Zhike::${name} ALIAS zhike_${name})
    zhike_flags(zhike_${name})
    target_link_libraries(zhike_${name} PUBLIC Qt6::Core ${arg_USES} PRIVATE ${arg_PRIVATE_USES})
endfunction()

# zhike_test(NAME SOURCES … USES … LABELS … [ON_POSTGRES]): a Qt Test executable registered with ctest; offscreen, UTC, C locale.
# ON_POSTGRES: the same program a second time, with central's data on a PostgreSQL server of its own (tests/support/cluster.h);
# ON_PARTITIONS: a third time, there laid out over partitions.
function(zhike_test name)
    cmake_parse_arguments(arg "ON_POSTGRES;ON_PARTITIONS" "TIMEOUT" "SOURCES;USES;LABELS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    zhike_flags(${name})
    target_link_libraries(${name} PRIVATE Qt6::Test ${arg_USES})
    set(environment "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software;TZ=UTC;LC_ALL=C.UTF-8;ZHIKE_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    if(arg_TIMEOUT GREATER 300) # Qt Test ends a function after five minutes otherwise: too soon on two busy cores
        math(EXPR function_ms "${arg_TIMEOUT} * 1000")
        list(APPEND environment "QTEST_FUNCTION_TIMEOUT=${function_ms}")
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${environment}")
    foreach(engine postgres partitions)
        string(TOUPPER ON_${engine} wish)
        if(arg_${wish})
            add_test(NAME ${name}_${engine} COMMAND ${name})
            set_tests_properties(${name}_${engine} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" ENVIRONMENT "${environment};ZHIKE_TEST_ENGINE=${engine}")
        endif()
    endforeach()
endfunction()
