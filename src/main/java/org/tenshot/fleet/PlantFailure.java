package org.tenshot.fleet;

import java.sql.SQLException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.tenshot.domain.TenshotException;

/// Turns what the driver and the server say into a sentence that a person can act on.
final class PlantFailure {

  private final PlantAddress address;
  private final PlantLogin login;

  PlantFailure(PlantAddress address, PlantLogin login) {
    this.address = address;
    this.login = login;
  }

  TenshotException explain(SQLException failure) {
    return new TenshotException(sentence(failure), failure);
  }

  private String sentence(SQLException failure) {
    String plant = "The plant's database " + address;
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    String said = said(failure);
    if (isAboutTls(failure)) {
      return plant
          + " cannot be reached over TLS ("
          + said
          + "): give the server a certificate for this host name, and name the file of who signed it in "
          + PlantLogin.CERTIFICATES
          + ".";
    }
    return switch (state) {
      case "28P01", "28000", "08004" ->
          "%s does not let %s in (%s): check %s and %s, and the server's pg_hba.conf."
              .formatted(plant, login.user(), said, PlantLogin.USER, PlantLogin.PASSWORD);
      case "3D000" -> plant + " is not there: have it made, or mend the address.";
      case "42501" ->
          "%s refuses %s something (%s): let the role own the tables, or grant it SELECT, INSERT and UPDATE on them and CREATE on the schema."
              .formatted(plant, login.user(), said);
      case "53100" -> plant + " has no room on its disk: rows wait here meanwhile.";
      case "25006" -> plant + " is a copy that can only be read: name the server that is written.";
      case "57P01", "57P02", "57P03" ->
          plant + " is being stopped or started: rows wait here meanwhile.";
      default ->
          state.startsWith("08")
              ? "%s cannot be reached (%s): rows wait here meanwhile. Check the network and the server."
                  .formatted(plant, said)
              : "%s failed (%s, %s).".formatted(plant, said, state);
    };
  }

  private static boolean isAboutTls(SQLException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    String said = said(failure);
    return said.contains("SSL")
        || said.contains("sslrootcert")
        || said.contains("could not be verified");
  }

  /// In one line and without the row that it was about.
  private static String said(SQLException failure) {
    String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    return message.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
  }
}
