package org.tenshot.archive;

import org.apache.spark.sql.SparkSession;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What `spark-submit` starts: `reembed` or `replay`. Without a master it runs on all cores of this
/// machine.
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description = "Embeds or judges again, on Apache Spark, what one machine is too small for.",
    footer = {
      "",
      "Examples:",
      "  reembed --pictures hdfs:///line4/pictures --history hdfs:///line4/all.jsonl --out hdfs:///line4/seen",
      "  replay --pictures parts --profile bearing.yaml --head bearing.head --out judged"
    })
public final class Archive implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Archive() {}

  /// The jobs, ready to be executed.
  static CommandLine commandLine() {
    return new CommandLine(new Archive())
        .addSubcommand(new ReembedCommand())
        .addSubcommand(new ReplayCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }

  /// @param args see `--help`
  public static void main(String[] args) {
    int code = commandLine().execute(args);
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    // A driver within a cluster that calls exit with 0 is taken for one that was killed.
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: reembed or replay.");
  }
}
