package org.tenshot.cli.history;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.EncoderOptions;
import org.tenshot.cli.common.LogOption;
import org.tenshot.cli.common.Searches;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;
import org.tenshot.recall.Recall;
import org.tenshot.store.History;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a search by likeness looks, and what sees for it. Filled in by picocli.
final class SearchOptions {

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Profile whose region of the picture is looked at. Default: the whole picture.")
  private @Nullable String profile;

  @Mixin private LogOption log = new LogOption();

  @Mixin private EncoderOptions encoder = new EncoderOptions();

  /// Opens the log for questions.
  History open(Workshop workshop) throws TenshotException {
    return log.history(workshop);
  }

  /// Opens the search through what an encoder saw.
  Recall recall(Workshop workshop, History history, EncoderId seen) throws TenshotException {
    return Recall.open(history, seen, Searches.folder(workshop.place(log.file())));
  }

  Searches.Query words(Searches searches, String words) throws TenshotException {
    return searches.words(words, encoder);
  }

  Searches.Query picture(Searches searches, Path file) throws TenshotException {
    return searches.picture(file, profile, encoder);
  }
}
