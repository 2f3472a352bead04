package org.tenshot.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// The people of this station. Any thread and several programs at once; each call sees what the
/// others wrote.
///
/// Before the first administrator is made the station is not set up: whoever sits in front of it
/// may change everything, as its screen says. There is no password that it comes with.
public final class People {

  private final PeopleFile file;
  private final Clock clock;
  private final Argon2.Cost cost;
  private final BooleanSupplier knownBefore;
  private final SecureRandom random = new SecureRandom();
  private volatile boolean seen;

  /// @param file of the station, in its data folder; made with the first administrator
  /// @param knownBefore true if the station was set up once: a list that was deleted does not open
  ///   it again
  public People(Path file, Clock clock, BooleanSupplier knownBefore) {
    this(file, clock, Argon2.Cost.RFC_9106, knownBefore);
  }

  People(Path file, Clock clock, Argon2.Cost cost, BooleanSupplier knownBefore) {
    this.file = new PeopleFile(file);
    this.clock = clock;
    this.cost = cost;
    this.knownBefore = knownBefore;
  }

  /// How the station stands.
  public sealed interface Standing {

    /// Nobody was made administrator yet: anyone may change everything.
    record NotSetUp() implements Standing {}

    /// These people may log in.
    record SetUp(List<Person> people) implements Standing {

      public SetUp {
        people = List.copyOf(people);
      }
    }

    /// Nobody can tell who may do what: the line runs, and nothing can be changed.
    record Unreadable(String sentence) implements Standing {}
  }

  /// How the station stands now.
  public Standing standing() {
    try {
      if (file.exists()) {
        seen = true;
        return new Standing.SetUp(file.read().stream().map(PeopleFile.Entry::person).toList());
      }
      return isKnown() ? new Standing.Unreadable(missing().sentence()) : new Standing.NotSetUp();
    } catch (TenshotException e) {
      return new Standing.Unreadable(e.sentence());
    }
  }

  private boolean isKnown() {
    return seen || knownBefore.getAsBoolean();
  }

  private TenshotException missing() {
    return new TenshotException(
        "The list of people %s is missing: put a copy of it back, or begin anew with `tenshot users add NAME --role administrator --anew`. Until then the line runs, and nothing that verdicts rest on can be changed."
            .formatted(file.path()));
  }

  /// Lets somebody do something, or says why not: the one place that asks the table.
  ///
  /// @param who has proven who they are; null for whoever stands in front of the station
  /// @param unknown how they are called while the station is not set up
  /// @return who it is, for the audit log
  /// @throws TenshotException if they may not
  public String admit(@Nullable String who, Permission wanted, String unknown)
      throws TenshotException {
    boolean anyone = wanted.heldBy(Role.OPERATOR);
    return switch (standing()) {
      case Standing.NotSetUp none -> unknown;
      case Standing.Unreadable(String sentence) when !anyone ->
          throw new TenshotException(sentence);
      case Standing.Unreadable none -> Person.OPERATOR;
      case Standing.SetUp(List<Person> people) -> admit(people, who, wanted);
    };
  }

  private static String admit(List<Person> people, @Nullable String who, Permission wanted)
      throws TenshotException {
    Optional<Person> person = people.stream().filter(own -> own.name().equals(who)).findFirst();
    Role role = person.map(Person::role).orElse(Role.OPERATOR);
    if (wanted.heldBy(role)) {
      return person.map(Person::name).orElse(Person.OPERATOR);
    }
    String needed = wanted.roles().stream().map(Role::toString).collect(Collectors.joining(" or "));
    throw new TenshotException(
        person.isEmpty()
            ? "To %s, log in as %s.".formatted(wanted.deed(), needed)
            : "%s is %s and may not %s: log in as %s.".formatted(who, role, wanted.deed(), needed));
  }

  /// Tries to log somebody in. A try counts before it is looked at, so that ending the program in
  /// the middle wins nothing.
  ///
  /// @param password is not kept; the caller wipes it
  /// @throws TenshotException if the list of people cannot be read or written
  public LogIn logIn(String name, char[] password) throws TenshotException {
    return file.alone(
        () -> {
          List<PeopleFile.Entry> all = file.exists() ? file.read() : List.of();
          Optional<PeopleFile.Entry> found =
              all.stream().filter(own -> Person.same(own.person().name(), name)).findFirst();
          if (found.isEmpty()) {
            // As slow as a wrong password: how long it takes says nothing about names.
            Argon2.hash(password, cost, new byte[Argon2.SALT]);
            return new LogIn.Wrong(Duration.ZERO);
          }
          return logIn(all, found.get(), password);
        });
  }

