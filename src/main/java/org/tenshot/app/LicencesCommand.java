package org.tenshot.app;

import java.util.concurrent.Callable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Packs;
import picocli.CommandLine.Command;

/// `tenshot licences`: whose work is in the program and in the encoders, and under which licence.
@Command(
    name = "licences",
    mixinStandardHelpOptions = true,
    description = "Prints whose work is in the program and in the encoders of this station.")
final class LicencesCommand implements Callable<Integer> {

  private final LicenceText text;

  LicencesCommand(Places places, Packs packs) {
    this.text = new LicenceText(places, packs);
  }

  @Override
  public Integer call() throws TenshotException {
    System.out.println(text.text());
    return ExitCode.OK;
  }
}
