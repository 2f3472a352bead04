package org.tenshot.encode;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops and closes sessions where nobody could do anything about a failure to.
final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void after(OrtSession session, Exception failure) {
    try {
      session.close();
    } catch (OrtException e) {
      failure.addSuppressed(e);
    }
  }

  static void stop(RunOptions options, Path file) {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      LOG.warn("{} is not told to stop; its run is waited for", file, e);
    }
  }

  static void quietly(OrtSession session, Path file) {
    try {
      session.close();
    } catch (OrtException e) {
      LOG.warn("{} was not closed cleanly", file, e);
    }
  }
}
