/** Making a call: {@code CreationResource} asks {@code CallCreation}, which plans it, keeps it, and makes its room. */
@NullMarked
package io.coachingcalls.calls.creation;

import org.jspecify.annotations.NullMarked;
