// Runs a program and notes its functions in the order of their first calls. A breakpoint stands on the first
// instruction of each function until it is hit. Linux on x86-64.
//
//     first-calls SYMBOLS LIST PROGRAM
//
// SYMBOLS has a line "ADDRESS NAME" for each function, ascending, in hexadecimal, from the program's first byte on.
// LIST gets a name a line, each at once, because the caller may kill the program.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __x86_64__
#error "first-calls knows the breakpoints of x86-64 only"
#endif

#define INT3 0xcc

struct function {
    unsigned long address;
    char *name;
    unsigned char first_byte;
    int was_called;
};

static struct function *functions;
static size_t count;

static void fail(const char *what) {
    fprintf(stderr, "first-calls: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void read_symbols(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) fail(path);
    size_t room = 0;
    unsigned long address;
    char *name;
    while (fscanf(file, "%lx %m[^\n]", &address, &name) == 2) {
        if (count == room) {
            room = room * 2 + 1024;
            functions = realloc(functions, room * sizeof *functions);
            if (!functions) fail(path);
        }
        functions[count++] = (struct function){address, name, 0, 0};
    }
    fclose(file);
}

static int by_address(const void *key, const void *element) {
    unsigned long address = *(const unsigned long *)key, other = ((const struct function *)element)->address;
    return address < other ? -1 : address > other;
}

/// Where the kernel has put the program: the start of the mapping that it lists first.
static unsigned long base_of(pid_t process) {
    char path[64];
    unsigned long base;
    snprintf(path, sizeof path, "/proc/%d/maps", process);
    FILE *file = fopen(path, "r");
    if (!file || fscanf(file, "%lx", &base) != 1) fail(path);
    fclose(file);
    return base;
}

static int open_memory(pid_t process) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", process);
    int memory = open(path, O_RDWR);
    if (memory < 0) fail(path);
    return memory;
}

static void set_breakpoints(int memory, unsigned long base) {
    const unsigned char breakpoint = INT3;
    for (size_t i = 0; i < count; i++) {
        off_t at = base + functions[i].address;
        if (pread(memory, &functions[i].first_byte, 1, at) != 1 || pwrite(memory, &breakpoint, 1, at) != 1)
            fail(functions[i].name);
    }
}

/// The function whose breakpoint has stopped a thread, or none. The thread will resume at the true instruction. Another
/// thread may have removed the breakpoint between this one's stop and its turn here.
static struct function *resume_at_breakpoint(pid_t thread, int memory, unsigned long base) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, thread, 0, &registers) != 0) return NULL;
    unsigned long address = registers.rip - 1 - base;
    struct function *called = bsearch(&address, functions, count, sizeof *functions, by_address);
    if (!called) return NULL;
    if (pwrite(memory, &called->first_byte, 1, base + address) != 1) fail(called->name);
    registers.rip--;
    if (ptrace(PTRACE_SETREGS, thread, 0, &registers) != 0) fail("PTRACE_SETREGS");
    return called;
}

/// Until the process ends; gives its exit code.
static int note_calls(pid_t process, int memory, unsigned long base, FILE *list) {
    for (;;) {
        int status;
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0) fail("waitpid");
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (thread == process) return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            continue;
        }
        int signal = WSTOPSIG(status), is_event = status >> 16 != 0;
        if (signal == SIGTRAP && !is_event) {
            struct function *called = resume_at_breakpoint(thread, memory, base);
            if (called) signal = 0;
            if (called && !called->was_called) {
                called->was_called = 1;
                fprintf(list, "%s\n", called->name);
                fflush(list);
            }
        } else if (is_event || signal == SIGSTOP) {
            signal = 0; // a thread begins
        }
        ptrace(PTRACE_CONT, thread, 0, (long)signal);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: first-calls SYMBOLS LIST PROGRAM\n");
        return 2;
    }
    read_symbols(argv[1]);
    FILE *list = fopen(argv[2], "w");
    if (!list) fail(argv[2]);
    pid_t process = fork();
    if (process < 0) fail("fork");
    if (process == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(argv[3], argv + 3);
        fail(argv[3]);
    }
    int status;
    if (waitpid(process, &status, 0) < 0 || !WIFSTOPPED(status)) return 1;
    unsigned long base = base_of(process);
    int memory = open_memory(process);
    set_breakpoints(memory, base);
    if (ptrace(PTRACE_SETOPTIONS, process, 0, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL) != 0) fail("PTRACE_SETOPTIONS");
    if (ptrace(PTRACE_CONT, process, 0, 0) != 0) fail("PTRACE_CONT");
    return note_calls(process, memory, base, list);
}
