package org.tenshot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// Who is logged in at a screen.
class SessionTest {

  private static final char[] PIN = "294857".toCharArray();

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private People people;
  private Session session;

  @BeforeEach
  void setUp() throws TenshotException {
    people =
        new People(
            folder.resolve("people.json"),
            Clock.systemUTC(),
            new Argon2.Cost(8, 1, 1),
            () -> false);
    people.add(new Person("Jana", Role.ADMINISTRATOR), PIN, false);
    people.add(new Person("Li", Role.QA), PIN, false);
    session = new Session(people, "mario", Duration.ofMinutes(5), nanos::get);
  }

  @Test
  void whoIsLoggedInMayAndIsWrittenDown() throws Exception {
    assertThatThrownBy(() -> session.admit(Permission.TEACH)).hasMessageContaining("log in");
    assertThat(session.admit(Permission.RUN_LINE)).isEqualTo("operator");
    assertThat(session.logIn("Li", "000001".toCharArray())).isInstanceOf(LogIn.Wrong.class);
    assertThatThrownBy(() -> session.admit(Permission.TEACH)).isInstanceOf(TenshotException.class);
    session.logIn("Li", PIN);
    assertThat(session.view().person()).isEqualTo(new Person("Li", Role.QA));
    assertThat(session.admit(Permission.TEACH)).isEqualTo("Li");
    session.logOut();
    assertThatThrownBy(() -> session.admit(Permission.TEACH)).isInstanceOf(TenshotException.class);
  }

  @Test
  void whoGoesAwayIsLoggedOut() throws Exception {
    session.logIn("Li", PIN);
    pass(Duration.ofMinutes(4));
    session.touch();
    pass(Duration.ofMinutes(4));
    assertThat(session.expire()).isEmpty();
    assertThat(session.admit(Permission.TEACH)).isEqualTo("Li");
    pass(Duration.ofMinutes(2));
    session.touch();
    assertThat(session.view().person()).as("the touch comes too late").isNull();
    assertThatThrownBy(() -> session.admit(Permission.TEACH)).isInstanceOf(TenshotException.class);
    session.logIn("Li", PIN);
    pass(Duration.ofMinutes(5));
    assertThat(session.expire()).contains("Li");
    assertThat(session.expire()).isEmpty();
  }

  @Test
  void whatAnAdministratorChangesMeanwhileHoldsAtOnce() throws Exception {
    session.logIn("Li", PIN);
    people.give("Li", Role.OPERATOR);
    assertThatThrownBy(() -> session.admit(Permission.TEACH))
        .hasMessageContaining("Li is operator");
    people.remove("Li");
    assertThat(session.view().person()).isNull();
    assertThatThrownBy(() -> session.admit(Permission.TEACH)).isInstanceOf(TenshotException.class);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