  private LogIn logIn(List<PeopleFile.Entry> all, PeopleFile.Entry own, char[] password)
      throws TenshotException {
    Duration left = own.lockout().left(clock.instant());
    if (!left.isZero()) {
      return new LogIn.Locked(left);
    }
    Lockout counted = own.lockout().more(clock.instant());
    file.write(replaced(all, own, own.with(counted)));
    if (!own.password().matches(password)) {
      return new LogIn.Wrong(counted.left(clock.instant()));
    }
    file.write(replaced(all, own, own.with(Lockout.NONE)));
    return new LogIn.Welcome(own.person());
  }

  private static List<PeopleFile.Entry> replaced(
      List<PeopleFile.Entry> all, PeopleFile.Entry before, PeopleFile.Entry after) {
    return all.stream().map(own -> own == before ? after : own).toList();
  }

  /// Checks that a person could be added, without adding.
  ///
  /// @param anew nobody of those before stays
  public void requireAddable(Person person, char[] password, boolean anew) throws TenshotException {
    Person.requireName(person.name());
    Passwords.require(password, person.name());
    List<PeopleFile.Entry> all = anew ? List.of() : everybody();
    if (all.isEmpty() && person.role() != Role.ADMINISTRATOR) {
      throw new TenshotException(
          "The first person must be an administrator: give --role administrator.");
    }
    if (all.stream().anyMatch(own -> Person.same(own.person().name(), person.name()))) {
      throw new TenshotException(
          "There is a %s already: give another name, or change role or password."
              .formatted(person.name()));
    }
  }

  /// Nobody where the station is not set up.
  private List<PeopleFile.Entry> everybody() throws TenshotException {
    if (file.exists()) {
      return file.read();
    }
    if (isKnown()) {
      throw missing();
    }
    return List.of();
  }

  /// Adds a person. The first one sets the station up and must be an administrator.
  ///
  /// @param anew puts the list that is there aside, whatever is in it
  public void add(Person person, char[] password, boolean anew) throws TenshotException {
    Argon2 hash = Argon2.of(password, cost, random);
    file.alone(
        () -> {
          requireAddable(person, password, anew);
          List<PeopleFile.Entry> all = new ArrayList<>(anew ? List.of() : everybody());
          if (anew) {
            file.putAside(clock.instant());
          }
          all.add(new PeopleFile.Entry(person, hash, Lockout.NONE));
          file.write(all);
          return person;
        });
  }

  /// A person by name.
  ///
  /// @throws TenshotException if there is none
  public Person named(String name) throws TenshotException {
    return entry(everybody(), name).person();
  }

  private PeopleFile.Entry entry(List<PeopleFile.Entry> all, String name) throws TenshotException {
    return all.stream()
        .filter(own -> Person.same(own.person().name(), name))
        .findFirst()
        .orElseThrow(
            () ->
                new TenshotException("There is no %s: see `tenshot users list`.".formatted(name)));
  }

  /// Removes a person; the last administrator stays.
  public void remove(String name) throws TenshotException {
    change(
        name, all -> all.stream().filter(own -> !Person.same(own.person().name(), name)).toList());
  }

  /// Gives a person another role; the last administrator stays one.
  public void give(String name, Role role) throws TenshotException {
    changeOne(
        name,
        own ->
            new PeopleFile.Entry(
                new Person(own.person().name(), role), own.password(), own.lockout()));
  }

  /// Gives a person another password and forgets wrong tries.
  public void renew(String name, char[] password) throws TenshotException {
    Passwords.require(password, name);
    Argon2 hash = Argon2.of(password, cost, random);
    changeOne(name, own -> new PeopleFile.Entry(own.person(), hash, Lockout.NONE));
  }

  private void changeOne(String name, UnaryOperator<PeopleFile.Entry> changed)
      throws TenshotException {
    change(
        name,
        all ->
            all.stream()
                .map(own -> Person.same(own.person().name(), name) ? changed.apply(own) : own)
                .toList());
  }

  private void change(String name, UnaryOperator<List<PeopleFile.Entry>> change)
      throws TenshotException {
    file.alone(
        () -> {
          List<PeopleFile.Entry> all = everybody();
          entry(all, name);
          List<PeopleFile.Entry> changed = change.apply(all);
          if (changed.stream().noneMatch(own -> own.person().role() == Role.ADMINISTRATOR)) {
            throw new TenshotException(
                "%s is the last administrator: make somebody else one first.".formatted(name));
          }
          file.write(changed);
          return changed;
        });
  }
}
