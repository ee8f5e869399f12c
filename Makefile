# The two commands of a newcomer. All else is CMake: see CONTRIBUTING.md.

.PHONY: demo test build packages clean

build: packages
	cmake --preset release
	cmake --build --preset release

demo: packages
	cmake --preset release
	cmake --build --preset release --target assets
	build/release/hearsay demo

test: build
	ctest --preset release

packages:
	scripts/install-packages.sh

clean:
	rm -rf build
