// Draws many ANSI files to PNG in one process with libansilove, to measure its drawing and not the start of a process
// per file. Input, one per line: COLUMNS, a blank, the file. Prints the seconds of wall-clock and CPU time.
#include <ansilove.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static void fail(struct ansilove_ctx *art, const char *file) {
  fprintf(stderr, "%s: %s\n", file, ansilove_error(art));
  exit(1);
}

int main(void) {
  struct timespec from, to;
  struct rusage used;
  char line[4096];
  clock_gettime(CLOCK_MONOTONIC, &from);
  while (fgets(line, sizeof line, stdin) != NULL) {
    struct ansilove_ctx art;
    struct ansilove_options options;
    char *file, picture[4200];
    line[strcspn(line, "\n")] = '\0';
    int columns = (int)strtol(line, &file, 10);
    file += *file == ' ';
    snprintf(picture, sizeof picture, "%s.png", file);
    if (ansilove_init(&art, &options) == -1) fail(&art, file);
    options.columns = (int16_t)columns;
    if (ansilove_loadfile(&art, file) == -1 || ansilove_ansi(&art, &options) == -1 ||
        ansilove_savefile(&art, picture) == -1)
      fail(&art, file);
    ansilove_clean(&art);
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  getrusage(RUSAGE_SELF, &used);
  printf("{\"wall_s\":%f,\"cpu_s\":%f}", (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9,
         seconds(used.ru_utime) + seconds(used.ru_stime));
  return 0;
}
