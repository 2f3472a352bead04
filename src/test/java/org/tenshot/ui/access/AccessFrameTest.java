package org.tenshot.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.tenshot.access.LogIn;

/// Somebody logs in and out.
class AccessFrameTest extends OpenAccessFrame {

  @Test
  void gloveAndPadLogInAndTheButtonSaysWhoItIs() throws Exception {
    assertThat(who.getAccessibleText()).contains("Nobody logged in").contains("Operator");
    people.answer = new LogIn.Welcome(DemoPeople.LI);
    press(who);
    press(name("Li Wei"));
    for (String key : List.of("#pad-2", "#pad-9", "#pad-9", "#log-in-erase", "#pad-0")) {
      press(key);
    }
    assertThat(text("#log-in-dots")).isEqualTo("●●●");
    press("#log-in-enter");
    assertThat(people.asked).contains("Li Wei 290");
    assertThat(asking()).isFalse();
    assertThat(who.getAccessibleText()).startsWith("Quality: Li Wei");
    press(who);
    assertThat(people.asked).endsWith("out");
    assertThat(who.getAccessibleText()).contains("Operator");
  }

  @Test
  void theKeyboardAloneDoesAsWellAndReachesNothingElse() throws Exception {
    people.answer = new LogIn.Welcome(DemoPeople.JANA);
    press(who);
    key(KeyCode.DOWN);
    type("w ä1x");
    key(KeyCode.BACK_SPACE);
    key(KeyCode.ENTER);
    settle();
    assertThat(people.asked).contains("Jana Nováková w ä1");
    assertThat(asking()).isFalse();
    assertThat(strayKeys).isZero();
    key(KeyCode.SPACE);
    assertThat(strayKeys).as("afterwards the screen has its keys again").isEqualTo(1);
  }

  @Test
  void aKeyLogsInAndOutFromAnywhereAndTabReachesTheButton() throws Exception {
    people.answer = new LogIn.Welcome(DemoPeople.LI);
    key(KeyCode.F12);
    assertThat(asking()).isTrue();
    key(KeyCode.ESCAPE);
    assertThat(asking()).isFalse();
    key(KeyCode.F12);
    key(KeyCode.DOWN);
    type("1");
    key(KeyCode.ENTER);
    settle();
    assertThat(asking()).isFalse();
    key(KeyCode.F12);
    assertThat(people.asked).contains("out");
    assertThat(asking()).isFalse();
    assertThat(strayKeys).as("the screen below gets neither").isZero();
    assertThat(who.isFocusTraversable()).isTrue();
    key(KeyCode.ENTER);
    assertThat(asking()).isTrue();
  }

  @Test
  void whoIsRefusedReadsWhyAndNothingOfThePasswordStays() throws Exception {
    people.answer = new LogIn.Locked(Duration.ofSeconds(19));
    press(who);
    press(name("Olga"));
    type("123");
    key(KeyCode.ENTER);
    settle();
    assertThat(asking()).isTrue();
    assertThat(text("#log-in-problem")).contains("Wait 20 s");
    assertThat(text("#log-in-dots")).doesNotContain("●");
    key(KeyCode.ESCAPE);
    assertThat(asking()).isFalse();
  }

  @Test
  void whoGivesUpWhileItIsCheckedSeesNothingMoreOfIt() throws Exception {
    CompletableFuture<LogIn> later = new CompletableFuture<>();
    people.later = later;
    press(who);
    press(name("Olga"));
    type("1");
    key(KeyCode.ENTER);
    assertThat(text("#log-in-dots")).contains("Checking");
    type("2");
    assertThat(people.asked).filteredOn(own -> own.startsWith("Olga")).containsExactly("Olga 1");
    key(KeyCode.ESCAPE);
    later.complete(new LogIn.Wrong(Duration.ZERO));
    settle();
    assertThat(asking()).isFalse();
  }

  @Test
  void whoGoesAwayIsLoggedOutAndEveryKeyCountsAsATouch() throws Exception {
    people.there = DemoPeople.LI;
    tick();
    assertThat(people.asked).isEmpty();
    key(KeyCode.A);
    assertThat(people.asked).isNotEmpty().containsOnly("touch");
    people.gone = true;
    tick();
    assertThat(who.getAccessibleText()).contains("Operator");
  }
}
