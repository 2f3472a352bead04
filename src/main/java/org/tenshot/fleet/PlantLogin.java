package org.tenshot.fleet;

import java.util.Map;

/// Who logs in at the plant's database, and whose certificates are believed. From the environment
/// alone: never in a file of settings, never in a log.
///
/// @param user name of the role
/// @param password empty where the server asks for none
/// @param certificates a file of certificates in PEM, the only ones that are believed; empty for
///   those that Java believes
public record PlantLogin(String user, String password, String certificates) {

  /// Names the role; `tenshot` where it is not set.
  public static final String USER = "TENSHOT_SYNC_USER";

  /// Holds its password.
  public static final String PASSWORD = "TENSHOT_SYNC_PASSWORD";

  /// Names a file of certificates in PEM, as for outputs.
  static final String CERTIFICATES = "TENSHOT_CA";

  private static final String USUAL_USER = "tenshot";

  /// What an environment says.
  public static PlantLogin of(Map<String, String> environment) {
    String user = environment.getOrDefault(USER, "");
    return new PlantLogin(
        user.isBlank() ? USUAL_USER : user,
        environment.getOrDefault(PASSWORD, ""),
        environment.getOrDefault(CERTIFICATES, "").strip());
  }

  /// The same with another password.
  public PlantLogin with(String otherPassword) {
    return new PlantLogin(user, otherPassword, certificates);
  }

  /// Without the password.
  @Override
  public String toString() {
    return "PlantLogin[" + user + "]";
  }
}
