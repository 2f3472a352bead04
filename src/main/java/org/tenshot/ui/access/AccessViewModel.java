package org.tenshot.ui.access;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tenshot.access.LogIn;
import org.tenshot.access.People;
import org.tenshot.access.Person;
import org.tenshot.access.Session;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;

/// Thinks for the log-in: whose password is typed, and who is there. On the drawing thread.
public final class AccessViewModel {

  private static final int LONGEST = 128;

  /// Between two looks at who may log in, in ticks.
  private static final int LOOK = 5;

  private final AccessActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<AccessView> view = new ReadOnlyObjectWrapper<>();
  private final char[] secret = new char[LONGEST];
  private Session.View who;
  private boolean asking;
  private String why = "";
  private String name = "";
  private int typed;
  private boolean busy;
  private String problem = "";
  private long attempt;
  private int ticks;

  public AccessViewModel(AccessActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.who = actions.who();
    publish();
  }

  ReadOnlyObjectProperty<AccessView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Asks who is there.
  ///
  /// @param because what somebody wanted and may not; empty where they want to log in
  public void ask(String because) {
    who = actions.who();
    asking = true;
    why = because;
    problem = "";
    List<String> names = names();
    Person person = who.person();
    name = names.size() == 1 ? names.getFirst() : person == null ? "" : person.name();
    forget();
    publish();
  }

  /// Logs out whoever is there, else asks who is.
  void askOrLogOut() {
    if (who.person() == null) {
      ask("");
    } else {
      actions.logOut();
      look();
    }
  }

  /// Who may log in.
  List<String> names() {
    return who.standing() instanceof People.Standing.SetUp(List<Person> people)
        ? people.stream().map(Person::name).toList()
        : List.of();
  }

  void choose(String chosen) {
    name = chosen;
    problem = "";
    forget();
    publish();
  }

  /// The next name, or with -1 the one before.
  void chooseNext(int step) {
    List<String> names = names();
    if (!names.isEmpty()) {
      choose(names.get(Math.floorMod(names.indexOf(name) + step, names.size())));
    }
  }

  void type(char key) {
    if (!busy && !name.isEmpty() && typed < LONGEST) {
      secret[typed++] = key;
      problem = "";
      publish();
    }
  }

  void erase() {
    if (!busy && typed > 0) {
      secret[--typed] = '\0';
      publish();
    }
  }

  void enter() {
    if (busy || name.isEmpty() || typed == 0) {
      return;
    }
    char[] password = Arrays.copyOf(secret, typed);
    forget();
    busy = true;
    long mine = ++attempt;
    publish();
    bridge.answer(
        actions.logIn(name, password),
        answer -> answered(mine, answer),
        sentence -> refused(mine, sentence));
  }

  private void answered(long mine, LogIn answer) {
    switch (answer) {
      case LogIn.Welcome welcome -> {
        who = actions.who();
        if (mine == attempt) {
          busy = false;
          giveUp();
        } else {
          publish();
        }
      }
      case LogIn.Wrong(var pause) ->
          refused(
              mine,
              pause.isZero()
                  ? strings.text("access.wrong")
                  : strings.text("access.wrong.wait", strings.number(pause.toSeconds())));
      case LogIn.Locked(var left) ->
          refused(mine, strings.text("access.locked", strings.number(left.toSeconds() + 1)));
    }
  }

  private void refused(long mine, String sentence) {
    if (mine == attempt) {
      busy = false;
      problem = sentence;
      publish();
    }
  }

  /// Takes the pad away.
  void giveUp() {
    asking = false;
    why = "";
    problem = "";
    forget();
    publish();
  }

  private void forget() {
    Arrays.fill(secret, '\0');
    typed = 0;
  }

  void touch() {
    actions.touch();
  }

  /// Once a second: logs out whoever went away, and sees what others changed.
  void tick() {
    ticks++;
    if (actions.expire() || ticks % LOOK == 0) {
      look();
    }
  }

  private void look() {
    who = actions.who();
    publish();
  }

  private void publish() {
    view.set(new AccessView(who, asking, why, name, typed, busy, problem));
  }
}
