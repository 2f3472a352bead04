package org.tenshot.registers;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Java's Vector API, an incubator module, loaded by the program itself. With `--add-modules` it
/// would be there from the start, but then Java keeps neither its modules nor linked classes in the
/// start cache.
///
/// Java's own agents are loaded in this way. It is no public way: the launcher of the installed
/// program, which brings its own Java, opens it by `--add-exports`. Where it is closed the program
/// does the same without the module, slower.
public final class VectorModule {

  /// System property of a program that rehearses a start for the start cache: what is loaded later
  /// than a start is not to be in it.
  public static final String REHEARSAL = "tenshot.rehearsal";

  private static final Logger LOG = LoggerFactory.getLogger(VectorModule.class);
  private static final String NAME = "jdk.incubator.vector";
  private static final String LOADER = "jdk.internal.module.Modules";

  private VectorModule() {}

  /// Loads the module unless it is there.
  ///
  /// @return false where it cannot be had
  public static boolean load() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return true;
    }
    if (Boolean.getBoolean(REHEARSAL)) {
      return false;
    }
    try {
      Class.forName(LOADER).getMethod("loadModule", String.class).invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.info("{} is not loaded: numbers are computed one at a time", NAME, e);
      return false;
    }
  }
}
