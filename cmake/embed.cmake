# cmake -DOUT=file.cc -DNAMESPACE=ns -DFILES="a;b" -P embed.cmake
# Writes a C++ file that holds each file as `constexpr std::string_view NAME`, NAME being the file's up to its first dot.
set(code "// Made from files of the project by cmake/embed.cmake.\n#include <string_view>\nnamespace ${NAMESPACE} {\n")
foreach(path IN LISTS FILES)
  get_filename_component(name "${path}" NAME_WE)
  file(READ "${path}" text)
  string(APPEND code "extern const std::string_view ${name};\nconst std::string_view ${name} = R\"embedded(${text})embedded\";\n")
endforeach()
string(APPEND code "}\n")
file(WRITE "${OUT}" "${code}")
