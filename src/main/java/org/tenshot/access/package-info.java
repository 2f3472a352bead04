/// Who may change what: roles, the table of permissions, passwords and log-ins.
///
/// Must not know what the changes are: whoever makes one asks first. The operator needs nothing
/// from here to run the line.
@NullMarked
package org.tenshot.access;

import org.jspecify.annotations.NullMarked;
