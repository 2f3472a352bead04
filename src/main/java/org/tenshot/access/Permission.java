package org.tenshot.access;

import static org.tenshot.access.Role.ADMINISTRATOR;
import static org.tenshot.access.Role.OPERATOR;
import static org.tenshot.access.Role.QA;

import java.util.EnumSet;
import java.util.Set;

/// The table of what each role may do. There is no other one: whoever wants to know asks {@link
/// People#admit}.
public enum Permission {
  /// Start and stop the line.
  RUN_LINE("run the line", OPERATOR, QA, ADMINISTRATOR),
  /// Give the line another product; add and remove lines.
  CHOOSE_PRODUCT("choose the product", OPERATOR, QA, ADMINISTRATOR),
  /// Say on the line that a verdict is wrong, and take that back. No head learns from it by itself.
  LABEL_ON_LINE("call a verdict wrong", OPERATOR, QA, ADMINISTRATOR),
  /// Change one's own password.
  CHANGE_OWN_PASSWORD("change their own password", OPERATOR, QA, ADMINISTRATOR),
  /// Label, relabel, take back, import shots, and keep heads that judge nothing yet.
  TEACH("teach", QA, ADMINISTRATOR),
  /// Promote a head with its cuts, roll back, or let the line judge by a head that was not
  /// promoted.
  CHOOSE_HEAD("choose the head that judges", QA, ADMINISTRATOR),
  /// Write the sentences of a profile.
  WRITE_PROMPTS("write prompts", QA, ADMINISTRATOR),
  /// Choose and set cameras, draw regions, make products.
  SET_UP("set up cameras and products", QA, ADMINISTRATOR),
  /// Give groups of rejects their names, dismiss them as no kind of defect, and take either back.
  NAME_GROUPS("name or dismiss groups of rejects", QA, ADMINISTRATOR),
  /// Bring encoder packs in and take them out.
  CHANGE_ENCODERS("change encoder packs", ADMINISTRATOR),
  /// Have removed what the rules of retention no longer keep, without waiting for the station to.
  TIDY("remove what is no longer kept", ADMINISTRATOR),
  /// Put a backup in the place of the station's data.
  RESTORE("restore a backup", ADMINISTRATOR),
  /// Bring in a product from another station: its profile, shots and heads.
  IMPORT_PRODUCT("import a product", QA, ADMINISTRATOR),
  /// Say whose product files are trusted.
  TRUST_KEYS("trust another station", ADMINISTRATOR),
  /// Add and remove people, give them roles and passwords.
  CHANGE_PEOPLE("change people", ADMINISTRATOR);

  private final String deed;
  private final Set<Role> roles;

  Permission(String deed, Role first, Role... more) {
    this.deed = deed;
    this.roles = EnumSet.of(first, more);
  }

  /// True if this role may do it.
  public boolean heldBy(Role role) {
    return roles.contains(role);
  }

  /// Who may do it.
  public Set<Role> roles() {
    return EnumSet.copyOf(roles);
  }

  /// What may be done, for sentences: `choose the head that judges`.
  public String deed() {
    return deed;
  }
}
