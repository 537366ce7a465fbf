/// The status histories of GitHub, an incident a line.
@NullMarked
package io.incidentledger.command.imports.formats.github;

import org.jspecify.annotations.NullMarked;
