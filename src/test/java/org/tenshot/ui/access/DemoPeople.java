package org.tenshot.ui.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.LogIn;
import org.tenshot.access.People;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.access.Session;

/// A station with three people that writes down what the screen asks of it.
final class DemoPeople implements AccessActions {

  static final Person JANA = new Person("Jana Nováková", Role.ADMINISTRATOR);
  static final Person LI = new Person("Li Wei", Role.QA);

  final List<String> asked = new ArrayList<>();
  People.Standing standing =
      new People.Standing.SetUp(List.of(JANA, LI, new Person("Olga", Role.OPERATOR)));
  @Nullable Person there;
  boolean gone;
  LogIn answer = new LogIn.Wrong(Duration.ZERO);
  @Nullable CompletableFuture<LogIn> later;

  @Override
  public Session.View who() {
    return new Session.View(standing, there);
  }

  @Override
  public CompletionStage<LogIn> logIn(String name, char[] password) {
    asked.add(name + " " + new String(password));
    if (later != null) {
      return later;
    }
    if (answer instanceof LogIn.Welcome(Person person)) {
      there = person;
    }
    return CompletableFuture.completedFuture(answer);
  }

  @Override
  public void logOut() {
    asked.add("out");
    there = null;
  }

  @Override
  public void touch() {
    asked.add("touch");
  }

  @Override
  public boolean expire() {
    boolean now = gone && there != null;
    if (now) {
      there = null;
    }
    return now;
  }
}
