package org.tenshot.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/// The log file, for whoever is asked to help; what a person must know stands on the screen or in
/// the terminal. Weeks without a person: a file a day, at most 20 MB each, at most 500 MB in all.
///
/// Logback asks for this class. It stands in the program and not in a file of Logback's, because
/// every start would read and interpret that before its first verdict.
public final class LogFile extends ContextAwareBase implements Configurator {

  /// System property: the folder of the log file.
  static final String FOLDER = "tenshot.logs";

  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0} %msg%n";
  private static final int DAYS = 60;

  /// Logback makes it.
  public LogFile() {}

  /// Writes into the folder that {@link #FOLDER} names. Where none is named, which is in tests,
  /// Logback looks further.
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    write(context, Path.of(folder));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Writes into a folder, which is made with the first line.
  static void write(LoggerContext context, Path folder) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setName("file");
    appender.setFile(folder.resolve("tenshot.log").toString());
    appender.setEncoder(lines(context));
    days(context, appender, folder).start();
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    // Looks for CUDA even where it is told not to, and warns about what it does not find.
    context.getLogger("ai.djl.util.cuda").setLevel(Level.OFF);
  }

  private static PatternLayoutEncoder lines(LoggerContext context) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(LINE);
    lines.start();
    return lines;
  }

  private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> days(
      LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path folder) {
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> days = new SizeAndTimeBasedRollingPolicy<>();
    days.setContext(context);
    days.setParent(appender);
    days.setFileNamePattern(folder.resolve("tenshot-%d.%i.log.gz").toString());
    days.setMaxFileSize(new FileSize(20 * FileSize.MB_COEFFICIENT));
    days.setMaxHistory(DAYS);
    days.setTotalSizeCap(new FileSize(500 * FileSize.MB_COEFFICIENT));
    appender.setRollingPolicy(days);
    return days;
  }
}
