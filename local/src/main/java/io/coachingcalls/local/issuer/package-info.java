/** Signs the demo people in, as an identity provider would. */
@NullMarked
package io.coachingcalls.local.issuer;

import org.jspecify.annotations.NullMarked;
