package org.tenshot.cli.common;

import java.io.Console;
import java.util.Locale;
import org.tenshot.domain.TenshotException;

/// Asks the person at the terminal. Where nobody sits there, an option has to answer.
public final class Consent {

  private Consent() {}

  /// @param question that is answered with yes or no
  /// @param option that a script gives instead
  /// @return true if the person typed yes
  /// @throws TenshotException if there is no person to ask
  public static boolean asked(String question, String option) throws TenshotException {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new TenshotException(
          question + " There is nobody at a terminal to ask: give " + option + " to say yes.");
    }
    String answer = console.readLine("%s Type yes or no: ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }
}
