/* Starts Plumbline: loads the Python beside it and hands on the arguments. Built twice, for the window and for a console. */

#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

typedef int (*PyMain)(int, wchar_t **);

/* By these another program's libraries or settings would come into this one. */
static const wchar_t *const unheard[] = {
    L"QT_PLUGIN_PATH", L"QT_QPA_PLATFORM_PLUGIN_PATH", L"OPENSSL_CONF", L"OPENSSL_MODULES", L"GIO_EXTRA_MODULES",
    L"GIO_MODULE_DIR", L"FONTCONFIG_SYSROOT",
};

static int refuse(void) {
    const wchar_t *said = L"Plumbline is not whole, or this computer does not let it start. Install it again, or ask your IT service.";
#ifdef CONSOLE
    DWORD written;
    HANDLE error = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(error, said, (DWORD)wcslen(said), &written, NULL))
        WriteFile(error, "Plumbline is not whole.\r\n", 25, &written, NULL);
#else
    MessageBoxW(NULL, said, L"Plumbline", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

int wmain(int count, wchar_t **given) {
    static wchar_t path[32768];
    static wchar_t *before[] = {NULL, L"-I", L"-B", L"-X", L"utf8", L"-m", L"desktop"};
    const int added = sizeof before / sizeof *before;
    wchar_t **arguments = calloc((size_t)(count + added), sizeof *arguments);
    DWORD length = GetModuleFileNameW(NULL, path, 32768 - 64);
    wchar_t *name = length ? wcsrchr(path, L'\\') : NULL;
    if (!arguments || !name)
        return refuse();

    /* No library comes from the working folder or from PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    for (size_t n = 0; n < sizeof unheard / sizeof *unheard; n++)
        SetEnvironmentVariableW(unheard[n], NULL);
    wcscpy(name, L"\\python\\" PYTHON_LIBRARY);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    PyMain start = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!start)
        return refuse();

    for (int n = 0; n < added; n++)
        arguments[n] = before[n];
    arguments[0] = given[0];
    for (int n = 1; n < count; n++)
        arguments[added + n - 1] = given[n];
    return start(added + count - 1, arguments);
}
