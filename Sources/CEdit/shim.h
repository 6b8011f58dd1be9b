#include <histedit.h>
#include <sys/signalfd.h>

/* Swift can neither call functions that end in `...` nor read the C library's streams. */

typedef wchar_t *stet_prompt(EditLine *);
typedef unsigned char stet_command(EditLine *, wint_t);

static inline EditLine *stet_edit_begin(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

static inline void stet_edit_set_up(EditLine *edit, void *owner, stet_prompt *prompt, el_rfunc_t keys) {
  el_wset(edit, EL_CLIENTDATA, owner);
  el_wset(edit, EL_PROMPT, prompt);
  el_wset(edit, EL_GETCFN, keys);
  el_wset(edit, EL_EDITOR, L"emacs");
  el_wset(edit, EL_SIGNAL, 0);
}

static inline void *stet_edit_owner(EditLine *edit) {
  void *owner = NULL;
  el_wget(edit, EL_CLIENTDATA, &owner);
  return owner;
}

static inline void stet_edit_bind_tab(EditLine *edit, stet_command *command) {
  el_wset(edit, EL_ADDFN, L"stet-complete", L"Completes the word before the cursor", command);
  el_wset(edit, EL_BIND, L"^I", L"stet-complete", NULL);
  el_wset(edit, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
}

static inline void stet_edit_refresh(EditLine *edit) { el_wset(edit, EL_REFRESH); }

/* 1 takes the terminal for editing, 0 gives it back as it was. */
static inline void stet_edit_take_terminal(EditLine *edit, int taken) {
  el_wset(edit, EL_PREP_TERM, taken);
}

static inline void stet_edit_keep_history(EditLine *edit, HistoryW *history, int most) {
  HistEventW event;
  history_w(history, &event, H_SETSIZE, most);
  history_w(history, &event, H_SETUNIQUE, 1);
  el_wset(edit, EL_HIST, history_w, history);
}

static inline void stet_history_add(HistoryW *history, const wchar_t *line) {
  HistEventW event;
  history_w(history, &event, H_ENTER, line);
}
